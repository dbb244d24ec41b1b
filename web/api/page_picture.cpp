// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/draw_page.hpp"
#include "web/api/api.hpp"
#include "web/api/unclear.hpp"
#include "web/http/problem.hpp"

namespace dossier::web::api {

Result<Reply> page_picture(Call& call) {
  constexpr std::string_view ending = "/page.png";
  constexpr std::uint32_t usual_width = 900;
  const auto page = call.parameters.take_number("page", 0, 1, UINT32_MAX);
  const auto width = call.parameters.take_number("width", usual_width, least_width, most_width);
  if (auto reply = unclear(call)) return std::move(*reply);
  if (!call.argument.ends_with(ending)) {
    return Error{ErrorCode::NotFound, "There is no such address.", "see /api/v1/openapi.json"};
  }
  const auto doc = call.catalogue.find(call.argument.substr(0, call.argument.size() - ending.size()));
  if (!doc) return doc.error();
  const auto passage = call.catalogue.passage(*doc);
  if (!passage) return passage.error();
  const auto picture = call.snapshot.pictures().picture(call.catalogue, *passage, page, width);
  if (picture) return Reply{200, "image/png", {}, **picture};
  const auto& error = picture.error();
  // The file is another one than the index tells of.
  if (error.code == ErrorCode::BadData) return problem(409, "file-changed", error.message, error.hint);
  return error;
}

}  // namespace dossier::web::api

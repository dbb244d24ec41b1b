// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/http/problem.hpp"

#include <nlohmann/json.hpp>
#include "searcher/output/json_parts.hpp"

namespace dossier::web {

Reply problem(int status, std::string_view code, std::string_view detail, std::string_view hint) {
  nlohmann::ordered_json json{{"type", "urn:dossier:problem:" + std::string(code)},
                              {"title", status_phrase(status)},
                              {"status", status},
                              {"code", code},
                              {"detail", detail}};
  if (!hint.empty()) json["hint"] = hint;
  Reply reply;
  reply.status = status;
  reply.content_type = "application/problem+json";
  reply.body = json_parts::printed(json, 2) + "\n";
  return reply;
}

Reply problem(const Error& error) {
  return problem(http_status(error.code), to_string(error.code), error.message, error.hint);
}

}  // namespace dossier::web

// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/http/problem.hpp"

#include "searcher/output/json_parts.hpp"

#include <string>

namespace dossier::web {

namespace {

/// A member of the object. Written as text, since this is also the answer where there is no memory: the destructor of
/// an object of nlohmann::json allocates, that of a string does not.
std::string member(std::string_view name, std::string_view value) {
  return ",\n  \"" + std::string(name) + "\": " + json_parts::printed(json_parts::Json(value), -1);
}

}  // namespace

Reply problem(int status, std::string_view code, std::string_view detail, std::string_view hint) {
  Reply reply;
  reply.status = status;
  reply.content_type = "application/problem+json";
  reply.body = "{" + member("type", "urn:dossier:problem:" + std::string(code)).substr(1) +
               member("title", status_phrase(status)) + ",\n  \"status\": " + std::to_string(status) +
               member("code", code) + member("detail", detail) + (hint.empty() ? std::string() : member("hint", hint)) +
               "\n}\n";
  return reply;
}

Reply problem(const Error& error) {
  return problem(http_status(error.code), to_string(error.code), error.message, error.hint);
}

}  // namespace dossier::web

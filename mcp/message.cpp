// SPDX-License-Identifier: GPL-3.0-or-later
#include "mcp/message.hpp"

#include "base/encoding/json_depth.hpp"
#include "base/utf8.hpp"

#include <utility>

namespace dossier::mcp {
namespace {

Refusal refused(int code, std::string message, Json id = nullptr) {
  return {std::move(id), {code, std::move(message), nullptr}};
}

bool is_id(const Json& id) { return id.is_string() || id.is_number_integer(); }

std::string printed(const Json& json) { return json_parts::printed(json, -1); }

}  // namespace

std::variant<Message, Refusal> parse_message(std::string_view line) {
  if (line.size() > longest_line) {
    return refused(code::invalid_request, "The line is longer than " + std::to_string(longest_line) + " bytes.");
  }
  if (!utf8::valid(line)) return refused(code::parse_error, "The line is not valid UTF-8.");
  if (nests_too_deep(line)) return refused(code::parse_error, "The JSON is nested too deeply.");
  auto json = Json::parse(line, nullptr, false);
  if (json.is_discarded()) return refused(code::parse_error, "The line is not valid JSON.");
  if (json.is_array()) return refused(code::invalid_request, "Batches are not supported: send one message per line.");
  if (!json.is_object()) return refused(code::invalid_request, "A message is a JSON object.");

  Message message;
  const auto id = json.find("id");
  const bool has_id = id != json.end();
  if (has_id && is_id(*id)) message.id = *id;
  const auto version = json.find("jsonrpc");
  if (version == json.end() || *version != "2.0") {
    return refused(code::invalid_request, "`jsonrpc` must be \"2.0\".", message.id);
  }
  const auto method = json.find("method");
  if (method == json.end() && (json.contains("result") || json.contains("error"))) {
    message.kind = Message::Kind::Response;
    return message;
  }
  if (has_id && !is_id(*id)) return refused(code::invalid_request, "`id` must be text or a whole number.");
  if (method == json.end() || !method->is_string()) {
    return refused(code::invalid_request, "`method` must be text.", message.id);
  }
  message.kind = has_id ? Message::Kind::Request : Message::Kind::Notification;
  message.method = method->get<std::string>();
  if (const auto params = json.find("params"); params != json.end()) {
    if (!params->is_object()) return refused(code::invalid_params, "`params` must be an object.", message.id);
    message.params = std::move(*params);
  }
  return message;
}

std::string result_line(const Json& id, const Json& result) {
  return printed({{"jsonrpc", "2.0"}, {"id", id}, {"result", result}});
}

std::string error_line(const Json& id, const Fault& fault) {
  Json json{{"jsonrpc", "2.0"}};
  if (!id.is_null()) json["id"] = id;
  json["error"] = {{"code", fault.code}, {"message", fault.message}};
  if (!fault.data.is_null()) json["error"]["data"] = fault.data;
  return printed(json);
}

}  // namespace dossier::mcp

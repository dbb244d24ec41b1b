// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/client/json.hpp"

namespace dossier::cluster {
namespace {

const Json null_json;
const Json no_items = Json::array();

}  // namespace

const Json& at(const Json& json, std::string_view key) {
  if (!json.is_object()) return null_json;
  const auto found = json.find(key);
  return found == json.end() ? null_json : *found;
}

const Json& at(const Json& json, std::string_view key, std::string_view below) { return at(at(json, key), below); }

std::string text_of(const Json& json) { return json.is_string() ? json.get<std::string>() : std::string(); }

std::uint64_t number_of(const Json& json) {
  if (json.is_number_unsigned()) return json.get<std::uint64_t>();
  if (json.is_number() && json.get<double>() > 0) return static_cast<std::uint64_t>(json.get<double>());
  return 0;
}

const Json& list_of(const Json& json) { return json.is_array() ? json : no_items; }

Json parsed(std::string_view text) {
  auto json = Json::parse(text, nullptr, false);
  return json.is_discarded() ? Json() : json;
}

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

void append_quoted(std::string& out, std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  out += '"';
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= ' ' && c != '"' && c != '\\') continue;
    out.append(text, begin, i - begin);
    begin = i + 1;
    if (c == '"' || c == '\\') {
      out += '\\';
      out += text[i];
    } else {
      out += "\\u00";
      out += digits[c >> 4U];
      out += digits[c & 15U];
    }
  }
  out.append(text, begin, text.size() - begin);
  out += '"';
}

}  // namespace dossier::cluster

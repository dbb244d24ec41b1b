// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/call/url.hpp"

#include "base/encoding/percent_encoding.hpp"

#include <algorithm>

namespace dossier::web {
Target split_target(std::string_view target) {
  target = target.substr(0, target.find('#'));
  const auto mark = target.find('?');
  Target out;
  out.path = percent_decode(target.substr(0, mark));
  if (mark != std::string_view::npos) out.query = target.substr(mark + 1);
  return out;
}

std::optional<Parameters> parse_query(std::string_view query, std::size_t most) {
  Parameters out;
  while (!query.empty()) {
    const auto end = std::min(query.find('&'), query.size());
    const auto piece = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    const auto equals = piece.find('=');
    auto name = percent_decode(piece.substr(0, equals), true);
    if (name.empty()) continue;
    if (out.size() == most) return std::nullopt;
    out.emplace_back(std::move(name),
                     equals == std::string_view::npos ? std::string() : percent_decode(piece.substr(equals + 1), true));
  }
  return out;
}

std::string first_value(const Parameters& parameters, std::string_view name) {
  const auto found = std::find_if(parameters.begin(), parameters.end(),
                                  [name](const Parameter& parameter) { return parameter.first == name; });
  return found == parameters.end() ? std::string() : found->second;
}

std::vector<std::string> all_values(const Parameters& parameters, std::string_view name) {
  std::vector<std::string> values;
  for (const auto& [own, value] : parameters) {
    if (own == name) values.push_back(value);
  }
  return values;
}

std::string print_query(const Parameters& parameters) {
  std::string out;
  for (const auto& [name, value] : parameters) {
    if (!out.empty()) out += '&';
    out += percent_encode(name) + '=' + percent_encode(value);
  }
  return out;
}

std::string print_target(std::string_view path, const Parameters& parameters) {
  std::string out(path);
  if (!parameters.empty()) out += '?' + print_query(parameters);
  return out;
}

}  // namespace dossier::web

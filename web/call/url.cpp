// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/call/url.hpp"

#include <algorithm>

namespace dossier::web {
namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF";

bool is_unreserved(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string percent_encode(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_unreserved(c)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += hex_digits[byte >> 4U];
    out += hex_digits[byte & 0xFU];
  }
  return out;
}

std::string percent_decode(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
    if (low >= 0) {
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += plus_is_space && text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

Target split_target(std::string_view target) {
  target = target.substr(0, target.find('#'));
  const auto mark = target.find('?');
  Target out;
  out.path = percent_decode(target.substr(0, mark));
  if (mark != std::string_view::npos) out.query = target.substr(mark + 1);
  return out;
}

std::optional<Parameters> parse_query(std::string_view query) {
  Parameters out;
  while (!query.empty()) {
    const auto end = std::min(query.find('&'), query.size());
    const auto piece = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    const auto equals = piece.find('=');
    auto name = percent_decode(piece.substr(0, equals), true);
    if (name.empty()) continue;
    if (out.size() == max_parameters) return std::nullopt;
    out.emplace_back(std::move(name),
                     equals == std::string_view::npos ? std::string() : percent_decode(piece.substr(equals + 1), true));
  }
  return out;
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

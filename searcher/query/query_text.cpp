// SPDX-License-Identifier: GPL-3.0-or-later
// The stages on both sides of the lexer's own work: text made readable, tokens made printable.
#include "base/utf8.hpp"
#include "searcher/query/lexer.hpp"
#include "searcher/query/query_limits.hpp"

#include <algorithm>
#include <array>

namespace dossier {
namespace {

std::string_view name_of(QueryToken::Kind kind) {
  constexpr std::array<std::string_view, 11> names{"word", "prefix", "phrase", "field", "open", "close",
                                                   "not",  "must",   "and",    "or",    "near"};
  return names[static_cast<std::size_t>(kind)];
}

}  // namespace

std::string readable_query(std::string_view given, Diagnostics& diagnostics) {
  const auto size = utf8::boundary_before(given, std::min(given.size(), query_limits::text_bytes));
  if (size < given.size()) {
    diagnostics.add(
        DiagnosticCode::QueryTooLong,
        {static_cast<std::uint32_t>(size), static_cast<std::uint32_t>(std::min<std::size_t>(given.size(), UINT32_MAX))},
        "The query was cut to its first " + std::to_string(query_limits::text_bytes) + " bytes.");
  }
  std::string out(given.substr(0, size));
  bool broken = false;
  for (std::size_t at = 0; at < out.size();) {
    const auto c = utf8::decode(out, at);
    if (c.code == utf8::invalid_char) {
      if (!broken) {
        diagnostics.add(DiagnosticCode::BrokenText,
                        {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 1)},
                        "The query contains bytes that are not UTF-8; they were ignored.");
      }
      broken = true;
      out[at] = '?';
    } else if (c.code < U' ') {
      out[at] = ' ';
    }
    at += c.size;
  }
  return out;
}

std::string to_string(const std::vector<QueryToken>& tokens) {
  std::string out;
  for (const auto& token : tokens) {
    if (!out.empty()) out += ' ';
    out += '(' + std::string(name_of(token.kind));
    if (token.kind == QueryToken::Kind::Field) out += ' ' + token.text;
    if (!token.terms.empty()) out += " \"" + token.text + '"';
    for (const auto& term : token.terms) out += ' ' + term.term;
    if (token.distance > 0) out += " ~" + std::to_string(token.distance);
    out += ')';
  }
  return out;
}

}  // namespace dossier

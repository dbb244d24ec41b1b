// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/typed_compound.hpp"

#include "base/utf8.hpp"

namespace dossier {
namespace {

bool is_blank(char32_t code) {
  return (code >= 0x09 && code <= 0x0D) || code == 0x20 || code == 0x85 || code == 0xA0 || code == 0x1680 ||
         (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F ||
         code == 0x3000;
}

bool is_dash(char32_t code) {
  return code == '-' || (code >= 0x2010 && code <= 0x2015) || code == 0x2212 || code == 0xFE58 || code == 0xFE63 ||
         code == 0xFF0D;
}

}  // namespace

Joint joint_of(std::string_view between) {
  bool dash = false;
  for (std::size_t at = 0; at < between.size();) {
    const auto c = utf8::decode(between, at);
    if (!is_blank(c.code) && !is_dash(c.code)) return Joint::Other;
    dash = dash || is_dash(c.code);
    at += c.size;
  }
  return dash ? Joint::Dash : Joint::Blank;
}

std::optional<TypedCompound> typed_compound(const std::vector<QueryTerm>& terms, std::string_view text) {
  TypedCompound out;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    out.terms.push_back(terms[i].term);
    if (i == 0) continue;
    const auto begin = terms[i - 1].span.end;
    const auto end = terms[i].span.begin;
    if (end <= begin || end > text.size()) return std::nullopt;
    out.joints.push_back(joint_of(text.substr(begin, end - begin)));
  }
  if (out.terms.size() < 2) return std::nullopt;
  out.span = {terms.front().span.begin, terms.back().span.end};
  return out;
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/csv.hpp"

#include "base/controls.hpp"
#include "base/utf8.hpp"

#include <string_view>

namespace dossier {
namespace {

/// What begins a formula, in every width.
constexpr std::u32string_view formula_signs = U"=+-@＝＋－＠﹦﹢﹣﹫";
/// What takes no room; spreadsheets pass over it as over blanks.
constexpr std::u32string_view zero_width = U"\u200B\u200C\u200D\u200E\u200F\u061C\u2060\uFEFF";

bool holds(std::u32string_view set, char32_t code) { return set.find(code) != std::u32string_view::npos; }

/// Whether a spreadsheet may take the text for a formula. A tab or a newline in front is enough: some programs cut the
/// cell there.
bool may_be_formula(std::string_view text) {
  if (text.empty()) return false;
  if (holds(U"\t\r\n", static_cast<unsigned char>(text.front()))) return true;
  for (std::size_t at = 0; at < text.size();) {
    const auto character = utf8::decode(text, at);
    if (holds(formula_signs, character.code)) return true;
    if (!is_white_space(character.code) && !holds(zero_width, character.code)) return false;
    at += character.size;
  }
  return false;
}

std::string cell(std::string_view given) {
  const auto text = without_controls(given);
  std::string out = "\"";
  if (may_be_formula(text)) out += '\'';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

}  // namespace

std::string csv_line(const std::vector<std::string>& row) {
  std::string out;
  for (const auto& text : row) out += (out.empty() ? "" : ",") + cell(text);
  return out + "\r\n";
}

}  // namespace dossier

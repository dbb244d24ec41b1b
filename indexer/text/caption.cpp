// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/caption.hpp"

#include "indexer/text/printed_words.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>

namespace dossier::reading {

bool is_caption(std::string_view text) {
  if (starts_lower(text)) return false;
  const auto name = std::max(printed_word(text, PrintedWord::Table), printed_word(text, PrintedWord::Figure));
  if (name == 0 || name >= text.size()) return false;
  auto rest = trim(text.substr(name));
  if (starts_with_ci(rest, "no.")) rest = trim(rest.substr(3));
  const auto number = first_token(rest);
  const auto digits = number.find_first_of("0123456789IVX");
  if (digits != 0) return false;
  rest = trim(rest.substr(number.size()));
  if (rest.empty() || number.ends_with(':') || number.ends_with('.')) return true;
  return !starts_lower(rest);
}

bool is_figure_caption(std::string_view text) {
  return is_caption(text) && printed_word(text, PrintedWord::Figure) > 0;
}

}  // namespace dossier::reading

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/reference_entry.hpp"

#include "index/person_words.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>

namespace dossier::reading {
namespace {

/// Place of a year (1500–2099, letters may follow: 2024a) within the text; npos where there is none.
std::size_t find_year(std::string_view text) {
  for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
    if (!is_digit(text[at])) continue;
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    const auto token = text.substr(at, end - at);
    const auto word = text.substr(text.find_last_of(' ', at) + 1);
    const bool address = first_token(word).find('/') != std::string_view::npos && first_token(word).size() > 12;
    if (!address && token.size() == 4 && ((token[0] == '1' && token[1] >= '5') || token.starts_with("20"))) return at;
    at = end;
  }
  return std::string_view::npos;
}

/// The first word of an entry ends in a comma or full stop, or a name in capitals follows it.
bool names_first(std::string_view text) {
  const auto token = first_token(text);
  if (token.ends_with(',') || token.ends_with('.')) return true;
  const auto head = text.substr(0, std::min<std::size_t>(text.size(), 80));
  const auto stop = head.find_first_of(".,(");
  return stop != std::string_view::npos && title_case_share(head.substr(0, stop)) >= 0.6;
}

}  // namespace

bool continues_reference(std::string_view text) {
  if (starts_lower(text)) return true;
  for (const std::string_view word :
       {"retrieved", "available", "http", "www.", "doi", "accessed", "(", "pp.", "vol."}) {
    if (starts_with_ci(text, word)) return true;
  }
  return false;
}

bool begins_with_particle(std::string_view text) {
  bool particle = false;
  while (names::is_particle(first_token(text))) {
    particle = true;
    text = trim(text.substr(first_token(text).size()));
  }
  return particle && starts_upper(text) && first_token(text).ends_with(',') &&
         find_year(text.substr(0, 200)) != std::string_view::npos;
}

bool begins_reference(std::string_view text) {
  text = trim(text);
  if (text.starts_with('[') && text.size() > 2 && is_digit(text[1])) return true;
  if (text.starts_with("———") || text.starts_with("---") || text.starts_with("___")) return true;
  if (!starts_upper(text) && !text.starts_with('"') && !text.starts_with("“")) return false;
  if (continues_reference(text)) return false;
  const auto year = find_year(text.substr(0, 200));
  return year != std::string_view::npos && names_first(text);
}

}  // namespace dossier::reading

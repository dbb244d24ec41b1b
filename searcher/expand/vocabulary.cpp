// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/expand/vocabulary.hpp"

#include "base/utf8.hpp"
#include "searcher/forms/paradigms.hpp"

#include <algorithm>

namespace dossier {

const std::vector<std::string>& Vocabulary::languages() const {
  if (!languages_) {
    const auto all = std::max(1U, passages());
    languages_ = forms::languages_of(
        [&](std::string_view word) { return static_cast<double>(passages_with(TextField::Text, word)) / all; });
  }
  return *languages_;
}

std::string_view stemming_language(std::string_view term) {
  std::string_view language;
  for (std::size_t at = 0; at < term.size();) {
    const auto c = utf8::decode(term, at);
    std::string_view of_letter;
    if ((c.code >= U'a' && c.code <= U'z') || (c.code >= 0xC0 && c.code < 0x250)) of_letter = "en";
    if (c.code >= 0x400 && c.code < 0x530) of_letter = "ru";
    if (c.code >= 0x600 && c.code < 0x700) of_letter = "ar";
    if (c.code >= 0x900 && c.code < 0x980) of_letter = "hi";
    if (of_letter.empty() || (!language.empty() && of_letter != language)) return {};
    language = of_letter;
    at += c.size;
  }
  return language;
}

}  // namespace dossier

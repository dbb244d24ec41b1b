// SPDX-License-Identifier: GPL-3.0-or-later
#include "stopwords/contrast_cues.hpp"

#include "base/analyzer.hpp"
#include "embedded_contrast_cues.hpp"
#include "stopwords/lines.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace dossier {
namespace {

using Phrase = std::vector<std::string>;
/// Phrases by their first word, the longest first.
using Phrases = std::map<std::string, std::vector<Phrase>, std::less<>>;

void add_phrase(std::string_view line, Phrases& phrases) {
  Tokens tokens;
  Analyzer{}.analyze(line, tokens);
  Phrase phrase;
  for (std::size_t i = 0; i < tokens.size(); ++i) phrase.emplace_back(tokens.term(i));
  if (!phrase.empty()) phrases[phrase.front()].push_back(std::move(phrase));
}

const Phrases& all_phrases() {
  static const auto all = [] {
    Phrases phrases;
    for (const auto file : embedded_contrast_cues_files()) {
      for_each_line(embedded_contrast_cues(file), [&](std::string_view line) { add_phrase(line, phrases); });
    }
    for (auto& [first, list] : phrases) {
      std::stable_sort(list.begin(), list.end(), [](const Phrase& a, const Phrase& b) { return a.size() > b.size(); });
    }
    return phrases;
  }();
  return all;
}

bool stands_at(const Phrase& phrase, const Tokens& tokens, std::size_t at) {
  if (at + phrase.size() > tokens.size()) return false;
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    if (tokens.term(at + i) != phrase[i]) return false;
  }
  return true;
}

}  // namespace

std::vector<TextSpan> contrast_cues(std::string_view text) {
  Tokens tokens;
  Analyzer{}.analyze(text, tokens);
  std::vector<TextSpan> cues;
  for (std::size_t at = 0; at < tokens.size();) {
    const auto known = all_phrases().find(tokens.term(at));
    std::size_t size = 1;
    if (known != all_phrases().end()) {
      const auto phrase = std::find_if(known->second.begin(), known->second.end(),
                                       [&](const Phrase& one) { return stands_at(one, tokens, at); });
      if (phrase != known->second.end()) {
        size = phrase->size();
        cues.push_back({tokens.span(at).begin, tokens.span(at + size - 1).end});
      }
    }
    at += size;
  }
  return cues;
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/present/highlighter.hpp"

#include "base/graphemes.hpp"
#include "searcher/match/phrase_finder.hpp"

#include <algorithm>
#include <tuple>

namespace dossier {

Highlighter::Highlighter(std::span<const ScoredGroup> groups) {
  for (const auto& scored : groups) {
    const auto number = static_cast<std::uint32_t>(weights_.size());
    weights_.push_back(scored.group->weight * scored.idf);
    const auto field = scored.group->field;
    if (field && *field != TextField::Text) continue;
    for (const auto& alternative : scored.group->alternatives) add(alternative, number);
  }
}

std::uint32_t Highlighter::number_of(const std::string& term) {
  const auto [entry, added] = word_numbers_.try_emplace(term, static_cast<std::uint32_t>(word_numbers_.size()));
  if (added) groups_of_word_.emplace_back();
  return entry->second;
}

void Highlighter::add(const Alternative& alternative, std::uint32_t group) {
  if (alternative.terms.empty()) return;
  if (alternative.terms.size() == 1) {
    auto& singles = groups_of_word_[number_of(alternative.terms.front())];
    const auto same =
        std::find_if(singles.begin(), singles.end(), [&](const Single& one) { return one.group == group; });
    if (same == singles.end()) {
      singles.push_back({group, &alternative.except_papers});
    } else if (alternative.except_papers.empty()) {
      same->except_papers = &alternative.except_papers;
    }
    return;
  }
  Phrase phrase{{}, alternative.window, group};
  for (const auto& term : alternative.terms) phrase.words.push_back(number_of(term));
  phrases_.push_back(std::move(phrase));
}

std::vector<TextMatch> Highlighter::find(const Tokens& tokens, std::string_view paper) const {
  std::vector<TextMatch> matches;
  std::vector<WordId> words(tokens.size(), no_word);
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    const auto found = word_numbers_.find(tokens.term(i));
    if (found == word_numbers_.end()) continue;
    words[i] = found->second;
    for (const auto& single : groups_of_word_[found->second]) {
      const auto& except = *single.except_papers;
      if (!std::binary_search(except.begin(), except.end(), paper)) matches.push_back({i, i, single.group});
    }
  }
  for (const auto& phrase : phrases_) {
    for_each_phrase(words, phrase.words, phrase.window, [&](std::size_t first, std::size_t last) {
      if (phrase.window == 0) {
        matches.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last), phrase.group});
        return;
      }
      for (auto i = first; i <= last; ++i) {
        if (std::find(phrase.words.begin(), phrase.words.end(), words[i]) == phrase.words.end()) continue;
        matches.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i), phrase.group});
      }
    });
  }
  std::sort(matches.begin(), matches.end(), [](const TextMatch& a, const TextMatch& b) {
    return std::tuple(a.first, b.last, a.group) < std::tuple(b.first, a.last, b.group);
  });
  return matches;
}

std::vector<TextSpan> merged_spans(std::string_view text, const std::vector<TextMatch>& matches, const Tokens& tokens) {
  std::vector<TextSpan> spans;
  for (const auto& match : matches) {
    const auto span = whole_graphemes(text, {tokens.span(match.first).begin, tokens.span(match.last).end});
    if (!spans.empty() && span.begin <= spans.back().end) {
      spans.back().end = std::max(spans.back().end, span.end);
    } else {
      spans.push_back(span);
    }
  }
  return spans;
}

}  // namespace dossier

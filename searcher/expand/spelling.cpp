// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/expand/spelling.hpp"

#include "base/edit_distance.hpp"
#include "base/utf8.hpp"
#include "searcher/query/query_limits.hpp"

#include <algorithm>

namespace dossier {
namespace {

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::size_t edits_allowed(std::size_t letters) {
  if (letters < 4) return 0;
  return letters < 8 ? 1 : 2;
}

}  // namespace

std::vector<std::string> SpellingCorrector::correct(std::string_view word, std::optional<TextField> field) {
  const auto most = edits_allowed(EditDistance(word).size());
  if (most == 0 || has_digit(word) || ++corrected_ > query_limits::corrections) return {};
  const auto near = nearest(field.value_or(TextField::Text), word, most);
  if (!near.word.empty() && near.distance == 1) return {near.word};
  if (auto parts = split(field, word); !parts.empty()) return parts;
  if (!near.word.empty()) return {near.word};
  return {};
}

SpellingCorrector::Nearest SpellingCorrector::nearest(TextField field, std::string_view word, std::size_t most) {
  Nearest best;
  const auto first = utf8::decode(word, 0).size;
  walk(field, word, word.substr(0, first), most, best);
  // Short words have neighbours in plenty, such as water and later; a slip in the first letter is rare.
  constexpr std::size_t short_word = 6;
  if (best.word.empty() && EditDistance(word).size() >= short_word) walk(field, word, "", most, best);
  return best;
}

void SpellingCorrector::walk(TextField field, std::string_view word, std::string_view prefix, std::size_t most,
                             Nearest& best) {
  const EditDistance distance(word);
  vocabulary_.visit_words(field, prefix, [&](std::string_view candidate, std::uint32_t passages) {
    const auto allowed = best.word.empty() ? most : best.distance;
    const auto far = distance.to(candidate, allowed);
    const bool better =
        far <= allowed && (best.word.empty() || far < best.distance || passages > best.passages) && passages > 0;
    if (better) best = {std::string(candidate), far, passages};
    return ++walked_ < query_limits::vocabulary_walk;
  });
}

std::vector<std::string> SpellingCorrector::split(std::optional<TextField> field, std::string_view word) const {
  constexpr std::size_t shortest = 3;
  const auto& stop_words = StopWords::of("en");
  std::vector<std::string> best;
  std::uint32_t best_passages = 0;
  const auto held = [&](std::string_view part) {
    return field ? vocabulary_.passages_with(*field, part) : vocabulary_.passages_with(part);
  };
  for (std::size_t at = shortest; at + shortest <= word.size(); ++at) {
    if (utf8::boundary_before(word, at) != at) continue;
    const auto left = word.substr(0, at);
    const auto right = word.substr(at);
    if (stop_words.contains(left) && stop_words.contains(right)) continue;
    const auto passages = std::min(held(left), held(right));
    if (passages <= best_passages) continue;
    best_passages = passages;
    best = {std::string(left), std::string(right)};
  }
  return best;
}

}  // namespace dossier

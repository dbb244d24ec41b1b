// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/feedback.hpp"

#include "base/strings.hpp"
#include "index/format/stored_vocabulary.hpp"
#include "stopwords/stopwords.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace dossier {
namespace {

/// Weight of a word that stands `frequency` times in the best passages, and in `mean` of any one passage on average.
double bose_einstein(double frequency, double mean) {
  return frequency * std::log2((1 + mean) / mean) + std::log2(1 + mean);
}

struct Seen {
  double times = 0;  ///< faded by rank
  std::uint32_t passages = 0;
};

/// How often each word stands in the passages, and in how many of them; by word id.
Result<std::vector<std::pair<WordId, Seen>>> count_words(const PassageSource& passages, std::span<const RankedDoc> docs,
                                                         double fading) {
  std::vector<std::pair<WordId, std::uint32_t>> occurrences;  // a word with the number of its passage
  std::vector<WordId> words;
  for (std::uint32_t number = 0; number < docs.size(); ++number) {
    if (auto read = passages.read_words(docs[number].doc, words); !read) return std::move(read).error();
    for (const auto word : words) occurrences.emplace_back(word, number);
  }
  std::sort(occurrences.begin(), occurrences.end());
  std::vector<std::pair<WordId, Seen>> counts;
  for (std::size_t i = 0; i < occurrences.size(); ++i) {
    const bool new_word = counts.empty() || counts.back().first != occurrences[i].first;
    if (new_word) counts.emplace_back(occurrences[i].first, Seen());
    auto& seen = counts.back().second;
    seen.times += std::pow(occurrences[i].second + 1.0, -fading);
    if (new_word || occurrences[i - 1].second != occurrences[i].second) ++seen.passages;
  }
  return counts;
}

}  // namespace

Result<std::vector<TermGroup>> feedback_groups(const PassageSource& passages, std::span<const RankedDoc> best,
                                               const MatchNode& root, const FeedbackParams& params) {
  const auto known = terms_in(root);
  best = best.first(std::min(best.size(), params.passages));
  const auto enough = std::min(best.size(), params.in_passages);
  std::vector<std::pair<double, std::string>> weighted;
  const auto counts = count_words(passages, best, params.fading);
  if (!counts) return counts.error();
  const auto vocabulary = passages.vocabulary();
  if (!vocabulary) return vocabulary.error();
  std::vector<std::string> terms;
  for (const auto& [id, seen] : *counts) terms.emplace_back((*vocabulary)->word_of(id));
  const auto& stop_words = StopWords::for_words(terms);
  for (const auto& [id, seen] : *counts) {
    if (seen.passages < enough) continue;
    const auto term = (*vocabulary)->word_of(id);
    if (is_number(term) || known.count(term) != 0 || stop_words.contains(term)) continue;
    const auto with = passages.passages_with(id);
    if (!with) return with.error();
    if (*with < 2) continue;
    weighted.emplace_back(bose_einstein(seen.times, static_cast<double>(*with) / passages.passage_count()), term);
  }
  std::sort(weighted.begin(), weighted.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  if (weighted.size() > params.words) weighted.resize(params.words);
  std::vector<TermGroup> groups;
  for (const auto& [weight, term] : weighted) {
    TermGroup group;
    group.label = term;
    group.alternatives.push_back({{term}, 0, 1.0});
    group.weight = params.share * weight / weighted.front().first;
    group.optional = true;
    groups.push_back(std::move(group));
  }
  return groups;
}

MatchNode with_feedback(MatchNode root, std::vector<TermGroup> groups) {
  MatchNode anything;
  MatchNode extra;
  extra.kind = MatchNode::Kind::Soft;
  for (auto& group : groups) {
    MatchNode term;
    term.kind = MatchNode::Kind::Term;
    term.group = std::move(group);
    extra.children.push_back(std::move(term));
  }
  MatchNode wide;
  wide.kind = MatchNode::Kind::Or;
  wide.children = {std::move(anything), std::move(extra)};
  MatchNode both;
  both.kind = MatchNode::Kind::And;
  both.children = {std::move(root), std::move(wide)};
  return both;
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/feedback.hpp"

#include "base/analyzer.hpp"
#include "stopwords/stopwords.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace dossier {
namespace {

void collect_terms(const MatchNode& node, std::set<std::string, std::less<>>& terms) {
  for (const auto& alternative : node.group.alternatives)
    terms.insert(alternative.terms.begin(), alternative.terms.end());
  for (const auto& child : node.children) collect_terms(child, terms);
}

/// Weight of a word that stands `frequency` times in the best passages, and in `mean` of any one passage on average.
double bose_einstein(double frequency, double mean) {
  return frequency * std::log2((1 + mean) / mean) + std::log2(1 + mean);
}

}  // namespace

Result<std::vector<TermGroup>> feedback_groups(const IndexReader& reader, std::span<const RankedDoc> best,
                                               const MatchNode& root, const FeedbackParams& params) {
  struct Seen {
    double frequency = 0;
    std::size_t passages = 0;
    std::size_t last = 0;  ///< number of the passage that held it last
  };
  std::map<std::string, Seen, std::less<>> words;
  Tokens tokens;
  best = best.first(std::min(best.size(), params.passages));
  for (std::size_t number = 1; number <= best.size(); ++number) {
    const auto passage = reader.passage(best[number - 1].doc);
    if (!passage) return passage.error();
    Analyzer().analyze(passage->text, tokens);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      auto& seen = words.try_emplace(std::string(tokens.term(i))).first->second;
      seen.frequency += 1;
      if (std::exchange(seen.last, number) != number) ++seen.passages;
    }
  }
  std::set<std::string, std::less<>> known;
  collect_terms(root, known);
  const auto& stop_words = StopWords::of("en");
  std::vector<std::pair<double, std::string>> weighted;
  for (const auto& [term, seen] : words) {
    if (seen.passages < std::min(best.size(), params.in_passages)) continue;
    const bool number = term.find_first_not_of("0123456789.,") == std::string::npos;
    const auto with = reader.passages_with(TextField::Text, term);
    if (number || with < 2 || known.count(term) != 0 || stop_words.contains(term)) continue;
    weighted.emplace_back(bose_einstein(seen.frequency, static_cast<double>(with) / reader.passage_count()), term);
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/quality/text_overlap.hpp"

#include "base/analyzer.hpp"
#include "base/digest.hpp"

#include <algorithm>

namespace dossier::reading {
namespace {

/// Counts what is put into it.
struct Counter {
  using value_type = std::uint64_t;
  std::size_t count = 0;
  void push_back(const value_type& /*value*/) { ++count; }
};

}  // namespace

WordTriples word_triples(const std::vector<Passage>& passages) {
  constexpr std::size_t in_a_row = 3;
  WordTriples triples;
  const Analyzer analyzer;
  Tokens tokens;
  for (const auto& passage : passages) {
    if (passage.kind != PassageKind::Paragraph && passage.kind != PassageKind::List &&
        passage.kind != PassageKind::Footnote) {
      continue;
    }
    analyzer.analyze(passage.text, tokens);
    for (std::size_t i = 0; i + in_a_row <= tokens.size(); ++i) {
      Digest digest;
      for (std::size_t j = 0; j < in_a_row; ++j) digest.add(tokens.term(i + j)).add(" ");
      triples.push_back(digest.value());
    }
  }
  std::sort(triples.begin(), triples.end());
  triples.erase(std::unique(triples.begin(), triples.end()), triples.end());
  return triples;
}

double share_in_common(const WordTriples& a, const WordTriples& b) {
  if (a.empty() || b.empty()) return 0;
  Counter both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return static_cast<double>(both.count) / static_cast<double>(std::max(a.size(), b.size()));
}

}  // namespace dossier::reading

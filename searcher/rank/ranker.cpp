// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/ranker.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace dossier {

bool Ranker::Key::before(const Key& other) const {
  if (first != other.first) return first > other.first;
  if (second != other.second) return second > other.second;
  if (paper != other.paper) return paper < other.paper;
  return doc < other.doc;
}

Ranker::Ranker(const IndexReader& reader, SortOrder order)
    : order_(order),
      papers_(reader.column("paper")),
      years_(order == SortOrder::Year ? reader.column("year") : nullptr) {
  if (years_ == nullptr) return;
  for (const auto& value : years_->values) year_values_.push_back(std::strtod(value.c_str(), nullptr));
}

std::uint32_t Ranker::paper_of(DocId doc) const {
  if (papers_ == nullptr) return 0;
  const auto ids = papers_->of(doc);
  return ids.empty() ? 0 : ids.front();
}

Ranker::Key Ranker::key(const RankedDoc& ranked) const {
  Key key{ranked.score, 0, paper_of(ranked.doc), ranked.doc};
  if (order_ == SortOrder::Paper) key.first = 0;
  if (order_ == SortOrder::Year) {
    key.second = ranked.score;
    key.first = -std::numeric_limits<double>::infinity();
    if (years_ != nullptr && !years_->of(ranked.doc).empty()) key.first = year_values_[years_->of(ranked.doc).front()];
  }
  return key;
}

bool Ranker::before(const RankedDoc& a, const RankedDoc& b) const {
  if (order_ == SortOrder::Relevance && a.score != b.score) return a.score > b.score;
  return key(a).before(key(b));
}

std::vector<RankedDoc> Ranker::best(const DocSet& docs, const std::vector<double>& scores, std::size_t most) const {
  std::vector<RankedDoc> kept;
  if (most == 0) return kept;
  const auto before = [this](const RankedDoc& a, const RankedDoc& b) { return this->before(a, b); };
  // Only passages that may be among the best get into the buffer; when it holds twice as many, the worse half goes.
  double threshold = -std::numeric_limits<double>::infinity();
  docs.for_each([&](DocId doc) {
    if (scores[doc] < threshold) return;
    kept.push_back({doc, scores[doc]});
    if (kept.size() < 2 * most) return;
    std::nth_element(kept.begin(), kept.begin() + static_cast<long>(most), kept.end(), before);
    kept.resize(most);
    if (order_ == SortOrder::Relevance) {
      threshold = std::min_element(kept.begin(), kept.end(), [](const RankedDoc& a, const RankedDoc& b) {
                    return a.score < b.score;
                  })->score;
    }
  });
  std::sort(kept.begin(), kept.end(), before);
  if (kept.size() > most) kept.resize(most);
  return kept;
}

void Ranker::sort(std::vector<RankedDoc>& docs) const {
  std::sort(docs.begin(), docs.end(), [this](const RankedDoc& a, const RankedDoc& b) { return before(a, b); });
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/ranker.hpp"

#include "base/collation.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <numeric>
#include <span>

namespace dossier {

bool Ranker::Key::before(const Key& other) const {
  if (first != other.first) return first > other.first;
  if (second != other.second) return second > other.second;
  if (paper != other.paper) return paper < other.paper;
  return doc < other.doc;
}

Result<Ranker> Ranker::of(const IndexReader& reader, SortOrder order) {
  const auto papers = reader.column("paper");
  if (!papers) return papers.error();
  const auto years = order == SortOrder::Year ? reader.column("year") : nullptr;
  if (!years) return years.error();
  return Ranker(order, *papers, *years);
}

Ranker::Ranker(SortOrder order, const FacetColumn* papers, const FacetColumn* years)
    : order_(order), papers_(papers), years_(years) {
  if (order == SortOrder::Paper && papers_ != nullptr) paper_ranks_ = collated_ranks(papers_->values);
  if (years_ == nullptr) return;
  for (const auto& value : years_->values) {
    const bool known = value != unknown_value;
    year_values_.push_back(known ? std::strtod(value.c_str(), nullptr) : -std::numeric_limits<double>::infinity());
  }
}

std::uint32_t Ranker::paper_of(DocId doc) const {
  if (papers_ == nullptr) return 0;
  const auto ids = papers_->of(doc);
  return ids.empty() ? 0 : ids.front();
}

Ranker::Key Ranker::key(const RankedDoc& ranked) const {
  Key key{ranked.score, 0, paper_of(ranked.doc), ranked.doc};
  if (order_ == SortOrder::Paper)
    key.first = key.paper < paper_ranks_.size() ? -static_cast<double>(paper_ranks_[key.paper]) : 0;
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

bool Ranker::paper_before(DocId a, DocId b) const {
  const auto left = key({a, 0});
  const auto right = key({b, 0});
  return order_ == SortOrder::Year ? left.first > right.first : left.before(right);
}

std::size_t Ranker::papers() const { return papers_ == nullptr ? 1 : papers_->values.size() + 1; }

std::vector<RankedDoc> Ranker::gather(const DocSet& docs, const Scores& scores, std::size_t most) const {
  std::vector<RankedDoc> kept;
  const auto before = [this](const RankedDoc& a, const RankedDoc& b) { return this->before(a, b); };
  const auto cut = [&] {
    std::nth_element(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(most), kept.end(), before);
    kept.resize(most);
  };
  // Only passages that may be among the best get into the buffer; when it holds twice as many, the worse half goes.
  double threshold = -std::numeric_limits<double>::infinity();
  const auto& contenders = order_ == SortOrder::Relevance ? scores.contenders(docs, most) : docs;
  scores.for_each(contenders, [&](DocId doc, double score) {
    if (score < threshold) return;
    kept.push_back({doc, score});
    if (kept.size() < 2 * most) return;
    cut();
    if (order_ == SortOrder::Relevance) {
      threshold = std::ranges::min_element(kept, {}, &RankedDoc::score)->score;
    }
  });
  if (kept.size() > most) cut();
  return kept;
}

std::vector<RankedDoc> Ranker::range(const DocSet& docs, const Scores& scores, std::size_t first,
                                     std::size_t count) const {
  if (count == 0) return {};
  auto kept = gather(docs, scores, first + count);
  if (kept.size() <= first) return {};
  const auto begin = kept.begin() + static_cast<std::ptrdiff_t>(first);
  const auto before = [this](const RankedDoc& a, const RankedDoc& b) { return this->before(a, b); };
  std::nth_element(kept.begin(), begin, kept.end(), before);
  kept.erase(kept.begin(), begin);
  std::sort(kept.begin(), kept.end(), before);
  return kept;
}

DocSet Ranker::best_of_papers(const DocSet& docs, const Scores& scores, const std::vector<std::uint32_t>& most) const {
  std::vector<std::size_t> ends(papers() + 1, 0);
  docs.for_each([&](DocId doc) { ++ends[paper_of(doc) + 1]; });
  std::partial_sum(ends.begin(), ends.end(), ends.begin());
  std::vector<RankedDoc> by_paper(ends.back());
  auto next = ends;
  scores.for_each(docs, [&](DocId doc, double score) { by_paper[next[paper_of(doc)]++] = {doc, score}; });
  auto kept = docs;
  for (std::size_t paper = 0; paper + 1 < ends.size(); ++paper) {
    const auto all = std::span(by_paper).subspan(ends[paper], ends[paper + 1] - ends[paper]);
    if (all.size() <= most[paper]) continue;
    const auto beyond = all.begin() + most[paper];
    std::nth_element(all.begin(), beyond, all.end(),
                     [this](const RankedDoc& a, const RankedDoc& b) { return before(a, b); });
    std::for_each(beyond, all.end(), [&](const RankedDoc& ranked) { kept.erase(ranked.doc); });
  }
  return kept;
}

void Ranker::sort(std::vector<RankedDoc>& docs) const {
  std::sort(docs.begin(), docs.end(), [this](const RankedDoc& a, const RankedDoc& b) { return before(a, b); });
}

}  // namespace dossier

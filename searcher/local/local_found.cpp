// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/local/local_found.hpp"

#include "index/read/meaning.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace dossier {

Result<std::unique_ptr<LocalFound>> LocalFound::of(const IndexReader& reader, Matcher& matcher,
                                                   const FindRequest& request) {
  auto by_score = Ranker::of(reader, SortOrder::Relevance);
  if (!by_score) return std::move(by_score).error();
  std::unique_ptr<LocalFound> found(new LocalFound(reader, matcher, *std::move(by_score)));
  if (auto matched = found->match(request); !matched) return std::move(matched).error();
  return found;
}

Result<void> LocalFound::match(const FindRequest& request) {
  if (request.around) {
    if (auto around = find_around(request); !around) return around;
  }
  auto matches = matcher_.match(request.root, request.ranking);
  if (!matches) return std::move(matches).error();
  matches_ = *std::move(matches);
  auto selected = select_and_count(reader_, matches_.docs, request.selections, request.facets, &matcher_.facet_runs());
  if (!selected) return std::move(selected).error();
  selected_ = *std::move(selected);
  total_ = selected_.hits.count();
  auto neighbours = Neighbours::of(reader_, matches_, matcher_.scores());
  if (!neighbours) return std::move(neighbours).error();
  neighbours_.emplace(*std::move(neighbours));
  return {};
}

Result<void> LocalFound::find_around(const FindRequest& request) {
  const auto meaning = meaning_without_vectors(reader_);
  if (!meaning) return meaning.error();
  // Vectors that cannot be read are told of where the query's is asked for.
  const auto made = reader_.vectors();
  const auto* const vectors = made ? *made : nullptr;
  if (*meaning == nullptr && vectors == nullptr) return {};
  const auto& around = *request.around;
  if (around.kind == MatchNode::Kind::Everything && around.children.empty() && request.selections.empty()) {
    const auto all = matcher_.everything();
    if (!all) return all.error();
    near_.emplace(reader_, *meaning, vectors, selected_.hits, matches_, **all);
    return {};
  }
  const auto matches = matcher_.match(around, request.ranking);
  if (!matches) return matches.error();
  auto selected = select_and_count(reader_, matches->docs, request.selections, {});
  if (!selected) return std::move(selected).error();
  near_.emplace(reader_, *meaning, vectors, selected_.hits, matches_, std::move(selected->hits));
  return {};
}

Result<void> LocalFound::score_by(const MatchNode& root, const RankingParams& params) {
  auto matches = matcher_.match(root, params);
  if (!matches) return std::move(matches).error();
  matches_ = *std::move(matches);
  return {};
}

std::uint32_t LocalFound::all_words() const {
  auto docs = matches_.all_words;
  docs &= selected_.hits;
  return docs.count();
}

std::uint32_t LocalFound::loose() const {
  auto docs = selected_.hits;
  docs -= matches_.by_words;
  return docs.count();
}

Result<std::uint32_t> LocalFound::count(const std::vector<FacetSelection>& selections) const {
  const auto selected = select_and_count(reader_, matches_.docs, selections, {});
  if (!selected) return selected.error();
  return selected->hits.count();
}

PassageMarks LocalFound::marks(DocId doc) const {
  auto marks = matches_.marks(doc);
  marks.hit = selected_.hits.contains(doc);
  return marks;
}

Result<std::array<double, text_fields.size()>> LocalFound::frequencies(const TermGroup& group,
                                                                       const RankingParams& params, DocId doc) {
  std::array<double, text_fields.size()> frequencies{};
  for (const auto field : fields_of(group.field)) {
    const auto frequency = matcher_.scorer().frequency(group, params, field, doc);
    if (!frequency) return frequency.error();
    frequencies[static_cast<std::size_t>(field)] = *frequency;
  }
  return frequencies;
}

Result<const Ranker*> LocalFound::ranker(SortOrder order) const {
  if (order == SortOrder::Relevance) return &by_score_;
  auto known = rankers_.find(order);
  if (known == rankers_.end()) {
    auto made = Ranker::of(reader_, order);
    if (!made) return std::move(made).error();
    known = rankers_.emplace(order, *std::move(made)).first;
  }
  return &known->second;
}

Result<std::vector<RankedDoc>> LocalFound::range(const RankRange& wanted) {
  const auto order = ranker(wanted.sort);
  if (!order) return order.error();
  const auto& scores = matcher_.scores();
  if (wanted.without.empty() && wanted.per_paper == 0) {
    return (*order)->range(selected_.hits, scores, wanted.first, wanted.count);
  }
  auto others = selected_.hits;
  for (const auto doc : wanted.without) others.erase(doc);
  if (wanted.per_paper > 0) {
    std::vector<std::uint32_t> left((*order)->papers(), wanted.per_paper);
    for (const auto doc : wanted.without) {
      auto& more = left[(*order)->paper_of(doc)];
      more -= more > 0 ? 1 : 0;
    }
    others = (*order)->best_of_papers(others, scores, left);
  }
  return (*order)->range(others, scores, wanted.first, wanted.count);
}

Result<void> LocalFound::sort(std::vector<RankedDoc>& docs, SortOrder order) const {
  const auto by = ranker(order);
  if (!by) return by.error();
  (*by)->sort(docs);
  return {};
}

Result<std::vector<std::size_t>> LocalFound::paper_order(std::span<const DocId> docs, SortOrder order) const {
  const auto by = ranker(order);
  if (!by) return by.error();
  std::vector<std::size_t> ordinals(docs.size());
  std::iota(ordinals.begin(), ordinals.end(), std::size_t{0});
  std::stable_sort(ordinals.begin(), ordinals.end(),
                   [&](std::size_t a, std::size_t b) { return (*by)->paper_before(docs[a], docs[b]); });
  return ordinals;
}

}  // namespace dossier

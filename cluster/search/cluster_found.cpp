// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/search/cluster_found.hpp"

#include "cluster/query/buckets.hpp"
#include "cluster/search/facet_counts.hpp"
#include "cluster/search/paper_counts.hpp"
#include "cluster/search/papers_found.hpp"
#include "cluster/search/weights.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace dossier::cluster {
namespace {

/// Most passages of an index whose words are fetched for one answer.
constexpr std::uint32_t most_texts = 300000;

}  // namespace

Result<std::unique_ptr<ClusterFound>> ClusterFound::of(PassageStore& store, const FindRequest& request) {
  auto context = QueryContext::of(store, request.selections);
  if (!context) return std::move(context).error();
  std::unique_ptr<ClusterFound> found(new ClusterFound(*std::move(context)));
  found->context_->set_tree(request.root);
  if (auto weighed = found->weigh(request.ranking); !weighed) return std::move(weighed).error();
  if (auto counted = found->count_hits(request); !counted) return std::move(counted).error();
  return found;
}

Result<void> ClusterFound::weigh(const RankingParams& params) {
  auto scoring = weights_of(*context_, params);
  if (!scoring) return std::move(scoring).error();
  return context_->set_scoring(*std::move(scoring), params);
}

/// The first ranks come with the counts.
Result<void> ClusterFound::count_hits(const FindRequest& request) {
  std::optional<Head> head;
  if (request.ranks > 0) {
    auto made = head_of(*context_, request.ranks);
    if (!made) return std::move(made).error();
    head = *std::move(made);
  }
  auto round = first_round(*context_, {request.facets, request.facet_values}, head);
  if (!round) return std::move(round).error();
  round_ = *std::move(round);
  if (head) {
    auto made = RankedHits::with_head(*context_, *head, std::exchange(round_.answer, Json()));
    if (!made) return std::move(made).error();
    ranked_.emplace(SortOrder::Relevance, *std::move(made));
  }
  return context_->statistics.still_whole();
}

Result<void> ClusterFound::score_by(const MatchNode& root, const RankingParams& params) {
  ranked_.clear();
  context_->set_tree(root);
  return weigh(params);
}

Result<std::uint32_t> ClusterFound::count(const std::vector<FacetSelection>& selections) const {
  const auto passages =
      cluster::count(context_->statistics.index(), matching_all({context_->matches(), context_->passing(selections)}));
  if (!passages) return passages.error();
  if (auto whole = context_->statistics.still_whole(); !whole) return std::move(whole).error();
  return static_cast<std::uint32_t>(*passages);
}

Result<std::uint32_t> ClusterFound::papers() const {
  const auto distinct = [](const std::vector<std::uint32_t>& counts) {
    return static_cast<std::uint32_t>(counts.size()) -
           static_cast<std::uint32_t>(std::count(counts.begin(), counts.end(), 0U));
  };
  for (const auto& tally : round_.tallies) {  // where the counts are of the hits alone
    if (tally.column->name != "paper" || tally.selection != nullptr) continue;
    return tally.distinct ? *tally.distinct : distinct(tally.counts);
  }
  const auto papers = context_->statistics.values("paper");
  if (!papers) return papers.error();
  // Each passage is a paper of its own.
  if (*papers != nullptr && (*papers)->values.size() == context_->statistics.passages()) return round_.total;
  const auto counts = values("paper");
  if (!counts) return counts.error();
  return distinct(counts->counts);
}

std::vector<FacetCounts> ClusterFound::facets(std::uint32_t most) const {
  std::vector<FacetCounts> facets;
  for (const auto& tally : round_.tallies) facets.push_back(to_counts(tally, most));
  return facets;
}

Result<ValueCounts> ClusterFound::values(const std::string& facet) const {
  const auto column = context_->statistics.values(facet);
  if (!column) return column.error();
  ValueCounts values;
  if (*column == nullptr) return values;
  auto counts = count_values(*context_, **column, context_->hits());
  if (!counts) return std::move(counts).error();
  if (auto whole = context_->statistics.still_whole(); !whole) return std::move(whole).error();
  values.values = (*column)->values;
  values.counts = *std::move(counts);
  return values;
}

Result<CrossCounts> ClusterFound::cross(const CrossRequest& request) const {
  auto counts = count_cross(*context_, request);
  if (!counts) return counts;
  if (auto whole = context_->statistics.still_whole(); !whole) return std::move(whole).error();
  return counts;
}

Result<std::vector<ValuePaper>> ClusterFound::spread(const std::string& facet) const {
  const auto column = context_->statistics.values(facet);
  if (!column) return column.error();
  if (*column == nullptr) return std::vector<ValuePaper>();
  auto found = count_spread(*context_, **column);
  if (!found) return found;
  if (auto whole = context_->statistics.still_whole(); !whole) return std::move(whole).error();
  return found;
}

Result<std::vector<std::uint32_t>> ClusterFound::having(const std::string& facet,
                                                        std::span<const std::vector<std::string>> groups) const {
  std::vector<Json> queries;
  for (const auto& group : groups) {
    queries.push_back(group.empty() ? matching_nothing() : context_->dsl.facet(facet, group));
  }
  auto counts = count_each(*context_, queries);
  if (!counts) return counts;
  if (auto whole = context_->statistics.still_whole(); !whole) return std::move(whole).error();
  return counts;
}

Result<std::vector<std::vector<DocId>>> ClusterFound::of_papers(std::span<const std::uint32_t> papers) const {
  auto found = hits_of_papers(*context_, papers);
  if (!found) return found;
  if (auto whole = context_->statistics.still_whole(); !whole) return std::move(whole).error();
  return found;
}

Result<std::vector<std::uint32_t>> ClusterFound::with_groups(std::span<const TermGroup> groups) const {
  std::vector<Json> queries;
  for (const auto& group : groups) queries.push_back(context_->dsl.holders(group).back());
  auto counts = count_each(*context_, queries);
  if (!counts) return counts;
  if (auto whole = context_->statistics.still_whole(); !whole) return std::move(whole).error();
  return counts;
}

Result<void> ClusterFound::each_text(const TextBase* base, const TextVisit& visit) {
  const auto& statistics = context_->statistics;
  const auto& where = statistics.index().where();
  if (statistics.passages() > most_texts) {
    return Error{ErrorCode::IndexIncompatible,
                 "this needs the words of all passages; from a cluster Dossier fetches those of " +
                     std::to_string(most_texts) + " passages at most, and " + where + " has " +
                     std::to_string(statistics.passages()),
                 "copy it with `dossier copy " + where + " .dossier`"};
  }
  if (!texts_ || (base != nullptr && !texts_->others)) {
    const auto vocabulary = statistics.vocabulary();
    if (!vocabulary) return vocabulary.error();
    Json others;
    if (base != nullptr) {
      others = matching_all({visible(statistics.reader().state(), "passage"), context_->dsl.tree(base->root).docs,
                             context_->passing(base->selections)});
    }
    auto found = texts_found(statistics.index(), context_->hits(), others, **vocabulary);
    if (!found) return std::move(found).error();
    if (auto whole = statistics.still_whole(); !whole) return whole;
    const auto hits = std::count(found->hits.begin(), found->hits.end(), true);
    if (hits != round_.total) return changed_meanwhile(where);
    texts_ = *std::move(found);
  }
  texts_->visit_all(base != nullptr, visit);
  return {};
}

Result<RankedHits*> ClusterFound::ranked(SortOrder order) {
  auto known = ranked_.find(order);
  if (known == ranked_.end()) {
    auto made = RankedHits::of(*context_, order);
    if (!made) return std::move(made).error();
    known = ranked_.emplace(order, *std::move(made)).first;
  }
  return known->second.get();
}

Result<std::vector<RankedDoc>> ClusterFound::range(const RankRange& wanted) {
  std::vector<RankedDoc> found;
  if (wanted.count == 0) return found;
  auto hits = ranked(wanted.sort);
  if (!hits) return hits.error();
  const std::unordered_set<DocId> without(wanted.without.begin(), wanted.without.end());
  std::unordered_map<std::uint32_t, std::uint32_t> of_paper;
  for (const auto doc : wanted.without) ++of_paper[paper_of(doc)];
  auto passed_over = wanted.first;
  const auto asked = (*hits)->asked();
  for (std::size_t rank = 0; found.size() < wanted.count; ++rank) {
    if (rank == (*hits)->ranks().size()) {
      const auto more = passed_over + wanted.count - found.size();
      if (auto reached = (*hits)->reach(rank + more); !reached) return std::move(reached).error();
      if (rank == (*hits)->ranks().size()) break;
    }
    const auto& ranked = (*hits)->ranks()[rank];
    if (without.contains(ranked.doc)) continue;
    if (wanted.per_paper > 0 && ++of_paper[paper_of(ranked.doc)] > wanted.per_paper) continue;
    if (passed_over > 0) {
      --passed_over;
      continue;
    }
    found.push_back(ranked);
  }
  if ((*hits)->asked() > asked) {
    if (auto whole = context_->statistics.still_whole(); !whole) return std::move(whole).error();
  }
  return found;
}

Result<std::vector<PaperFound>> ClusterFound::by_paper(double share, std::size_t kept) {
  auto found = papers_found(*context_, share, kept);
  if (!found) return found;
  std::uint64_t passages = 0;
  for (const auto& paper : *found) passages += paper.passages;
  if (passages != round_.total) return changed_meanwhile(context_->statistics.index().where());
  if (auto whole = context_->statistics.still_whole(); !whole) return std::move(whole).error();
  return found;
}

Result<void> ClusterFound::look_closer(std::span<const DocId> docs) {
  constexpr std::size_t at_once = 250;
  if (!context_->scoring.ranked()) return {};
  const auto papers = context_->statistics.values("paper");
  if (!papers) return papers.error();
  std::vector<DocId> wanted;
  for (const auto doc : docs) {
    auto* known = context_->known(doc);
    if (known == nullptr || known->neighbour) continue;
    const bool alone = *papers != nullptr && (*papers)->totals[paper_of(doc)] == 1;
    if (alone) {
      known->neighbour = 0;
    } else {
      wanted.push_back(doc);
    }
  }
  for (std::size_t begin = 0; begin < wanted.size(); begin += at_once) {
    const auto some = std::span(wanted).subspan(begin, std::min(at_once, wanted.size() - begin));
    if (auto fetched = fetch_neighbours(some); !fetched) return fetched;
  }
  return wanted.empty() ? Result<void>() : context_->statistics.still_whole();
}

Result<void> ClusterFound::fetch_neighbours(std::span<const DocId> docs) {
  const auto& papers = context_->statistics.values("paper");
  if (!papers) return papers.error();
  std::map<std::uint32_t, std::vector<std::uint32_t>> places;
  for (const auto doc : docs) {
    const auto& place = context_->store.place(doc);
    auto& numbers = places[place.paper];
    if (place.n > 0) numbers.push_back(place.n - 1);
    numbers.push_back(place.n + 1);
  }
  std::vector<Json> any;
  for (const auto& [paper, numbers] : places) {
    auto beside = Json::object();
    beside["terms"]["n"] = numbers;
    any.push_back(matching_all({context_->dsl.facet("paper", {(*papers)->values[paper]}), std::move(beside)}));
  }
  auto body = Json::object();
  body["size"] = 2 * docs.size();
  body["track_total_hits"] = false;
  body["query"] = matching_all({context_->matches(), matching_any(std::move(any))});
  ask_for_hits(body, true);
  const auto answer = search(context_->statistics.index(), body);
  if (!answer) return answer.error();
  const auto hits = hits_in(*answer, context_->statistics.index().where());
  if (!hits) return hits.error();
  const auto found = context_->store.add(*hits);
  if (!found) return found.error();
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> scores;
  for (const auto doc : *found) {
    const auto words = context_->store.words(doc);
    if (!words) return words.error();
    const auto& place = context_->store.place(doc);
    auto& score = scores[{place.paper, place.n}];
    score = std::max(score, context_->words->score(**words));
  }
  const auto of = [&](std::uint32_t paper, std::uint32_t n) {
    const auto score = scores.find({paper, n});
    return score == scores.end() ? 0.0 : score->second;
  };
  for (const auto doc : docs) {
    const auto& place = context_->store.place(doc);
    context_->known(doc)->neighbour =
        std::max(place.n > 0 ? of(place.paper, place.n - 1) : 0.0, of(place.paper, place.n + 1));
  }
  return {};
}

double ClusterFound::score(DocId doc) const {
  const auto* known = std::as_const(*context_).known(doc);
  return known == nullptr ? 0 : known->score;
}

PassageMarks ClusterFound::marks(DocId doc) const {
  const auto* known = std::as_const(*context_).known(doc);
  return known == nullptr ? PassageMarks() : known->marks;
}

double ClusterFound::neighbour_score(DocId doc) const {
  const auto* known = std::as_const(*context_).known(doc);
  return known == nullptr ? 0 : known->neighbour.value_or(0);
}

Result<std::array<double, text_fields.size()>> ClusterFound::frequencies(const TermGroup& group,
                                                                         const RankingParams& /*params*/, DocId doc) {
  const auto words = context_->store.words(doc);
  if (!words) return words.error();
  return context_->words->frequencies(group, **words);
}

Result<const ClusterOrder*> ClusterFound::order(SortOrder order) const {
  auto known = orders_.find(order);
  if (known == orders_.end()) {
    auto made = ClusterOrder::of(*context_, order);
    if (!made) return std::move(made).error();
    known = orders_.emplace(order, *std::move(made)).first;
  }
  return &known->second;
}

Result<void> ClusterFound::sort(std::vector<RankedDoc>& docs, SortOrder order) const {
  const auto by = this->order(order);
  if (!by) return by.error();
  std::sort(docs.begin(), docs.end(), [&](const RankedDoc& a, const RankedDoc& b) { return (*by)->before(a, b); });
  return {};
}

Result<std::vector<std::size_t>> ClusterFound::paper_order(std::span<const DocId> docs, SortOrder order) const {
  if (order == SortOrder::Year) {
    if (auto learnt = context_->learn_years(docs); !learnt) return std::move(learnt).error();
  }
  const auto by = this->order(order);
  if (!by) return by.error();
  std::vector<std::size_t> ordinals(docs.size());
  std::iota(ordinals.begin(), ordinals.end(), std::size_t{0});
  std::stable_sort(ordinals.begin(), ordinals.end(),
                   [&](std::size_t a, std::size_t b) { return (*by)->paper_before(docs[a], docs[b]); });
  return ordinals;
}

}  // namespace dossier::cluster

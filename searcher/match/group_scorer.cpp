// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/group_scorer.hpp"

#include "searcher/match/facet_values.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace dossier {
namespace {

void insert(const PostingList& list, DocSet& docs) {
  list.for_each([&](DocId doc, std::uint32_t) { docs.insert(doc); });
}

OccurrenceWeight occurrence_weight(const FieldLengthColumn& lengths, const TermGroup& group,
                                   const RankingParams& params, TextField field) {
  return {lengths, group.field ? 1.0 : params.field_weight(field), params.field_b(field)};
}

/// Phrases of a group that names no field are looked for in the text only: headings and titles keep no word order.
bool looked_for(const TermGroup& group, const Alternative& alternative, TextField field) {
  return !alternative.terms.empty() &&
         (alternative.terms.size() == 1 || group.field.has_value() || field == TextField::Text);
}

}  // namespace

Result<std::shared_ptr<const PostingList>> GroupScorer::kept_of(const Alternative& alternative,
                                                                std::shared_ptr<const PostingList> list) const {
  if (alternative.except_papers.empty()) return list;
  DocSet left_out(reader_.last_doc());
  auto visited =
      for_each_with_values(reader_, {"paper", alternative.except_papers}, [&](DocId doc) { left_out.insert(doc); });
  if (!visited) return std::move(visited).error();
  auto kept = std::make_shared<PostingList>();
  list->for_each([&](DocId doc, std::uint32_t tf) {
    if (!left_out.contains(doc)) kept->add(doc, tf);
  });
  return std::shared_ptr<const PostingList>(std::move(kept));
}

Result<void> GroupScorer::collect(const TermGroup& group) {
  parts_.clear();
  for (const auto field : fields_of(group.field)) {
    for (const bool matches : {true, false}) {
      auto collected = collect(group, matches ? group.alternatives : group.kin, field, matches);
      if (!collected) return collected;
    }
  }
  labelled_.clear();
  if (group.labels.values.empty() || group.field.value_or(TextField::Text) != TextField::Text) return {};
  return for_each_with_values(reader_, group.labels, [&](DocId doc) { labelled_.push_back(doc); });
}

Result<void> GroupScorer::collect(const TermGroup& group, const std::vector<Alternative>& alternatives, TextField field,
                                  bool matches) {
  for (const auto& alternative : alternatives) {
    if (!looked_for(group, alternative, field)) continue;
    auto list = alternative.terms.size() > 1 ? phrases_.find(field, alternative)
                                             : reader_.postings(field, alternative.terms.front());
    if (!list) return std::move(list).error();
    list = kept_of(alternative, *std::move(list));
    if (!list) return std::move(list).error();
    if ((*list)->empty()) continue;
    parts_.push_back({field, alternative.weight, alternative.likeness, matches, *std::move(list)});
  }
  return {};
}

Result<ScoredGroup> GroupScorer::find(const TermGroup& group, const RankingParams& params, DocSet& docs,
                                      Scores* scores) {
  if (auto collected = collect(group); !collected) return std::move(collected).error();
  std::uint32_t with = 0;
  for (const auto field : fields_of(group.field)) {
    for (const auto& part : parts_) {
      if (part.field == field && part.matches) insert(*part.list, docs);
    }
    if (field == TextField::Text) docs.insert(labelled_);
    if (with == 0) with = docs.count();
  }
  ScoredGroup scored{&group, inverse_document_frequency(reader_.passage_count(), with), with};
  if (scores != nullptr) {
    auto parts = scored_parts(group, params);
    if (!parts) return std::move(parts).error();
    scores->add(group.weight * scored.idf, *std::move(parts), labelled_);
  }
  return scored;
}

Result<std::vector<Scores::Part>> GroupScorer::scored_parts(const TermGroup& group, const RankingParams& params) {
  std::vector<Scores::Part> parts;
  for (const auto& part : parts_) {
    auto& made = weights_[static_cast<std::size_t>(part.field)][group.field ? 1 : 0];
    if (made == nullptr) {
      const auto lengths = reader_.lengths(part.field);
      if (!lengths) return lengths.error();
      auto weight = occurrence_weight(**lengths, group, params, part.field);
      weight.prepare();
      made = std::make_shared<const OccurrenceWeight>(std::move(weight));
    }
    parts.push_back({part.list, part.weight, made});
  }
  return parts;
}

std::optional<DocSet> GroupScorer::found_by(const std::function<bool(Likeness)>& wanted, const DocSet& docs) const {
  const auto keeps = [&](const Part& part) { return !part.matches || wanted(part.likeness); };
  if (std::all_of(parts_.begin(), parts_.end(), keeps)) return std::nullopt;
  DocSet kept(reader_.last_doc());
  for (const auto& part : parts_) {
    if (part.matches && keeps(part)) insert(*part.list, kept);
  }
  kept.insert(labelled_);
  kept &= docs;
  return kept;
}

Result<double> GroupScorer::occurrences(const TermGroup& group, const std::vector<Alternative>& alternatives,
                                        TextField field, DocId doc) {
  double total = 0;
  for (const auto& alternative : alternatives) {
    if (!looked_for(group, alternative, field)) continue;
    const auto elsewhere = has_value(reader_, {"paper", alternative.except_papers}, doc);
    if (!elsewhere) return elsewhere.error();
    if (*elsewhere) continue;
    if (alternative.terms.size() > 1) {
      const auto count = phrases_.count(field, alternative, doc);
      if (!count) return count.error();
      total += alternative.weight * *count;
      continue;
    }
    const auto list = reader_.postings(field, alternative.terms.front());
    if (!list) return list.error();
    total += alternative.weight * (*list)->tf_of(doc);
  }
  return total;
}

Result<double> GroupScorer::frequency(const TermGroup& group, const RankingParams& params, TextField field, DocId doc) {
  const auto itself = occurrences(group, group.alternatives, field, doc);
  if (!itself) return itself.error();
  const auto kin = occurrences(group, group.kin, field, doc);
  if (!kin) return kin.error();
  double total = *itself + *kin;
  if (total > 0) {
    const auto lengths = reader_.lengths(field);
    if (!lengths) return lengths.error();
    total *= occurrence_weight(**lengths, group, params, field).at(doc);
  }
  if (field != TextField::Text) return total;
  const auto labelled = has_value(reader_, group.labels, doc);
  if (!labelled) return labelled.error();
  return *labelled ? total + 1.0 : total;
}

}  // namespace dossier

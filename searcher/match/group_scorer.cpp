// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/group_scorer.hpp"

#include "searcher/match/facet_values.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace dossier {
namespace {

/// Weight of one occurrence in a field by the field's length in the passage: weight / (1 - b + b · length / mean).
class OccurrenceWeight {
 public:
  OccurrenceWeight(const FieldLengthColumn& lengths, const RankingParams& params, const TermGroup& group,
                   TextField field)
      : lengths_(lengths.lengths),
        weight_(group.field ? 1.0 : params.field_weight(field)),
        base_(1 - params.field_b(field)),
        slope_(lengths.mean > 0 ? params.field_b(field) / lengths.mean : 0) {}
  [[nodiscard]] double at(DocId doc) const {
    const auto length = lengths_[doc];
    return length < by_length_.size() ? by_length_[length] : of_length(length);
  }
  /// To be asked for so many passages: prepares the weights of the usual lengths, which are divisions.
  void prepare(std::size_t passages) {
    constexpr std::uint32_t usual = 512;
    if (passages <= usual) return;
    for (std::uint32_t length = 0; length < usual; ++length) by_length_.push_back(of_length(length));
  }

 private:
  [[nodiscard]] double of_length(std::uint32_t length) const { return weight_ / (base_ + slope_ * length); }

  std::span<const std::uint32_t> lengths_;
  double weight_;
  double base_;
  double slope_;
  std::vector<double> by_length_;
};

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
  for (const auto field : fields_of(group)) {
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
  const auto lengths = reader_.lengths(field);
  if (!lengths) return lengths.error();
  for (const auto& alternative : alternatives) {
    if (!looked_for(group, alternative, field)) continue;
    auto list = alternative.terms.size() > 1 ? phrases_.find(field, alternative)
                                             : reader_.postings(field, alternative.terms.front());
    if (!list) return std::move(list).error();
    list = kept_of(alternative, *std::move(list));
    if (!list) return std::move(list).error();
    if ((*list)->empty()) continue;
    parts_.push_back({field, alternative.weight, alternative.likeness, matches, *std::move(list), *lengths});
  }
  return {};
}

Result<ScoredGroup> GroupScorer::find(const TermGroup& group, const RankingParams& params, DocSet& docs,
                                      std::vector<double>* scores) {
  if (auto collected = collect(group); !collected) return std::move(collected).error();
  if (parts_.size() == 1 && labelled_.empty() && parts_.front().matches)
    return find_single(group, params, docs, scores);
  std::uint32_t with = 0;
  for (const auto field : fields_of(group)) {
    for (const auto& part : parts_) {
      if (part.field == field && part.matches) part.list->for_each([&](DocId doc, std::uint32_t) { docs.insert(doc); });
    }
    if (field == TextField::Text) {
      for (const auto doc : labelled_) docs.insert(doc);
    }
    if (with == 0) with = docs.count();
  }
  ScoredGroup scored{&group, inverse_document_frequency(reader_.passage_count(), with), with};
  if (scores != nullptr) add_shares(group, params, group.weight * scored.idf, *scores);
  return scored;
}

std::optional<DocSet> GroupScorer::found_by(const std::function<bool(Likeness)>& wanted, const DocSet& docs) const {
  const auto keeps = [&](const Part& part) { return !part.matches || wanted(part.likeness); };
  if (std::all_of(parts_.begin(), parts_.end(), keeps)) return std::nullopt;
  DocSet kept(reader_.last_doc());
  for (const auto& part : parts_) {
    if (part.matches && keeps(part)) part.list->for_each([&](DocId doc, std::uint32_t) { kept.insert(doc); });
  }
  for (const auto doc : labelled_) kept.insert(doc);
  kept &= docs;
  return kept;
}

/// Adds each passage's share, a block of passages at a time, so that the frequencies of a block stay in the nearest
/// cache.
void GroupScorer::add_shares(const TermGroup& group, const RankingParams& params, double weight,
                             std::vector<double>& scores) {
  constexpr DocId block = 4096;
  frequencies_.assign(block, 0.0);
  std::vector<OccurrenceWeight> occurrences;
  for (const auto& part : parts_) {
    occurrences.emplace_back(*part.lengths, params, group, part.field).prepare(part.list->size());
  }
  std::vector<std::size_t> cursors(parts_.size(), 0);
  std::size_t label = 0;
  for (DocId begin = 0; begin <= reader_.last_doc(); begin += block) {
    touched_.clear();
    const auto add = [&](DocId doc, double frequency) {
      auto& sum = frequencies_[doc - begin];
      if (sum == 0) touched_.push_back(doc);
      sum += frequency;
    };
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const auto& list = *parts_[i].list;
      for (auto& cursor = cursors[i]; cursor < list.size() && list.doc(cursor) < begin + block; ++cursor) {
        add(list.doc(cursor), parts_[i].weight * list.tf(cursor) * occurrences[i].at(list.doc(cursor)));
      }
    }
    // A label counts as one occurrence in a text of mean length.
    for (; label < labelled_.size() && labelled_[label] < begin + block; ++label) add(labelled_[label], 1.0);
    for (const auto doc : touched_) {
      scores[doc] += weight * saturated(frequencies_[doc - begin], params.k1);
      frequencies_[doc - begin] = 0;
    }
  }
}

/// A group found in one list alone: what most words are. Scores without a detour over all passages' frequencies.
ScoredGroup GroupScorer::find_single(const TermGroup& group, const RankingParams& params, DocSet& docs,
                                     std::vector<double>* scores) {
  const auto& part = parts_.front();
  const auto with = static_cast<std::uint32_t>(part.list->size());
  ScoredGroup scored{&group, inverse_document_frequency(reader_.passage_count(), with), with};
  if (scores == nullptr) {
    part.list->for_each([&](DocId doc, std::uint32_t) { docs.insert(doc); });
    return scored;
  }
  OccurrenceWeight occurrence(*part.lengths, params, group, part.field);
  occurrence.prepare(part.list->size());
  const auto weight = group.weight * scored.idf;
  part.list->for_each([&](DocId doc, std::uint32_t tf) {
    docs.insert(doc);
    (*scores)[doc] += weight * saturated(part.weight * tf * occurrence.at(doc), params.k1);
  });
  return scored;
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
    total *= OccurrenceWeight(**lengths, params, group, field).at(doc);
  }
  if (field != TextField::Text) return total;
  const auto labelled = has_value(reader_, group.labels, doc);
  if (!labelled) return labelled.error();
  return *labelled ? total + 1.0 : total;
}

}  // namespace dossier

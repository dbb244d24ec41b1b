// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/group_scorer.hpp"

#include "searcher/facet_values.hpp"

#include <algorithm>
#include <array>

namespace dossier {
namespace {

constexpr std::array default_fields{TextField::Text, TextField::Heading, TextField::Title};

/// Weight of one occurrence in a field by the field's length in the passage: weight / (1 - b + b · length / mean).
class OccurrenceWeight {
 public:
  OccurrenceWeight(const IndexReader& reader, const RankingParams& params, const TermGroup& group, TextField field)
      : lengths_(reader.lengths(field)),
        weight_(group.field ? 1.0 : params.field_weight(field)),
        base_(1 - params.field_b(field)) {
    const auto mean = reader.mean_length(field);
    slope_ = mean > 0 ? params.field_b(field) / mean : 0;
  }
  [[nodiscard]] double at(DocId doc) const { return weight_ / (base_ + slope_ * lengths_[doc]); }

 private:
  std::span<const std::uint32_t> lengths_;
  double weight_;
  double base_;
  double slope_ = 0;
};

/// Phrases of a group that names no field are looked for in the text only: headings and titles keep no word order.
bool looked_for(const TermGroup& group, const Alternative& alternative, TextField field) {
  return !alternative.terms.empty() &&
         (alternative.terms.size() == 1 || group.field.has_value() || field == TextField::Text);
}

}  // namespace

std::span<const TextField> fields_of(const TermGroup& group) {
  if (!group.field) return default_fields;
  return std::span(text_fields).subspan(static_cast<std::size_t>(*group.field), 1);
}

ScoredGroup GroupScorer::find(const TermGroup& group, const RankingParams& params, DocSet& docs,
                              std::vector<double>* scores) {
  frequencies_.resize(reader_.last_doc() + std::size_t{1});
  std::uint32_t with = 0;
  for (const auto field : fields_of(group)) {
    add_field(group, params, field, docs);
    if (field == TextField::Text) add_labels(group.labels, docs);
    if (with == 0) with = docs.count();
  }
  ScoredGroup scored{&group, inverse_document_frequency(reader_.passage_count(), with)};
  const auto weight = group.weight * scored.idf;
  docs.for_each([&](DocId doc) {
    if (scores != nullptr) (*scores)[doc] += weight * saturated(frequencies_[doc], params.k1);
    frequencies_[doc] = 0;
  });
  return scored;
}

void GroupScorer::add_field(const TermGroup& group, const RankingParams& params, TextField field, DocSet& docs) {
  const OccurrenceWeight occurrence(reader_, params, group, field);
  for (const auto& alternative : group.alternatives) {
    if (!looked_for(group, alternative, field)) continue;
    const auto add = [&](DocId doc, std::uint32_t tf) {
      docs.insert(doc);
      frequencies_[doc] += alternative.weight * tf * occurrence.at(doc);
    };
    if (alternative.terms.size() > 1) {
      phrases_.find(field, alternative, add);
      continue;
    }
    for (auto cursor = reader_.postings(field, alternative.terms.front()); !cursor.at_end(); cursor.next()) {
      add(cursor.doc(), cursor.tf());
    }
  }
}

/// A label counts as one occurrence in a text of mean length.
void GroupScorer::add_labels(const FacetTest& labels, DocSet& docs) {
  if (labels.values.empty()) return;
  for_each_with_values(reader_, labels, [&](DocId doc) {
    docs.insert(doc);
    frequencies_[doc] += 1.0;
  });
}

double GroupScorer::frequency(const TermGroup& group, const RankingParams& params, TextField field, DocId doc) {
  double total = 0;
  for (const auto& alternative : group.alternatives) {
    if (!looked_for(group, alternative, field)) continue;
    if (alternative.terms.size() > 1) {
      total += alternative.weight * phrases_.count(field, alternative, doc);
      continue;
    }
    auto cursor = reader_.postings(field, alternative.terms.front());
    if (!cursor.at_end()) cursor.skip_to(doc);
    if (!cursor.at_end() && cursor.doc() == doc) total += alternative.weight * cursor.tf();
  }
  if (total > 0) total *= OccurrenceWeight(reader_, params, group, field).at(doc);
  if (field == TextField::Text && has_value(reader_, group.labels, doc)) total += 1.0;
  return total;
}

std::uint64_t GroupScorer::cost(const TermGroup& group) const {
  std::uint64_t postings = 0;
  for (const auto field : fields_of(group)) {
    for (const auto& alternative : group.alternatives) {
      if (!looked_for(group, alternative, field)) continue;
      for (const auto& term : alternative.terms) postings += reader_.passages_with(field, term);
    }
  }
  return postings;
}

}  // namespace dossier

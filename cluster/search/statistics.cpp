// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/search/statistics.hpp"

#include "cluster/query/buckets.hpp"
#include "cluster/query/unsure_labels.hpp"
#include "index/cited_work.hpp"
#include "index/format/format.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace dossier::cluster {
namespace {

void add_value(FacetColumn& column, const std::optional<std::string>& value, std::uint32_t passages) {
  column.values.push_back(value ? *value : std::string(unknown_value));
  column.totals.push_back(passages);
}

/// Puts the value of passages without one, which came first, into its place.
void order_values(FacetColumn& column) {
  if (column.values.empty() || column.values.front() != unknown_value) return;
  const auto place = std::upper_bound(column.values.begin() + 1, column.values.end(), unknown_value);
  const auto steps = place - column.values.begin();
  std::rotate(column.values.begin(), column.values.begin() + 1, place);
  std::rotate(column.totals.begin(), column.totals.begin() + 1, column.totals.begin() + steps);
}

}  // namespace

std::uint32_t FieldWords::passages_with(std::string_view word) const {
  const auto found = std::lower_bound(words.begin(), words.end(), word);
  if (found == words.end() || *found != word) return 0;
  return passages[static_cast<std::size_t>(found - words.begin())];
}

Statistics::Statistics(ClusterReader reader) : reader_(std::move(reader)) {
  bool cites = false;
  for (const auto& column : reader_.state().facets) {
    cites = cites || column == cited_facet;
    if (!index::is_confidence_column(column) && column != cited_facet) facets_.push_back(column);
  }
  if (cites && std::ranges::find(facets_, cites_facet) == facets_.end()) facets_.emplace_back(cites_facet);
}

bool Statistics::has_column(std::string_view name) const {
  const auto& stored = reader_.state().facets;
  return std::ranges::find(facets_, name) != facets_.end() || std::ranges::find(stored, name) != stored.end();
}

Result<void> Statistics::still_whole() const { return reader_.still_whole(); }

Result<std::vector<std::uint32_t>> Statistics::matching(std::span<const Json> queries) const {
  std::vector<std::uint32_t> counts(queries.size(), 0);
  std::vector<std::string> keys;
  std::vector<std::size_t> unknown;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    keys.push_back(dumped(queries[i]));
    if (const auto known = kept_->counts.find(keys[i])) {
      counts[i] = *known;
    } else if (!queries[i].contains("match_none")) {
      unknown.push_back(i);
    }
  }
  if (unknown.empty()) return counts;
  // The same twice is one question.
  std::vector<std::size_t> places;
  std::vector<Json> asked;
  for (const auto i : unknown) {
    const auto known = std::ranges::find(asked, queries[i]);
    places.push_back(static_cast<std::size_t>(known - asked.begin()));
    if (known == asked.end()) asked.push_back(queries[i]);
  }
  const auto questions = asked.size();
  auto body = Json::object();
  body["size"] = 0;
  body["track_total_hits"] = false;
  // Only what matches one of them is looked at.
  body["query"] = matching_all({everything(), matching_any(asked)});
  body["aggs"]["all"]["filters"]["filters"] = std::move(asked);
  const auto answer = search(index(), body);
  if (!answer) return answer.error();
  const auto& buckets = list_of(at(at(*answer, "aggregations", "all"), "buckets"));
  if (buckets.size() != questions) return faulty_answer(index().where());
  for (std::size_t i = 0; i < unknown.size(); ++i) {
    const auto passages = documents_of(buckets[places[i]]);
    if (!passages) return faulty_answer(index().where());
    counts[unknown[i]] = *passages;
  }
  for (const auto i : unknown) kept_->counts.keep(keys[i], counts[i]);
  return counts;
}

std::optional<std::uint32_t> Statistics::known(const Json& query) const { return kept_->counts.find(dumped(query)); }

Result<const FieldWords*> Statistics::words(TextField field) const {
  const auto all = totals();
  if (!all) return all.error();
  return &(*all)->fields[static_cast<std::size_t>(field)];
}

Result<const index::StoredVocabulary*> Statistics::vocabulary() const {
  const auto made = kept_->vocabulary.get([&]() -> Result<std::unique_ptr<index::StoredVocabulary>> {
    // Of all fields, as the vocabulary of an index on the disk is: a word that stands in a title alone has a stem, too.
    std::set<std::string_view> all;
    for (const auto field : text_fields) {
      const auto of_field = words(field);
      if (!of_field) return of_field.error();
      all.insert((*of_field)->words.begin(), (*of_field)->words.end());
    }
    std::vector<index::VocabularyEntry> entries;
    for (const auto word : all) {
      entries.push_back({std::string(word), static_cast<WordId>(entries.size()), index::stem_of("en", word)});
    }
    auto vocabulary = index::StoredVocabulary::decode({index::encode_vocabulary(entries)});
    if (!vocabulary) return damaged(index().where(), "its words");
    return vocabulary;
  });
  if (!made) return made.error();
  return (*made)->get();
}

Result<const Totals*> Statistics::totals() const {
  return kept_->totals.get([&] { return load_totals(); });
}

Result<double> Statistics::mean_length(TextField field) const {
  const auto all = totals();
  if (!all) return all.error();
  if (passages() == 0) return 0.0;
  return static_cast<double>((*all)->words[static_cast<std::size_t>(field)]) / passages();
}

Result<Totals> Statistics::load_totals() const {
  Totals totals;
  std::vector<CountedField> counted;
  for (const auto field : text_fields) {
    auto& words = totals.fields[static_cast<std::size_t>(field)];
    counted.push_back({{"words_" + terms_field(field)}, [&words](const BucketKey& key, std::uint32_t passages) {
                         words.words.push_back(key.front().value_or(std::string()));
                         words.passages.push_back(passages);
                         return Result<void>();
                       }});
  }
  for (const auto& facet : facets_) {
    auto& column = totals.facets[facet];
    column.name = facet;
    if (facet == cites_facet) continue;
    counted.push_back({{facet_field(facet), true}, [&column](const BucketKey& key, std::uint32_t passages) {
                         add_value(column, key.front(), passages);
                         return Result<void>();
                       }});
  }
  const auto lengths = [](Json& body) {
    for (const auto field : text_fields) body["aggs"][terms_field(field)]["sum"]["field"] = "len_" + terms_field(field);
  };
  auto read = for_each_bucket(index(), everything(), counted, lengths, [&](const Json& answer) -> Result<void> {
    for (const auto field : text_fields) {
      const auto& sum = at(at(answer, "aggregations", terms_field(field)), "value");
      if (!sum.is_number()) return faulty_answer(index().where());
      totals.words[static_cast<std::size_t>(field)] = static_cast<std::uint64_t>(std::llround(sum.get<double>()));
    }
    return {};
  });
  if (!read) return std::move(read).error();
  for (auto& [facet, column] : totals.facets) order_values(column);
  if (totals.facets.contains(cites_facet)) {
    auto cites = load_cites_column();
    if (!cites) return std::move(cites).error();
    totals.facets[std::string(cites_facet)] = *std::move(cites);
  }
  return totals;
}

Result<const FacetColumn*> Statistics::values(std::string_view facet) const {
  if (loses_values(facet)) {
    const auto known = sure();
    if (!known) return known.error();
    return &(*known)->facets.find(facet)->second;
  }
  const auto all = totals();
  if (!all) return all.error();
  const auto found = (*all)->facets.find(facet);
  return found == (*all)->facets.end() ? nullptr : &found->second;
}

std::shared_ptr<const Statistics> Statistics::with_min_confidence(std::uint32_t thousandths) const {
  constexpr std::size_t most_kept = 8;
  auto limited = std::make_shared<Statistics>(*this);
  limited->least_ = thousandths;
  const std::lock_guard lock(kept_->mutex);
  auto& all = kept_->sure;
  if (all.size() >= most_kept && !all.contains(thousandths)) all.clear();
  auto& one = all[thousandths];
  if (one == nullptr) one = std::make_shared<const Lazy<Sure>>();
  limited->sure_ = one;
  return limited;
}

bool Statistics::loses_values(std::string_view facet) const {
  if (sure_ == nullptr || facet == cites_facet || std::ranges::find(facets_, facet) == facets_.end()) return false;
  const auto& stored = reader_.state().facets;
  return std::ranges::find(stored, index::confidence_column(facet)) != stored.end();
}

BucketField Statistics::bucket_field(std::string_view facet) const {
  BucketField field{facet_field(facet), true};
  if (loses_values(facet)) field.script = sure_values(facet, least_);
  return field;
}

Result<const Statistics::Sure*> Statistics::sure() const {
  return sure_->get([&] { return load_sure(); });
}

Result<const UnsureFacets*> Statistics::unsure() const {
  if (sure_ == nullptr) return nullptr;
  const auto known = sure();
  if (!known) return known.error();
  return &(*known)->unsure;
}

/// As index/read/sure_column.cpp makes them of columns: all values keep their place, those that no passage has any
/// more, too.
Result<Statistics::Sure> Statistics::load_sure() const {
  const auto all = totals();
  if (!all) return all.error();
  Sure sure;
  std::vector<CountedField> counted;
  for (const auto& facet : facets_) {
    if (!loses_values(facet)) continue;
    auto& unsure = sure.unsure[facet];
    unsure.least = least_;
    const auto of_labels = [&unsure](const BucketKey& key, std::uint32_t) {
      unsure.add(key.front().value_or(std::string()));
      return Result<void>();
    };
    counted.push_back({{facet_field(index::confidence_column(facet))}, of_labels});
    auto& column = sure.facets[facet] = (*all)->facets.find(facet)->second;
    const auto place = std::ranges::lower_bound(column.values, unknown_value);
    if (place == column.values.end() || *place != unknown_value)
      column.values.insert(place, std::string(unknown_value));
    column.totals.assign(column.values.size(), 0);
    const auto of_values = [this, &column](const BucketKey& key, std::uint32_t passages) -> Result<void> {
      const auto value = std::ranges::lower_bound(column.values, key.front().value_or(std::string()));
      if (value == column.values.end() || *value != key.front()) return changed_meanwhile(index().where());
      column.totals[static_cast<std::size_t>(value - column.values.begin())] = passages;
      return {};
    };
    counted.push_back({bucket_field(facet), of_values});
  }
  if (counted.empty()) return sure;
  const auto nothing_more = [](Json&) {};
  auto read = for_each_bucket(index(), everything(), counted, nothing_more, [](const Json&) { return Result<void>(); });
  if (!read) return std::move(read).error();
  return sure;
}

Result<std::uint32_t> Statistics::paper_number(std::string_view id) const {
  const auto papers = values("paper");
  if (!papers) return papers.error();
  if (*papers != nullptr) {
    const auto& ids = (*papers)->values;
    const auto found = std::lower_bound(ids.begin(), ids.end(), id);
    if (found != ids.end() && *found == id) return static_cast<std::uint32_t>(found - ids.begin());
  }
  return damaged(index().where(), "the paper " + std::string(id));
}

Result<Statistics::Acronyms> Statistics::load_acronyms() const {
  index::AcronymCounts counts;
  index::AcronymGivers givers;
  const auto where = index().where();
  auto read = scan(index(), visible(reader_.state(), "source"), ScanOrder::Ids, [&](const Hit& hit) -> Result<void> {
    if (hit.acronyms.empty()) return {};
    const auto source = source_in(hit, where);
    if (!source) return source.error();
    const auto found = index::decode_acronyms(hit.acronyms);
    if (!found) return damaged(where, "the acronyms of " + hit.id);
    index::merge_acronyms(counts, *found);
    index::add_givers(givers, *found, source->record.papers);
    return {};
  });
  if (!read) return std::move(read).error();
  return Acronyms{index::partners_in(counts), index::senses_in(givers)};
}

Result<const Statistics::Acronyms*> Statistics::acronyms() const {
  return kept_->acronyms.get([&] { return load_acronyms(); });
}

Result<const index::AcronymPartners*> Statistics::acronym_partners() const {
  const auto all = acronyms();
  if (!all) return all.error();
  return &(*all)->partners;
}

Result<const index::AcronymSenses*> Statistics::acronym_senses() const {
  const auto all = acronyms();
  if (!all) return all.error();
  return &(*all)->senses;
}

Result<const std::vector<Paper>*> Statistics::papers() const {
  return kept_->papers.get([&] { return reader_.papers(); });
}

}  // namespace dossier::cluster

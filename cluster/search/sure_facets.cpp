// SPDX-License-Identifier: GPL-3.0-or-later
// Facets where labels must be so sure at least: as index/read/sure_column.cpp makes them of columns.
#include "cluster/query/buckets.hpp"
#include "cluster/query/unsure_labels.hpp"
#include "cluster/search/statistics.hpp"
#include "index/cited_work.hpp"
#include "index/format/format.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace dossier::cluster {

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

/// All values keep their place, those that no passage has any more, too.
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
    if (place == column.values.end() || *place != unknown_value) column.values.insert(place, std::string(unknown_value));
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

}  // namespace dossier::cluster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/facet_values.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dossier {

std::vector<std::uint32_t> value_ids(const FacetColumn& column, const std::vector<std::string>& values) {
  std::vector<std::uint32_t> ids;
  auto from = column.values.begin();
  for (const auto& value : values) {
    // Values in order, as those that a star stands for, are found a step behind each other.
    if (from != column.values.end() && *from < value) ++from;
    if (from == column.values.end() || *from != value) {
      from = std::lower_bound(column.values.begin(), column.values.end(), value);
    }
    const auto found = from;
    if (found != column.values.end() && *found == value) {
      ids.push_back(static_cast<std::uint32_t>(found - column.values.begin()));
    }
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

Result<void> for_each_with_values(const IndexReader& reader, const FacetTest& test,
                                  const std::function<void(DocId)>& visit) {
  const auto found = reader.column(test.facet);
  if (!found) return found.error();
  const auto* const column = *found;
  if (column == nullptr) return {};
  std::vector<char> wanted(column->values.size(), 0);
  for (const auto id : value_ids(*column, test.values)) wanted[id] = 1;
  for (DocId doc = 1; doc <= reader.last_doc(); ++doc) {
    const auto values = column->of(doc);
    if (std::any_of(values.begin(), values.end(), [&](std::uint32_t id) { return wanted[id] != 0; })) visit(doc);
  }
  return {};
}

Result<bool> has_value(const IndexReader& reader, const FacetTest& test, DocId doc) {
  if (test.values.empty()) return false;
  const auto found = reader.column(test.facet);
  if (!found) return found.error();
  const auto* const column = *found;
  if (column == nullptr) return false;
  const auto values = column->of(doc);
  const auto wanted = value_ids(*column, test.values);
  return std::any_of(values.begin(), values.end(),
                     [&](std::uint32_t id) { return std::binary_search(wanted.begin(), wanted.end(), id); });
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/format/facet_values.hpp"

#include "index/catalogue.hpp"
#include "index/format/format.hpp"

#include <algorithm>

namespace dossier::index {
namespace {

/// A facet value may not hold the byte that parts values in a slot.
std::string clean_value(std::string value) {
  std::replace(value.begin(), value.end(), value_separator, ' ');
  return value;
}

}  // namespace

void for_each_column(const Passage& passage, const std::function<void(const std::string& column)>& want) {
  for (const auto& label : passage.labels) {
    if (is_confidence_column(label.facet)) continue;
    want(label.facet);
    if (label.thousandths() < sure_label) want(confidence_column(label.facet));
  }
  for (const auto& [facet, value] : passage.fields) {
    if (!is_confidence_column(facet)) want(facet);
  }
}

std::map<std::uint32_t, std::vector<std::string>> facet_values(const Passage& passage, const Paper& paper,
                                                               const FacetSlots& slots) {
  std::map<std::uint32_t, std::vector<std::string>> values;
  const auto add = [&](std::string_view facet, std::string_view value) {
    const auto slot = slots.find(facet);
    // A value of this name is that of passages without one.
    if (slot != slots.end() && !value.empty() && value != unknown_value)
      values[slot->second].push_back(clean_value(std::string(value)));
  };
  add("paper", passage.paper);
  add("kind", to_string(passage.kind));
  add("section", to_string(passage.section));
  for (const auto& label : passage.labels) {
    if (!is_confidence_column(label.facet)) add(label.facet, label.value);
  }
  for (const auto& label : passage.labels) {
    const auto confidence = label.thousandths();
    const std::pair field(label.facet, label.value);
    const bool given = std::find(passage.fields.begin(), passage.fields.end(), field) != passage.fields.end();
    if (confidence >= sure_label || given) continue;
    add(confidence_column(label.facet), label.value + confidence_separator + std::to_string(confidence));
  }
  bool has_year = false;
  for (const auto& [facet, value] : passage.fields) {
    if (is_confidence_column(facet)) continue;
    add(facet, value);
    has_year = has_year || facet == "year";
  }
  if (!has_year && paper.year) add("year", std::to_string(*paper.year));
  for (auto& [slot, list] : values) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
  return values;
}

}  // namespace dossier::index

// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/read/reader_state.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

namespace dossier::index {
namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// What each value of a confidence column takes away: the id of a value, or none.
std::vector<std::uint32_t> taken_away(const FacetColumn& confidence, const std::vector<std::string>& values,
                                      std::uint32_t least) {
  std::vector<std::uint32_t> ids;
  ids.reserve(confidence.values.size());
  for (const std::string_view entry : confidence.values) {
    const auto mark = entry.rfind(confidence_separator);
    std::uint32_t thousandths = sure_label;
    if (mark != std::string_view::npos) {
      std::from_chars(entry.data() + mark + 1, entry.data() + entry.size(), thousandths);
    }
    auto& id = ids.emplace_back(none);
    if (thousandths >= least) continue;
    const auto value = entry.substr(0, mark);
    const auto at = std::lower_bound(values.begin(), values.end(), value);
    if (at != values.end() && *at == value) id = static_cast<std::uint32_t>(at - values.begin());
  }
  return ids;
}

}  // namespace

FacetColumn sure_column(const FacetColumn& all, const FacetColumn& confidence, std::uint32_t least) {
  FacetColumn column;
  column.name = all.name;
  column.values = all.values;
  const auto place = std::lower_bound(column.values.begin(), column.values.end(), unknown_value);
  const auto unknown = static_cast<std::uint32_t>(place - column.values.begin());
  const bool is_new = place == column.values.end() || *place != unknown_value;
  if (is_new) column.values.insert(place, std::string(unknown_value));
  const auto moved = [&](std::uint32_t id) { return is_new && id >= unknown ? id + 1 : id; };

  const auto weak = taken_away(confidence, all.values, least);
  const auto docs = all.starts.empty() ? all.ids.size() : all.starts.size() - 1;
  column.totals.assign(column.values.size(), 0);
  column.starts.reserve(docs + 1);
  column.ids.reserve(all.ids.size());
  std::vector<std::uint32_t> gone;
  for (std::size_t doc = 0; doc < docs; ++doc) {
    column.starts.push_back(static_cast<std::uint32_t>(column.ids.size()));
    gone.clear();
    for (const auto id : confidence.of(static_cast<DocId>(doc))) gone.push_back(weak[id]);
    const auto values = all.of(static_cast<DocId>(doc));
    for (const auto id : values) {
      if (std::find(gone.begin(), gone.end(), id) == gone.end()) column.ids.push_back(moved(id));
    }
    if (!values.empty() && column.ids.size() == column.starts.back()) column.ids.push_back(unknown);
  }
  column.starts.push_back(static_cast<std::uint32_t>(column.ids.size()));
  for (const auto id : column.ids) ++column.totals[id];
  return column;
}

}  // namespace dossier::index

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/request_members.hpp"

#include <algorithm>
#include <cmath>

namespace dossier {
namespace {

using json_parts::Json;

struct Switch {
  std::string_view name;
  bool& (*of)(SearchRequest&);
};
constexpr std::array<Switch, 7> switches{{
    {"stems", [](SearchRequest& r) -> bool& { return r.expansion.stems; }},
    {"spelling", [](SearchRequest& r) -> bool& { return r.expansion.spelling; }},
    {"synonyms", [](SearchRequest& r) -> bool& { return r.expansion.synonyms; }},
    {"acronyms", [](SearchRequest& r) -> bool& { return r.expansion.acronyms; }},
    {"variants", [](SearchRequest& r) -> bool& { return r.expansion.variants; }},
    {"related", [](SearchRequest& r) -> bool& { return r.expansion.related; }},
    {"meaning", [](SearchRequest& r) -> bool& { return r.meaning; }},
}};
constexpr std::array<std::string_view, 3> orders{"relevance", "year", "paper"};
constexpr double certain = 1000;  // thousandths

bool switch_off(const Json& names, SearchRequest& request) {
  if (!names.is_array()) return false;
  for (const auto& name : names) {
    if (!name.is_string()) return false;
    const auto* found = std::ranges::find(switches, name.get<std::string>(), &Switch::name);
    if (found == switches.end()) return false;
    found->of(request) = false;
  }
  return true;
}

bool read_order(const Json& value, SearchRequest& request) {
  if (!value.is_string()) return false;
  const auto* order = std::ranges::find(orders, value.get<std::string>());
  if (order == orders.end()) return false;
  request.sort = static_cast<SortOrder>(order - orders.begin());
  return true;
}

bool read_confidence(const Json& value, SearchRequest& request) {
  if (!value.is_number()) return false;
  const auto least = value.get<double>();
  if (!(least >= 0 && least <= 1)) return false;
  request.min_confidence = static_cast<std::uint32_t>(std::lround(least * certain));
  return true;
}

}  // namespace

void add_request_members(Json& row, const SearchRequest& request) {
  auto asked = request;
  for (const auto& one : switches) {
    if (!one.of(asked)) row["off"].push_back(one.name);
  }
  if (request.sort != SortOrder::Relevance) row["sort"] = orders[static_cast<std::size_t>(request.sort)];
  if (request.user_notes) row["notes"] = *request.user_notes;
  if (request.min_confidence > 0) row["min_confidence"] = request.min_confidence / certain;
}

std::string read_request_members(const Json& row, SearchRequest& request) {
  if (row.contains("off") && !switch_off(row["off"], request)) return "`off` says something unknown";
  if (row.contains("sort") && !read_order(row["sort"], request)) return "`sort` says something unknown";
  if (row.contains("notes")) {
    if (!row["notes"].is_boolean()) return "`notes` is neither true nor false";
    request.user_notes = row["notes"].get<bool>();
  }
  if (row.contains("min_confidence") && !read_confidence(row["min_confidence"], request)) {
    return "`min_confidence` is no number from 0 to 1";
  }
  return {};
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
// Saved searches as lines of JSON.
#include "base/encoding/json_depth.hpp"
#include "own/saved_searches.hpp"
#include "own/written_time.hpp"
#include "searcher/output/json_parts.hpp"
#include "searcher/output/request_members.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace dossier {
namespace {

using json_parts::Json;

Json json_of(const SavedSearch& search, bool with_looks) {
  Json row{{"id", search.name}, {"query", search.request.query}};
  const auto& request = search.request;
  for (const auto& filter : request.filters) {
    if (!filter.any_of.empty()) row["filters"][filter.facet] = filter.any_of;
    if (!filter.none_of.empty()) row["filters"][filter.facet + "!"] = filter.none_of;
  }
  add_request_members(row, request);
  if (!with_looks) return row;
  row["looks"] = Json::array();
  for (const auto& look : search.looks) row["looks"].push_back({{"at", look.at}, {"passages", look.passages}});
  return row;
}

bool read_texts(const Json& list, std::vector<std::string>& out) {
  if (!list.is_array() || list.empty()) return false;
  for (const auto& one : list) {
    if (!one.is_string()) return false;
    out.push_back(one.get<std::string>());
  }
  return true;
}

FacetFilter& filter_on(std::vector<FacetFilter>& filters, std::string_view facet) {
  const auto found = std::ranges::find(filters, facet, &FacetFilter::facet);
  if (found != filters.end()) return *found;
  return filters.emplace_back(FacetFilter{std::string(facet), {}, {}});
}

bool read_filters(const Json& row, SearchRequest& request) {
  if (!row.contains("filters")) return true;
  if (!row["filters"].is_object()) return false;
  for (const auto& [key, values] : row["filters"].items()) {
    const bool without = key.ends_with('!');
    const auto facet = std::string_view(key).substr(0, key.size() - (without ? 1 : 0));
    auto& filter = filter_on(request.filters, facet);
    if (facet.empty() || !read_texts(values, without ? filter.none_of : filter.any_of)) return false;
  }
  return true;
}

bool read_looks(const Json& row, std::vector<Look>& out) {
  if (!row.contains("looks") || !row["looks"].is_array() || row["looks"].empty()) return false;
  for (const auto& one : row["looks"]) {
    if (!one.is_object() || !one.contains("at") || !one["at"].is_string() || !one.contains("passages") ||
        !one["passages"].is_object()) {
      return false;
    }
    Look look{one["at"].get<std::string>(), {}};
    if (!is_date(look.at)) return false;
    for (const auto& [id, digest] : one["passages"].items()) {
      if (!digest.is_string()) return false;
      look.passages.emplace(id, digest.get<std::string>());
    }
    out.push_back(std::move(look));
  }
  return true;
}

/// What is wrong with the line; empty where nothing is.
std::string read_line(std::string_view line, SavedSearch& out) {
  const auto row = nests_too_deep(line) ? Json(Json::value_t::discarded) : Json::parse(line, nullptr, false);
  if (!row.is_object()) return "it is not a JSON object";
  if (!row.contains("id") || !row["id"].is_string()) return "it has no `id`, the name";
  out.name = row["id"].get<std::string>();
  if (!is_name(out.name)) return "`id` is not a valid name";
  if (!row.contains("query") || !row["query"].is_string()) return "it has no `query`";
  out.request.query = row["query"].get<std::string>();
  if (!read_filters(row, out.request)) return "`filters` must be lists of values by facet";
  if (auto fault = read_request_members(row, out.request); !fault.empty()) return fault;
  if (!read_looks(row, out.looks)) return "`looks` must be a list of times with passages";
  return {};
}

}  // namespace

std::string printed(const std::vector<SavedSearch>& searches, bool with_looks) {
  std::string out;
  for (const auto& search : searches) out += json_parts::printed(json_of(search, with_looks), -1) + "\n";
  return out;
}

Result<std::vector<SavedSearch>> parsed_searches(std::string_view lines, const std::filesystem::path& file) {
  std::vector<SavedSearch> searches;
  std::set<std::string> names;
  for (std::size_t number = 1; !lines.empty(); ++number) {
    const auto end = lines.find('\n');
    const auto line = lines.substr(0, end);
    lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    SavedSearch search;
    auto fault = read_line(line, search);
    if (fault.empty() && !names.insert(search.name).second) fault = "there is a search of this name above";
    if (!fault.empty()) {
      return Error{ErrorCode::BadData, "'" + file.string() + "', line " + std::to_string(number) + ": " + fault,
                   "correct the line or take it out; docs/news.md says what may stand in it"};
    }
    searches.push_back(std::move(search));
  }
  return searches;
}

}  // namespace dossier

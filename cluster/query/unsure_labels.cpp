// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/query/unsure_labels.hpp"

#include "cluster/format/documents.hpp"
#include "cluster/format/mapping.hpp"
#include "cluster/query/queries.hpp"
#include "index/catalogue.hpp"
#include "index/format/format.hpp"
#include "index/passage.hpp"

#include <charconv>
#include <utility>

namespace dossier::cluster {
namespace {

using index::confidence_column;
using index::confidence_separator;

// Names of fields and limits are parameters, so that OpenSearch compiles each script once.
constexpr std::string_view unsure_values = R"(
  def unsure = new HashSet();
  for (entry in doc[params.confidence]) {
    int at = entry.lastIndexOf(params.separator);
    if (at < 0) { continue; }
    try {
      if (Integer.parseInt(entry.substring(at + 1)) < params.least) { unsure.add(entry.substring(0, at)); }
    } catch (NumberFormatException failure) { }
  }
)";
constexpr std::string_view give_values = R"(
  def sure = [];
  for (value in doc[params.facet]) { if (!unsure.contains(value)) { sure.add(value); } }
  if (sure.isEmpty()) { sure.add(params.none); }
  return sure;
)";
constexpr std::string_view test_values = R"(
  boolean any = false;
  for (value in doc[params.facet]) {
    if (unsure.contains(value)) { continue; }
    if (params.wanted.containsKey(value)) { return true; }
    any = true;
  }
  return params.unknown && !any;
)";

Json script(std::string_view what, std::string_view facet, std::uint32_t least) {
  auto out = Json::object();
  out["lang"] = "painless";
  out["source"] = std::string(unsure_values) + std::string(what);
  auto& params = out["params"];
  params["facet"] = facet_field(facet);
  params["confidence"] = facet_field(confidence_column(facet));
  params["separator"] = std::string(1, confidence_separator);
  params["least"] = least;
  return out;
}

/// The passages with any of some values that is sure enough; with `unknown` also those that have no value that is.
Json tested(std::string_view facet, const std::vector<std::string>& values, bool unknown, std::uint32_t least) {
  auto query = Json::object();
  auto& asked = query["script"]["script"];
  asked = script(test_values, facet, least);
  auto wanted = Json::object();
  for (const auto& value : values) wanted[keyword_value(value)] = true;
  asked["params"]["wanted"] = std::move(wanted);
  asked["params"]["unknown"] = unknown;
  return query;
}

}  // namespace

void UnsureValues::add(std::string_view entry) {
  const auto mark = entry.rfind(confidence_separator);
  if (mark == std::string_view::npos) return;
  std::uint32_t thousandths = sure_label;
  std::from_chars(entry.data() + mark + 1, entry.data() + entry.size(), thousandths);
  if (thousandths < least) entries[std::string(entry.substr(0, mark))].emplace_back(entry);
}

Json sure_values(std::string_view facet, std::uint32_t least) {
  auto out = script(give_values, facet, least);
  out["params"]["none"] = std::string(unknown_value);
  return out;
}

Json with_sure_value(std::string_view facet, const std::vector<std::string>& values, const UnsureValues& unsure) {
  constexpr std::size_t few = 8;
  const auto field = facet_field(facet);
  const auto confidence = facet_field(confidence_column(facet));
  std::vector<std::string> always;  // sure enough wherever they are
  std::vector<std::string> sometimes;
  bool unknown = false;
  for (const auto& value : values) {
    if (value == unknown_value) {
      unknown = true;
    } else {
      (unsure.entries.contains(value) ? sometimes : always).push_back(value);
    }
  }
  std::vector<Json> any;
  if (!always.empty()) any.push_back(field_with_any(field, always));
  if (sometimes.size() > few) {
    any.push_back(matching_all({field_with_any(field, sometimes), tested(facet, sometimes, false, unsure.least)}));
    sometimes.clear();
  }
  for (const auto& value : sometimes) {
    auto not_sure = field_with_any(confidence, unsure.entries.find(value)->second);
    any.push_back(matching_all({field_with_any(field, {value}), matching_none({std::move(not_sure)})}));
  }
  if (unknown) {
    any.push_back(matching_none({existing(field)}));
    any.push_back(matching_all({existing(confidence), tested(facet, {}, true, unsure.least)}));
  }
  return matching_any(std::move(any));
}

}  // namespace dossier::cluster

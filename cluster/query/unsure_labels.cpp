// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/query/unsure_labels.hpp"

#include "cluster/format/documents.hpp"
#include "cluster/format/mapping.hpp"
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

Json not_sure(std::string_view facet, std::string_view value, const UnsureValues& unsure) {
  auto query = Json::object();
  const auto known = unsure.entries.find(value);
  query["terms"][facet_field(confidence_column(facet))] =
      known == unsure.entries.end() ? std::vector<std::string>() : known->second;
  return query;
}

Json with_sure_value(std::string_view facet, const std::vector<std::string>& values, bool unknown,
                     std::uint32_t least) {
  auto query = Json::object();
  auto& asked = query["script"]["script"];
  asked = script(test_values, facet, least);
  auto wanted = Json::object();
  for (const auto& value : values) wanted[keyword_value(value)] = true;
  asked["params"]["wanted"] = std::move(wanted);
  asked["params"]["unknown"] = unknown;
  return query;
}

}  // namespace dossier::cluster

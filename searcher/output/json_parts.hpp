// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/file_record.hpp"
#include "searcher/output/json_style.hpp"
#include "searcher/types/response.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace dossier::json_parts {

/// Members in the order in which they are added. For the sources of the serializer, and of what adds members to its
/// answers.
using Json = nlohmann::ordered_json;

/// As text: control characters and those that turn the direction escaped, broken bytes replaced. Indented where
/// `indent` is not negative.
std::string printed(const Json& json, int indent);

/// The head of an answer to a query: the version of its shape, and how the query was understood.
Json head(const QueryEcho& echo);
/// An answer as text: its time where the style asks for it, a newline at the end.
std::string answer(Json json, const JsonStyle& style, double milliseconds);

Json of(const TextSpan& span);
Json of(const std::vector<TextSpan>& spans);
Json of(const PageRange& pages);
Json of(const PrintedPages& pages);
Json of(const Passage& passage);
/// Names as CSL-JSON has them: `family`, `given`, `non-dropping-particle`, `suffix`, or `literal`.
Json csl_names(const std::vector<Person>& people);
Json of(const Paper& paper);
Json of(const std::map<std::string, Paper>& papers);
Json of(const QueryEcho& echo);
Json of(const std::vector<Diagnostic>& diagnostics);
Json of(const Hit& hit);
Json of(const std::vector<Hit>& hits);
Json of(const FacetCounts& facet);
Json of(const FileRecord& record);

template <class T>
Json list_of(const std::vector<T>& items) {
  Json list = Json::array();
  for (const auto& item : items) list.push_back(of(item));
  return list;
}

}  // namespace dossier::json_parts

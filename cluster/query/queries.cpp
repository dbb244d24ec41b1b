// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/query/queries.hpp"

#include "cluster/format/documents.hpp"
#include "index/catalogue.hpp"

#include <utility>

namespace dossier::cluster {

Json on_field(const char* kind, const std::string& field, Json value) {
  auto inner = Json::object();
  inner[field] = std::move(value);
  auto query = Json::object();
  query[kind] = std::move(inner);
  return query;
}

Json with_boost(Json query, double boost) {
  auto scored = Json::object();
  scored["constant_score"]["filter"] = std::move(query);
  scored["constant_score"]["boost"] = boost;
  return scored;
}

Json matching_nothing() {
  auto query = Json::object();
  query["match_none"] = Json::object();
  return query;
}

Json matching_all(std::vector<Json> queries) {
  auto query = Json::object();
  if (queries.empty()) {
    query["match_all"] = Json::object();
    return query;
  }
  if (queries.size() == 1) return std::move(queries.front());
  query["bool"]["filter"] = std::move(queries);
  return query;
}

Json matching_any(std::vector<Json> queries) {
  if (queries.empty()) return matching_nothing();
  if (queries.size() == 1) return std::move(queries.front());
  auto query = Json::object();
  query["bool"]["should"] = std::move(queries);
  query["bool"]["minimum_should_match"] = 1;
  return query;
}

Json matching_none(std::vector<Json> queries) {
  if (queries.empty()) return matching_all({});
  auto query = Json::object();
  query["bool"]["must_not"] = std::move(queries);
  return query;
}

Json existing(const std::string& field) {
  auto query = Json::object();
  query["exists"]["field"] = field;
  return query;
}

Json field_with_any(const std::string& field, const std::vector<std::string>& values) {
  constexpr std::size_t most_terms = 30000;  // of one query; OpenSearch takes 65,536 (index.max_terms_count)
  std::vector<Json> any;
  auto plain = Json::array();
  for (const auto& value : values) {
    if (value == unknown_value) {
      any.push_back(matching_none({existing(field)}));
      continue;
    }
    plain.push_back(keyword_value(value));
    if (plain.size() == most_terms) any.push_back(on_field("terms", field, std::exchange(plain, Json::array())));
  }
  if (!plain.empty()) any.push_back(on_field("terms", field, std::move(plain)));
  return matching_any(std::move(any));
}

}  // namespace dossier::cluster

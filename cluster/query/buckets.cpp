// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/query/buckets.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace dossier::cluster {

Result<Json> search(const OpenedIndex& index, const Json& body, Keep keep) {
  const std::string kept = keep == Keep::Answer ? "&request_cache=true" : "";
  return index.client->ask({.method = "POST",
                            .path = index.path("/_search?allow_partial_search_results=false" + kept),
                            .body = dumped(body),
                            .limit = search_limit});
}

std::optional<std::uint32_t> documents_of(const Json& bucket) {
  const auto& count = at(bucket, "doc_count");
  if (!count.is_number_unsigned()) return std::nullopt;
  const auto documents = count.get<std::uint64_t>();
  if (documents > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
  return static_cast<std::uint32_t>(documents);
}

namespace {

/// A composite aggregation over fields, gone through a page at a time.
class Pages {
 public:
  using Visit = std::function<Result<void>(const BucketKey&, std::uint32_t documents)>;
  Pages(const OpenedIndex& index, std::size_t fields) : index_(index), fields_(fields) {}

  static Json composite(const std::vector<BucketField>& fields, std::size_t size) {
    auto sources = Json::array();
    for (std::size_t i = 0; i < fields.size(); ++i) {
      auto terms = Json::object();
      terms["field"] = fields[i].field;
      if (fields[i].missing) terms["missing_bucket"] = true;
      auto source = Json::object();
      source[std::to_string(i)]["terms"] = std::move(terms);
      sources.push_back(std::move(source));
    }
    auto aggregation = Json::object();
    aggregation["composite"]["size"] = size;
    aggregation["composite"]["sources"] = std::move(sources);
    return aggregation;
  }
  static Json body(const Json& query) {
    auto body = Json::object();
    body["size"] = 0;
    body["query"] = query;
    body["track_total_hits"] = false;
    return body;
  }

  /// Visits the buckets of one page. The key behind which others follow; null where none do.
  Result<Json> read(const Json& all, const Visit& visit) const {
    const auto& buckets = at(all, "buckets");
    if (!buckets.is_array()) return faulty_answer(index_.where());
    for (const auto& bucket : buckets) {
      const auto documents = documents_of(bucket);
      if (!documents || at(bucket, "key").size() != fields_) return faulty_answer(index_.where());
      BucketKey key;
      for (std::size_t i = 0; i < fields_; ++i) {
        const auto& value = at(bucket, "key", std::to_string(i));
        key.push_back(value.is_string() ? std::optional(text_of(value)) : std::nullopt);
      }
      if (auto visited = visit(key, *documents); !visited) return std::move(visited).error();
    }
    // Whether more follow, the key behind which they do tells, not the number of buckets.
    const auto& after = at(all, "after_key");
    return after.is_object() ? after : Json();
  }

  /// All pages behind `after`, or all.
  Result<void> read_all(Json body, Json aggregation, Json after, const Visit& visit) const {
    for (;;) {
      if (after.is_object()) aggregation["composite"]["after"] = after;
      body["aggs"]["all"] = aggregation;
      const auto answer = search(index_, body);
      if (!answer) return answer.error();
      auto next = read(at(*answer, "aggregations", "all"), visit);
      if (!next) return std::move(next).error();
      if (!next->is_object()) return {};
      if (*next == after) return faulty_answer(index_.where());
      after = *std::move(next);
    }
  }

 private:
  const OpenedIndex& index_;
  std::size_t fields_;
};

}  // namespace

Result<void> for_each_bucket(const OpenedIndex& index, const Json& query, const std::vector<BucketField>& fields,
                             const std::function<Result<void>(const BucketKey&, std::uint32_t documents)>& visit) {
  return Pages(index, fields.size())
      .read_all(Pages::body(query), Pages::composite(fields, most_buckets), Json(), visit);
}

Result<void> for_each_bucket(const OpenedIndex& index, const Json& query, const std::vector<CountedField>& fields,
                             const std::function<void(Json& body)>& ask_more,
                             const std::function<Result<void>(const Json& answer)>& read_more) {
  const Pages pages(index, 1);
  auto body = Pages::body(query);
  ask_more(body);
  const auto share = most_buckets / std::max<std::size_t>(fields.size(), 1);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    body["aggs"]["field" + std::to_string(i)] = Pages::composite({fields[i].field}, share);
  }
  const auto answer = search(index, body);
  if (!answer) return answer.error();
  if (auto read = read_more(*answer); !read) return read;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const auto& first = at(*answer, "aggregations", "field" + std::to_string(i));
    auto after = pages.read(first, fields[i].visit);
    if (!after) return std::move(after).error();
    // A page that is not full is the last one.
    if (!after->is_object() || list_of(at(first, "buckets")).size() < share) continue;
    auto rest = pages.read_all(Pages::body(query), Pages::composite({fields[i].field}, most_buckets), *std::move(after),
                               fields[i].visit);
    if (!rest) return rest;
  }
  return {};
}

}  // namespace dossier::cluster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/read/opened_index.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// What a cluster counts, exactly.
namespace dossier::cluster {

/// Buckets of one answer; OpenSearch gives 65,535 at most (search.max_buckets).
inline constexpr std::size_t most_buckets = 50000;

/// Filters that one request counts by: each is a query of its own, which the cluster has to build.
inline constexpr std::size_t most_filters = 1000;

/// How long one node is waited for. A node that has stopped is taken out of a cluster after half a minute.
inline constexpr std::chrono::seconds search_limit{60};

/// Whether nodes keep what a search finds until the index changes, for when the same is asked again. What asks for no
/// hits is always kept.
enum class Keep { Counts, Answer };

/// Asks for a search of the whole index. Errors: those of Client; a part of the shards is one.
Result<Json> search(const OpenedIndex& index, const Json& body, Keep keep = Keep::Counts);

/// A field by whose values documents are counted.
struct BucketField {
  std::string field;
  bool missing = false;  ///< documents without a value count, too: with no value
};
using BucketKey = std::vector<std::optional<std::string>>;

/// Calls `visit` with each combination of values and the number of documents that have it, in the order of bytes.
/// A round to the cluster for each `most_buckets` of them. Errors: those of Client and of `visit`.
Result<void> for_each_bucket(const OpenedIndex& index, const Json& query, const std::vector<BucketField>& fields,
                             const std::function<Result<void>(const BucketKey&, std::uint32_t documents)>& visit);

/// The same of several fields, whose first values come with one request. `ask_more` is added to that request;
/// `read_more` gets its answer.
struct CountedField {
  BucketField field;
  std::function<Result<void>(const BucketKey&, std::uint32_t documents)> visit;
};
Result<void> for_each_bucket(const OpenedIndex& index, const Json& query, const std::vector<CountedField>& fields,
                             const std::function<void(Json& body)>& ask_more,
                             const std::function<Result<void>(const Json& answer)>& read_more);

/// The number of documents of a bucket or a filter in an answer; nothing where the answer does not tell it.
std::optional<std::uint32_t> documents_of(const Json& bucket);

}  // namespace dossier::cluster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/write/filling.hpp"

#include "cluster/format/mapping.hpp"

#include <algorithm>
#include <thread>

namespace dossier::cluster {
namespace {

using Clock = std::chrono::steady_clock;

Result<void> put_settings(const Client& client, const std::string& index, const Json& settings) {
  const auto put = client.ask({.method = "PUT", .path = "/" + index + "/_settings", .body = dumped(settings)});
  return put ? Result<void>() : put.error();
}

/// Whether each shard knows that no change before its last one is kept for a replica: a merge drops what is.
Result<bool> leases_are_up(const Client& client, const std::string& index) {
  const auto stats = client.ask({.path = "/" + index + "/_stats?level=shards"});
  if (!stats) return stats.error();
  for (const auto& of_index : at(*stats, "indices")) {
    for (const auto& copies : at(of_index, "shards")) {
      for (const auto& copy : copies) {
        const auto& last = at(copy, "seq_no", "max_seq_no");
        for (const auto& lease : list_of(at(copy, "retention_leases", "leases"))) {
          const auto& kept = at(lease, "retaining_seq_no");
          if (!last.is_number_integer() || !kept.is_number_integer()) continue;
          if (kept.get<std::int64_t>() <= last.get<std::int64_t>()) return false;
        }
      }
    }
  }
  return true;
}

/// OpenSearch renews leases each half a minute.
Result<void> wait_for_leases(const Client& client, const std::string& index, std::chrono::milliseconds patience) {
  const auto end = Clock::now() + std::min<std::chrono::milliseconds>(patience, std::chrono::seconds(35));
  while (Clock::now() < end) {
    const auto up = leases_are_up(client, index);
    if (!up) return up.error();
    if (*up) return {};
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
  }
  return {};
}

/// What is merged is searched after the refresh.
Result<void> merge(const Client& client, const std::string& index, std::uint64_t passages) {
  constexpr std::uint64_t passages_a_segment = 4'000'000;
  const auto segments = std::to_string(1 + passages / passages_a_segment);
  for (const auto& step : {"/_forcemerge?max_num_segments=" + segments, std::string("/_refresh")}) {
    const auto done = client.ask({.method = "POST", .path = "/" + index + step, .limit = std::chrono::hours(6)});
    if (!done) return done.error();
  }
  return {};
}

Result<void> wait_for_replicas(const Client& client, const std::string& index, std::chrono::milliseconds patience) {
  std::uint64_t last_there = 0;
  auto since = Clock::now();
  for (;;) {
    const auto health = client.ask({.path = "/_cluster/health/" + index});
    if (!health) return health.error();
    if (text_of(at(*health, "status")) == "green") return {};
    const auto there = number_of(at(*health, "active_shards"));
    const bool copying = number_of(at(*health, "initializing_shards")) > 0;
    if (copying || there > last_there) since = Clock::now();
    last_there = std::max(last_there, there);
    if (Clock::now() - since >= patience) return {};
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
}

}  // namespace

Result<void> begin_filling(const Client& client, const std::string& index) {
  return put_settings(client, index, {{"index.auto_expand_replicas", "false"}, {"index.number_of_replicas", 0}});
}

Result<void> end_filling(const Client& client, const std::string& index, const Filled& filled,
                         std::chrono::milliseconds patience) {
  const auto layout = layout_of_environment();
  if (!layout) return layout.error();
  const auto flushed = client.ask({.method = "POST", .path = "/" + index + "/_flush"});
  if (!flushed) return flushed.error();
  if (auto done = wait_for_leases(client, index, filled.lasted); !done) return done;
  if (auto done = merge(client, index, filled.passages / layout->shards); !done) return done;
  auto done = put_settings(client, index, {{"index.auto_expand_replicas", layout->replicas}});
  return done ? wait_for_replicas(client, index, patience) : done;
}

}  // namespace dossier::cluster

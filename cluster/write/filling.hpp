// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/client/client.hpp"

#include <chrono>
#include <cstdint>
#include <string>

// The first writing of an index. Nobody reads it before its commit, so each shard is filled once, without replicas; at
// its end the shards are merged, which drops the copies of documents that OpenSearch keeps for recoveries, and they are
// copied whole to their replicas.
namespace dossier::cluster {

/// Takes the replicas away. Errors: those of Client.
Result<void> begin_filling(const Client& client, const std::string& index);

struct Filled {
  std::uint64_t passages = 0;
  std::chrono::milliseconds lasted{};
};
/// Merges the shards, brings the replicas, and waits until all are there. Waits before that, as long as the filling
/// lasted and at most half a minute, until a merge drops the copies. Where the cluster has no place for replicas, or
/// they do not get on for `patience`, it goes on without. Errors: those of Client and of layout_of_environment().
Result<void> end_filling(const Client& client, const std::string& index, const Filled& filled,
                         std::chrono::milliseconds patience = std::chrono::seconds(60));

}  // namespace dossier::cluster

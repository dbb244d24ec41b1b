// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace dossier::cluster {

/// Numbers of passages by the query that they match, of one generation. For any number of threads.
class KeptCounts {
 public:
  [[nodiscard]] std::optional<std::uint32_t> find(const std::string& query) const {
    const std::lock_guard lock(mutex_);
    const auto known = counts_.find(query);
    return known == counts_.end() ? std::nullopt : std::optional(known->second);
  }
  void keep(const std::string& query, std::uint32_t passages) {
    constexpr std::size_t most_bytes = std::size_t{32} << 20U;
    const std::lock_guard lock(mutex_);
    if (bytes_ > most_bytes) {
      counts_.clear();
      bytes_ = 0;
    }
    if (counts_.insert_or_assign(query, passages).second) bytes_ += query.size();
  }

 private:
  mutable std::mutex mutex_;
  std::unordered_map<std::string, std::uint32_t> counts_;
  std::size_t bytes_ = 0;  ///< of the queries
};

}  // namespace dossier::cluster

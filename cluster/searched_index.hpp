// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "searcher/match/search_ports.hpp"

#include <cstdint>
#include <memory>
#include <string_view>

namespace dossier::cluster {

/// One generation of an index in a cluster, behind the ports of searching. One a thread.
class SearchedIndex {
 public:
  /// The newest generation. Errors: those of ClusterReader::open and Client.
  static Result<std::unique_ptr<SearchedIndex>> open(std::string_view address);
  SearchedIndex(const SearchedIndex&) = delete;
  SearchedIndex& operator=(const SearchedIndex&) = delete;
  ~SearchedIndex();

  /// Another one on the same generation, for another thread: they share what is kept of it in memory.
  [[nodiscard]] std::unique_ptr<SearchedIndex> clone() const;
  /// Whether a newer generation has been committed. A round or two to the cluster. Errors: those of Client.
  [[nodiscard]] Result<bool> stale() const;
  /// Hold as long as this.
  [[nodiscard]] const Catalogue& catalogue() const;
  [[nodiscard]] SearchPorts ports();
  /// See SearchPorts::with_min_confidence. The last one that was asked for is kept.
  [[nodiscard]] SearchPorts ports_with_min_confidence(std::uint32_t thousandths);

 private:
  struct Impl;
  explicit SearchedIndex(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dossier::cluster

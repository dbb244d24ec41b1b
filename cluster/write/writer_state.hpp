// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/read/cluster_reader.hpp"
#include "cluster/write/bulk_pool.hpp"
#include "cluster/write/claim.hpp"
#include "cluster/write/cluster_writer.hpp"
#include "index/format/records.hpp"
#include "index/write/id_guard.hpp"
#include "index/write/open_source.hpp"

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace dossier::cluster {

/// What a ClusterWriter knows between open and commit. Internal to the writer's files.
struct ClusterWriter::Impl {
  Impl(std::shared_ptr<const Client> asked, const WriterOptions& given) : client(std::move(asked)), options(given) {}
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl();

  // Parts of open(), in their order.
  Result<void> open_or_make();
  Result<void> choose_taxonomy();
  Result<void> take_claim();
  Result<void> load();
  Result<void> make_target();

  Result<void> begin_source(std::string_view path);
  Result<void> add(std::vector<Paper> papers, std::vector<Passage> passages);
  Result<void> add_passage(Passage passage);
  Result<void> take_out(std::string_view path);
  /// Gives new facets their columns, and the index their fields.
  Result<void> learn_facets(const Passage& passage);
  Result<void> submit_pending();

  // Parts of commit(), in their order.
  Result<void> commit();
  Result<void> bury_dead();
  Result<void> bury(const std::vector<std::string>& some);
  Result<void> send_sources();
  Result<void> make_sure() const;
  Result<void> publish(IndexState next);
  [[nodiscard]] IndexState next_state() const;

  [[nodiscard]] const std::string& where() const { return client->where(); }

  std::shared_ptr<const Client> client;
  WriterOptions options;
  OpenedIndex old;     ///< as it was
  OpenedIndex target;  ///< the same, or the index that a rebuild makes
  std::unique_ptr<Claim> claim;
  std::shared_ptr<const Taxonomy> taxonomy;
  bool taxonomy_lost = false;
  bool made_target = false;  ///< and not yet committed
  /// Since when the target is filled, where it was empty: see cluster/write/filling.hpp.
  std::optional<std::chrono::steady_clock::time_point> filling;
  bool usable = true;
  bool changed = false;

  std::map<std::string, index::StoredSource> sources;
  std::set<std::string> touched;  ///< paths whose account changes
  std::set<std::string> dead;     ///< paths whose documents this writing takes out
  std::vector<std::string> facets;
  std::shared_ptr<const index::FacetSlots> slots = std::make_shared<index::FacetSlots>();
  index::IdGuard new_ids;
  std::set<std::string> new_papers;
  std::vector<std::shared_ptr<const std::string>> source_names;
  Batch pending;
  std::unique_ptr<BulkPool> pool;
  std::uint64_t committed_passages = 0;

  std::optional<index::OpenSource> open_source;  ///< between begin and finish
};

}  // namespace dossier::cluster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/client/client.hpp"
#include "index/library_writer.hpp"

#include <memory>
#include <string_view>

namespace dossier::cluster {

/// Writes an index in a cluster. Everything is sent with the number of this writing, which no reader sees until
/// commit() puts that number into the state of the index by compare-and-set. `fresh` makes another index and moves the
/// name to it.
class ClusterWriter final : public LibraryWriter {
 public:
  /// Makes the index where there is none. Errors: IndexLocked while another writer is at work, IndexIncompatible (also
  /// for an index that was made with another taxonomy than the one given), those of Client.
  static Result<std::unique_ptr<ClusterWriter>> open(std::shared_ptr<const Client> client,
                                                     const WriterOptions& options = {});
  ClusterWriter(const ClusterWriter&) = delete;
  ClusterWriter& operator=(const ClusterWriter&) = delete;
  ~ClusterWriter() override;

  using LibraryWriter::remove;
  [[nodiscard]] Result<std::vector<FileRecord>> file_records() const override;
  Result<void> begin(std::string_view path) override;
  Result<void> add(std::vector<Paper> papers, std::vector<Passage> passages) override;
  Result<FileRecord> finish(const FileRecord& record) override;
  Result<void> remove(std::string_view path, const FileRecord* keep) override;
  Result<void> commit() override;
  [[nodiscard]] bool changed() const override;
  [[nodiscard]] const Taxonomy& taxonomy() const override;
  [[nodiscard]] bool taxonomy_lost() const override;
  [[nodiscard]] std::uint32_t passages() const override;

 private:
  struct Impl;
  explicit ClusterWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dossier::cluster

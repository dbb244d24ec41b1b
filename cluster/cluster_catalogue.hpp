// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/search/passage_store.hpp"
#include "index/catalogue.hpp"

namespace dossier::cluster {

/// Papers, passages and the report of an index in a cluster.
class ClusterCatalogue final : public Catalogue {
 public:
  /// The store must outlive it.
  explicit ClusterCatalogue(PassageStore& store) : store_(store) {}

  [[nodiscard]] const IndexInfo& info() const override { return reader().info(); }
  [[nodiscard]] const std::string& location() const override { return reader().location(); }
  [[nodiscard]] const Taxonomy& taxonomy() const override { return reader().taxonomy(); }
  [[nodiscard]] const std::vector<std::string>& facets() const override { return store_.statistics().facets(); }
  [[nodiscard]] Result<Passage> passage(DocId doc) const override;
  [[nodiscard]] Result<Passage> passage(DocId doc, std::optional<Paper>& paper) const override;
  [[nodiscard]] Result<DocId> find(std::string_view passage_id) const override;
  [[nodiscard]] Result<std::vector<DocId>> passages_of(std::string_view paper_id) const override;
  [[nodiscard]] Result<Paper> paper(std::string_view paper_id) const override;
  [[nodiscard]] Result<std::vector<Paper>> papers() const override;
  [[nodiscard]] Result<std::vector<FileRecord>> file_records() const override { return reader().file_records(); }
  [[nodiscard]] Result<FileRecord> file_record(std::string_view path) const override;

 private:
  [[nodiscard]] const ClusterReader& reader() const { return store_.statistics().reader(); }
  PassageStore& store_;
};

}  // namespace dossier::cluster

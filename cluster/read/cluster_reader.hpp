// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/read/opened_index.hpp"
#include "index/file_record.hpp"
#include "index/format/records.hpp"
#include "index/passage.hpp"
#include "index/read/index_reader.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {
class Taxonomy;
}

namespace dossier::cluster {

/// One generation of an index in a cluster: its papers, passages and report. Each call is one round to the cluster, or
/// one for each thousand of what it gives. Errors of everything that reads: those of Client; IndexDamaged; IndexLocked
/// where writers have taken out what it should give.
class ClusterReader {
 public:
  /// The newest generation. Errors: IndexMissing (also where nothing was committed yet), IndexIncompatible for another
  /// format or another text analysis, stop words or taxonomy than this program's.
  static Result<ClusterReader> open(std::shared_ptr<const Client> client);
  static Result<ClusterReader> open(std::string_view address);

  [[nodiscard]] const IndexInfo& info() const { return info_; }
  /// The address of the index, as it was given.
  [[nodiscard]] const std::string& location() const { return index_.where(); }
  [[nodiscard]] const IndexState& state() const { return index_.stored->state; }
  [[nodiscard]] const OpenedIndex& index() const { return index_; }
  [[nodiscard]] const Taxonomy& taxonomy() const { return *taxonomy_; }

  /// That no passage of the generation is gone: see changed_meanwhile(). Call it after counting or listing them: what
  /// is gone never comes back, so one look at the end is enough. A round. Errors: those of Client; IndexLocked.
  [[nodiscard]] Result<void> still_whole() const;
  /// Whether writers may have taken out what this generation held. One small request.
  [[nodiscard]] Result<bool> superseded() const;

  /// All papers, sorted by id.
  [[nodiscard]] Result<std::vector<Paper>> papers() const;
  /// Those that citations may mean: without the records, where these are more than index::most_own_papers.
  [[nodiscard]] Result<std::vector<Paper>> citable_papers() const;
  /// Those of these papers that are there, by id. A round for each thousand.
  [[nodiscard]] Result<std::map<std::string, Paper>> papers_of(const std::vector<std::string>& ids) const;
  /// The accounts of all files, by path.
  [[nodiscard]] Result<std::vector<FileRecord>> file_records() const;
  /// The same with the ids of their papers.
  [[nodiscard]] Result<std::vector<index::StoredSource>> sources() const;
  /// The file that gave the passage, or the paper, with this id; empty where there is none.
  [[nodiscard]] Result<std::string> source_of_passage(std::string_view id) const;
  [[nodiscard]] Result<std::string> source_of_paper(std::string_view id) const;
  /// The account of one file. Errors: NotFound.
  [[nodiscard]] Result<FileRecord> file_record(std::string_view path) const;
  /// All passages by source, each with the paper that is stored with it, if one is.
  Result<void> for_each_passage(
      const std::function<Result<void>(const std::string& source, index::StoredPassage)>& visit) const;

 private:
  ClusterReader(OpenedIndex index, IndexInfo info, std::shared_ptr<const Taxonomy> taxonomy);
  /// Those with a document of their own.
  [[nodiscard]] Result<std::vector<Paper>> described_papers() const;
  [[nodiscard]] Json filter(std::string_view doc, Json further) const;
  [[nodiscard]] Result<std::vector<Hit>> hits(const Json& query, ScanOrder order) const;

  OpenedIndex index_;
  IndexInfo info_;
  std::shared_ptr<const Taxonomy> taxonomy_;
};

/// The taxonomy that lies in an index, else the one of the program. Errors: IndexIncompatible, IndexDamaged.
Result<std::shared_ptr<const Taxonomy>> read_taxonomy(const OpenedIndex& index);
Result<void> write_taxonomy(const OpenedIndex& index, const Taxonomy& taxonomy);

// Errors: IndexDamaged.
Result<index::StoredPassage> passage_in(const Hit& hit, const std::string& where);
Result<Paper> paper_in(const Hit& hit, const std::string& where);
Result<index::StoredSource> source_in(const Hit& hit, const std::string& where);

}  // namespace dossier::cluster

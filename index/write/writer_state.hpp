// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/format/layout.hpp"
#include "index/format/stored.hpp"
#include "index/write/id_guard.hpp"
#include "index/write/index_writer.hpp"
#include "index/write/open_source.hpp"
#include "index/write/segment.hpp"
#include "index/write/shard_pool.hpp"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace dossier {

/// What an IndexWriter knows between open and commit. Internal to the writer's files.
struct IndexWriter::Impl {
  Impl(std::filesystem::path index, const WriterOptions& given, index::WriterLock held)
      : path(std::move(index)), what(path.string()), options(given), lock(std::move(held)) {}
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl();

  // Throw Xapian's exceptions.
  Result<void> check_files();
  /// Makes the manifest that a writer has left out which was cut off, if the index is sound.
  Result<void> recover();
  Result<void> load();
  /// What the index has that is written on.
  Result<void> load_old();
  Result<void> choose_taxonomy();
  Result<void> begin_source(std::string_view path_of_source);
  Result<void> add(std::vector<Paper> papers, std::vector<Passage> passages);
  Result<void> take_out(std::string_view path_of_source);

  /// Removes what an index that was not committed left behind.
  void clean_up() const;

  // Parts of commit(), in their order.
  Result<void> commit();
  [[nodiscard]] bool should_purge() const;
  [[nodiscard]] bool fits_in_place() const;
  Result<void> write_in_place();
  Result<void> change_database();
  /// StoredInfo::generation of the index as readers see it; 0 where there is none, nothing where it cannot be read.
  [[nodiscard]] std::optional<std::uint64_t> committed_generation() const;
  Result<void> write_generation(bool purge);
  Result<void> rewrite_live_passages();
  void move_sources(const std::vector<DocId>& moved);
  /// Puts the new passages, none of which has been handed over, after those that are kept.
  void move_pending();
  Result<void> put_metadata(Xapian::WritableDatabase& db);
  void put_zstd_dictionary(Xapian::WritableDatabase& db);
  void put_taxonomy(Xapian::WritableDatabase& db);
  Result<void> put_corrections(Xapian::WritableDatabase& db);
  [[nodiscard]] Result<const Paper*> paper_of(const index::StoredPassage& stored, std::map<std::string, Paper>& papers);
  Result<void> put_vocabulary(Xapian::WritableDatabase& db);
  void put_sources(Xapian::WritableDatabase& db);
  void put_papers(Xapian::WritableDatabase& db);
  void put_acronyms(Xapian::WritableDatabase& db);
  void put_info(Xapian::WritableDatabase& db);

  Result<void> copy_metadata(Xapian::WritableDatabase& db, std::string_view prefix);
  void put_segment(Xapian::WritableDatabase& db, std::size_t segment,
                   const std::vector<index::VocabularyEntry>& entries);

  /// Gives the index a Zstandard dictionary, once it has enough to make one of.
  void train_codec();
  Result<void> submit_pending();
  Result<void> hand_over(index::Segment segment);
  Result<void> make_pool();
  /// The error, with what has become of the index.
  [[nodiscard]] Error told(Error error) const;
  [[nodiscard]] std::shared_ptr<const index::FacetSlots> slots_for(const Passage& passage);

  std::filesystem::path path;
  std::string what;  ///< names the index in messages
  WriterOptions options;
  index::WriterLock lock;
  bool usable = true;
  bool changed = false;

  // As the index was.
  std::optional<index::Current> current;
  std::optional<std::uint64_t> generation_before;  ///< 0: there was no index; nothing: it could not be read
  bool damaged = false;                            ///< its files are not what was written: to be replaced, never read
  Xapian::Database old;
  index::StoredInfo info;
  std::map<std::string, index::StoredSource> sources;
  std::vector<index::DocRange> deleted;  ///< with those that this writing takes out
  index::WordRegistry words;
  std::shared_ptr<const Taxonomy> taxonomy;
  std::shared_ptr<const index::RecordCodec> codec = std::make_shared<index::RecordCodec>();

  // What this writing does.
  std::set<std::string> touched;                           ///< paths whose stored account changes
  std::vector<index::DocRange> newly_deleted;              ///< not yet counted in the corrections
  std::map<std::string, std::string> new_papers;           ///< id → stored paper
  std::set<std::string> gone_papers;                       ///< ids of papers taken out
  std::vector<std::string> source_names;                   ///< by PassageJob::source
  std::map<std::uint32_t, index::AcronymCounts> acronyms;  ///< by PassageJob::source
  std::shared_ptr<const index::FacetSlots> slots = std::make_shared<index::FacetSlots>();
  index::IdGuard new_ids;
  DocId next_doc = 1;
  DocId last_written = 0;
  bool renumber = false;   ///< the commit rewrites those kept, from 1 on; the new ones are numbered accordingly
  bool new_words = false;  ///< the vocabulary is made anew
  bool purged = false;     ///< the old database is left behind: all of its metadata must be copied
  index::Segment pending;
  std::unique_ptr<index::ShardPool> shards;

  std::optional<index::OpenSource> open_source;  ///< between begin and finish
};

}  // namespace dossier

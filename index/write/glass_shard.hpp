// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/types.hpp"
#include "index/write/glass_table.hpp"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace dossier::index {

/// Writes a glass database of Xapian's that is only to be read and merged: metadata, postings and lengths of documents,
/// each once and in order. Several times as fast as Xapian's own way, which keeps what it writes in maps until it puts
/// it into a tree. Throws Xapian::DatabaseError for errors of the files.
class GlassShardWriter {
 public:
  struct Posting {
    DocId doc = 0;
    std::uint32_t wdf = 0;  ///< times the term stands in the passage; 0 for a term of ids
  };

  /// Makes the folder.
  explicit GlassShardWriter(const std::filesystem::path& folder);

  /// In the order of the keys by bytes, and before all else. Keys are shorter than 240 bytes.
  void add_metadata(std::string_view key, std::string_view value);
  /// The length of every document, the sum of its terms' wdf, by ascending DocId. Once, and before the terms.
  void add_lengths(std::span<const Posting> lengths);
  /// The documents of a term by ascending DocId. In the order of the terms by bytes.
  void add_term(std::string_view term, std::span<const Posting> postings);
  /// Makes the folder a database.
  void finish();

 private:
  void put_list(const std::string& key, const std::string& key_of_more, std::uint64_t entries, std::uint64_t times,
                std::span<const Posting> postings);

  std::filesystem::path folder_;
  GlassTableWriter table_;
  std::string tag_;
  std::uint32_t documents_ = 0;
  DocId last_doc_ = 0;
  std::uint32_t shortest_ = 0;
  std::uint32_t longest_ = 0;
  std::uint32_t highest_wdf_ = 0;
  std::uint64_t all_lengths_ = 0;
};

}  // namespace dossier::index

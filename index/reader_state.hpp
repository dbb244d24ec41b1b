// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/acronyms.hpp"
#include "index/format.hpp"
#include "index/index_reader.hpp"
#include "index/layout.hpp"
#include "index/stored.hpp"
#include "index/word_registry.hpp"

#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace dossier {
namespace index {

/// Lengths of one field, by DocId.
struct FieldLengthColumn {
  std::vector<std::uint32_t> lengths;
  double mean = 0;
};

/// Something that is made once, at first use, by whichever thread comes first; a failed making is tried again.
template <class T>
class Lazy {
 public:
  template <class Make>
  const T& get(Make&& make) const {
    std::call_once(once_, [&] { value_ = std::forward<Make>(make)(); });
    return value_;
  }

 private:
  mutable std::once_flag once_;
  mutable T value_{};
};

/// What all handles on one generation share.
struct Generation {
  std::filesystem::path path;
  std::string what;  ///< names the index in messages
  Current current;
  std::string state;  ///< content of the file in which Xapian names its revision, read before opening
  StoredInfo stored;
  IndexInfo info;
  std::vector<DocRange> dead;
  TermCounts corrections;

  Lazy<std::unique_ptr<Dictionary>> dictionary;
  Lazy<std::vector<std::uint32_t>> frequencies;  ///< passages with each word of the dictionary in the text, by place
  Lazy<std::array<FieldLengthColumn, text_fields.size()>> lengths;
  Lazy<std::map<std::string, std::vector<std::string>, std::less<>>> acronyms;
  std::map<std::string, Lazy<FacetColumn>, std::less<>> columns;
};

std::array<FieldLengthColumn, text_fields.size()> load_lengths(const Xapian::Database& db,
                                                               const Generation& generation);
FacetColumn load_column(const Xapian::Database& db, const Generation& generation, std::string_view facet);
std::vector<std::uint32_t> load_frequencies(const Xapian::Database& db, const Generation& generation,
                                            const Dictionary& dictionary);
std::map<std::string, std::vector<std::string>, std::less<>> load_acronyms(const Xapian::Database& db,
                                                                           const std::string& what);
/// The file by which a commit shows; its content, empty where there is none.
std::string revision_state(const std::filesystem::path& database);

}  // namespace index

/// One handle: a Xapian database of its own, and small caches.
struct IndexReader::Impl {
  std::shared_ptr<const index::Generation> generation;
  Xapian::Database db;
  mutable std::string word_block;  ///< the block of words read last
  mutable DocId word_block_first = 0;
  mutable std::string record_block;  ///< the block of records read last, decompressed
  mutable DocId record_block_first = 0;

  [[nodiscard]] const index::Dictionary& dictionary() const;
  [[nodiscard]] index::StoredPassage stored(DocId doc) const;
};

struct PostingCursor::Impl {
  Xapian::PostingIterator at;
  Xapian::PostingIterator end;
  std::shared_ptr<const index::Generation> generation;

  void skip_dead();
};

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/format/blocks.hpp"
#include "index/format/column_chunks.hpp"
#include "index/format/facet_values.hpp"
#include "index/format/stored.hpp"
#include "index/format/xapian.hpp"
#include "index/passage.hpp"
#include "index/write/passage_words.hpp"
#include "index/write/segment_inverter.hpp"
#include "index/write/word_registry.hpp"

#include <cstdint>
#include <filesystem>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace dossier::index {

/// Source of passages that are only moved: their acronyms are known.
inline constexpr std::uint32_t no_source = std::numeric_limits<std::uint32_t>::max();

/// A passage on its way into a database.
struct PassageJob {
  Passage passage;
  std::shared_ptr<const Paper> paper;
  bool own_paper = false;    ///< the paper is stored with the passage
  std::uint32_t source = 0;  ///< number of its source file in this writing
};

/// Passages with consecutive DocIds; the first begins a block of words.
struct Segment {
  DocId first = 1;
  std::vector<PassageJob> jobs;
  std::shared_ptr<const FacetSlots> facets;
  std::shared_ptr<const RecordCodec> codec;
};

/// Gives the words of the segment's texts their numbers, the most frequent ones the lowest, by a sample of at most
/// 2,048 passages: then most words of most sequences take a byte. For a registry that has no words yet. About 0.1 s.
void number_frequent_words(const Segment& segment, WordRegistry& registry);

/// Turns passages into documents of a database. One for each thread; keeps its buffers between segments.
class SegmentWriter {
 public:
  explicit SegmentWriter(WordRegistry& registry) : words_(registry) {}
  /// Adds the segment's passages to a database, by Xapian's own means: for small changes. Throws Xapian's exceptions.
  void write(Xapian::WritableDatabase& db, const Segment& segment);
  /// Makes a database of its own of the segment, to be merged with others: for many passages. Throws Xapian's
  /// exceptions.
  void write_shard(const std::filesystem::path& folder, const Segment& segment);
  /// Adds 1 to the count of every term that a stored passage holds (see load_corrections).
  void count_terms(const StoredPassage& stored, const Paper& paper, TermCounts& counts);

 private:
  /// The next passage: what is stored of it, and its words in words_.
  void add(const PassageJob& job, const FacetSlots& facets, BlockBuilder& blocks, ColumnBuilder& columns);
  /// Of the passage in words_.
  Xapian::Document make_document(const Passage& passage);

  PassageWords words_;
  SegmentInverter inverter_;
  ByteWriter record_;
  std::string term_;
};

}  // namespace dossier::index

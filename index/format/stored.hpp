// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/format/blocks.hpp"
#include "index/format/dictionary.hpp"
#include "index/format/records.hpp"
#include "index/format/xapian.hpp"
#include "taxonomy/taxonomy.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// What lies in the metadata of an index's Xapian database, read as values. Damage is thrown as DatabaseFailure
// (IndexDamaged); so are Xapian's own exceptions after `translated`.
namespace dossier::index {

[[noreturn]] void throw_damaged(const std::string& what, std::string_view part);

StoredInfo load_info(const Xapian::Database& db, const std::string& what);
/// The DocIds whose passages were taken out, as sorted ranges that do not touch.
std::vector<DocRange> load_deleted(const Xapian::Database& db, const std::string& what);
/// How many deleted passages each term still counts.
using TermCounts = std::map<std::string, std::uint32_t, std::less<>>;
TermCounts load_corrections(const Xapian::Database& db, const std::string& what);
std::string encode_corrections(const TermCounts& counts);

/// The two segments of the dictionary: the great one, and the words that came since it was written.
inline constexpr std::size_t dictionary_segments = 2;
std::vector<std::string> dictionary_chunks(const Xapian::Database& db, std::size_t segment);
std::string dictionary_key(std::size_t segment, std::size_t chunk);
std::unique_ptr<Dictionary> load_dictionary(const Xapian::Database& db, const std::string& what);

/// All sources by path.
std::map<std::string, StoredSource> load_sources(const Xapian::Database& db, const std::string& what);

/// The taxonomy that lies in the index, else the one of the program. Errors: IndexIncompatible where the program does
/// not understand its files any more.
Result<std::shared_ptr<const Taxonomy>> load_taxonomy(const Xapian::Database& db, const std::string& what);
/// What load_taxonomy() reads; empty for the taxonomy of the program.
std::string encode_taxonomy(const Taxonomy& taxonomy);

/// How records are compressed; without a Zstandard dictionary where the index has none.
RecordCodec load_record_codec(const Xapian::Database& db, const std::string& what);
/// The decompressed block that holds a passage's record.
std::string load_record_block(const Xapian::Database& db, const RecordCodec& codec, DocId doc, const std::string& what);
StoredPassage stored_passage(std::string_view record_block, DocId doc, const std::string& what);

/// The passages that are not deleted, in ascending DocId, until `visit` returns false.
void for_each_stored(const Xapian::Database& db, const RecordCodec& codec, DocId last,
                     const std::vector<DocRange>& deleted, const std::string& what,
                     const std::function<bool(DocId, StoredPassage)>& visit);
/// A paper that is not stored with its passage.
Paper stored_paper(const Xapian::Database& db, std::string_view id, const std::string& what);
Paper decode_stored_paper(std::string_view bytes, const std::string& what);

/// Values of all metadata keys with a prefix, in the order of the keys.
void for_each_metadata(const Xapian::Database& db, std::string_view prefix,
                       const std::function<void(const std::string& key, const std::string& value)>& visit);

/// Adds a range to sorted ranges that do not touch, keeping them so.
void add_range(std::vector<DocRange>& ranges, DocRange range);
bool contains(const std::vector<DocRange>& ranges, DocId doc);

}  // namespace dossier::index

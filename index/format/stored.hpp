// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/format/blocks.hpp"
#include "index/format/records.hpp"
#include "index/format/stored_vocabulary.hpp"
#include "index/format/xapian.hpp"
#include "taxonomy/taxonomy.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// What lies in the metadata of an index's Xapian database, read as values. What breaks the format's rules is the error
// IndexDamaged. Functions that take a database throw what Xapian throws: whoever calls them stands in `guarded`.
namespace dossier::index {

/// IndexDamaged: a part of an index, `its description`, cannot be read.
Error damaged_part(const std::string& what, std::string_view part);

Result<StoredInfo> load_info(const Xapian::Database& db, const std::string& what);
/// The DocIds whose passages were taken out, as sorted ranges that do not touch.
Result<std::vector<DocRange>> load_deleted(const Xapian::Database& db, const std::string& what);
/// How many deleted passages each term still counts.
using TermCounts = std::map<std::string, std::uint32_t, std::less<>>;
Result<TermCounts> load_corrections(const Xapian::Database& db, const std::string& what);
std::string encode_corrections(const TermCounts& counts);

/// The two segments of the vocabulary: the great one, and the words that came since it was written.
inline constexpr std::size_t vocabulary_segments = 2;
std::vector<std::string> vocabulary_chunks(const Xapian::Database& db, std::size_t segment);
std::string vocabulary_key(std::size_t segment, std::size_t chunk);
/// Never null.
Result<std::unique_ptr<StoredVocabulary>> load_vocabulary(const Xapian::Database& db, const std::string& what);

/// All sources by path.
Result<std::map<std::string, StoredSource>> load_sources(const Xapian::Database& db, const std::string& what);

/// The taxonomy that lies in the index, else the one of the program. Errors: IndexIncompatible where the program does
/// not understand its files any more.
Result<std::shared_ptr<const Taxonomy>> load_taxonomy(const Xapian::Database& db, const std::string& what);
/// The same from bytes that encode_taxonomy gave.
Result<std::shared_ptr<const Taxonomy>> decode_taxonomy(std::string_view bytes, const std::string& what);
/// What load_taxonomy() reads; empty for the taxonomy of the program.
std::string encode_taxonomy(const Taxonomy& taxonomy);

/// How records are compressed; without a Zstandard dictionary where the index has none.
Result<RecordCodec> load_record_codec(const Xapian::Database& db, const std::string& what);
/// The decompressed block that holds a passage's record.
Result<std::string> load_record_block(const Xapian::Database& db, const RecordCodec& codec, DocId doc,
                                      const std::string& what);
Result<StoredPassage> stored_passage(std::string_view record_block, DocId doc, const std::string& what);

/// The passages that are not deleted, in ascending DocId, until `visit` gives an error.
Result<void> for_each_stored(const Xapian::Database& db, const RecordCodec& codec, DocId last,
                             const std::vector<DocRange>& deleted, const std::string& what,
                             const std::function<Result<void>(DocId, StoredPassage)>& visit);
/// A paper that is not stored with its passage.
Result<Paper> stored_paper(const Xapian::Database& db, std::string_view id, const std::string& what);
Result<Paper> decode_stored_paper(std::string_view bytes, const std::string& what);

/// Values of all metadata keys with a prefix, in the order of the keys, until `visit` gives an error.
Result<void> for_each_metadata(
    const Xapian::Database& db, std::string_view prefix,
    const std::function<Result<void>(const std::string& key, const std::string& value)>& visit);

/// Adds a range to sorted ranges that do not touch, keeping them so.
void add_range(std::vector<DocRange>& ranges, DocRange range);
bool contains(const std::vector<DocRange>& ranges, DocId doc);

}  // namespace dossier::index

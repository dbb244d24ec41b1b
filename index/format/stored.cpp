// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/format/stored.hpp"

#include "index/format/format.hpp"

#include <algorithm>

namespace dossier::index {

Error damaged_part(const std::string& what, std::string_view part) {
  return {ErrorCode::IndexDamaged, "the index " + what + " is damaged: " + std::string(part) + " cannot be read",
          "run dossier check for details, or dossier index --rebuild PATH… to rebuild it"};
}

Result<StoredInfo> load_info(const Xapian::Database& db, const std::string& what) {
  auto info = decode_info(db.get_metadata(std::string(info_key)));
  if (!info) return damaged_part(what, "its description");
  return *std::move(info);
}

Result<std::shared_ptr<const Taxonomy>> load_taxonomy(const Xapian::Database& db, const std::string& what) {
  return decode_taxonomy(db.get_metadata(std::string(taxonomy_key)), what);
}

Result<std::shared_ptr<const Taxonomy>> decode_taxonomy(std::string_view bytes, const std::string& what) {
  // Not owned: the one of the program lasts as long as it.
  if (bytes.empty()) return std::shared_ptr<const Taxonomy>(std::shared_ptr<void>(), &Taxonomy::standard());
  const auto content = without_checksum(bytes);
  const auto raw_bytes = content ? decompressed(*content) : std::nullopt;
  if (!raw_bytes) return damaged_part(what, "its taxonomy");
  ByteReader in(*raw_bytes);
  Taxonomy::Files files;
  for (auto left = in.count(); left > 0; --left) {
    const std::string name(in.text());
    files.emplace(name, in.text());
  }
  if (!in.complete()) return damaged_part(what, "its taxonomy");
  auto taxonomy = Taxonomy::make(std::move(files));
  if (taxonomy) return taxonomy;
  return Error{ErrorCode::IndexIncompatible, "the index " + what + " holds a taxonomy of another version",
               taxonomy.error().message + "; mend the files, then dossier index --rebuild --taxonomy DIR PATH…"};
}

std::string encode_taxonomy(const Taxonomy& taxonomy) {
  if (taxonomy.files().empty()) return {};
  ByteWriter out;
  out.number(taxonomy.files().size());
  for (const auto& [name, content] : taxonomy.files()) {
    out.text(name);
    out.text(content);
  }
  return with_checksum(compressed(out.bytes()));
}

Result<std::vector<DocRange>> load_deleted(const Xapian::Database& db, const std::string& what) {
  const auto bytes = db.get_metadata(std::string(deleted_key));
  if (bytes.empty()) return std::vector<DocRange>();
  const auto content = without_checksum(bytes);
  if (!content) return damaged_part(what, "the list of deleted passages");
  ByteReader in(*content);
  auto ranges = decode_ranges(in);
  if (!in.complete()) return damaged_part(what, "the list of deleted passages");
  return ranges;
}

Result<TermCounts> load_corrections(const Xapian::Database& db, const std::string& what) {
  TermCounts counts;
  const auto bytes = db.get_metadata(std::string(correction_key));
  if (bytes.empty()) return counts;
  const auto content = without_checksum(bytes);
  const auto raw_bytes = content ? decompressed(*content) : std::nullopt;
  if (!raw_bytes) return damaged_part(what, "the counts of deleted words");
  ByteReader in(*raw_bytes);
  for (auto left = in.count(); left > 0; --left) {
    const std::string term(in.text());
    counts.emplace_hint(counts.end(), term, in.small());
  }
  if (!in.complete()) return damaged_part(what, "the counts of deleted words");
  return counts;
}

std::string encode_corrections(const TermCounts& counts) {
  if (counts.empty()) return {};
  ByteWriter out;
  out.number(counts.size());
  for (const auto& [term, count] : counts) {
    out.text(term);
    out.number(count);
  }
  return with_checksum(compressed(out.bytes()));
}

std::string vocabulary_key(std::size_t segment, std::size_t chunk) {
  std::string key(vocabulary_prefix);
  key.push_back(static_cast<char>('0' + segment));
  for (unsigned shift = 32; shift > 0; shift -= 8) key.push_back(static_cast<char>(chunk >> (shift - 8)));
  return key;
}

std::vector<std::string> vocabulary_chunks(const Xapian::Database& db, std::size_t segment) {
  std::vector<std::string> chunks;
  for (;;) {
    auto chunk = db.get_metadata(vocabulary_key(segment, chunks.size()));
    if (chunk.empty()) return chunks;
    chunks.push_back(std::move(chunk));
  }
}

Result<std::unique_ptr<StoredVocabulary>> load_vocabulary(const Xapian::Database& db, const std::string& what) {
  std::vector<std::vector<std::string>> segments;
  for (std::size_t segment = 0; segment < vocabulary_segments; ++segment) {
    segments.push_back(vocabulary_chunks(db, segment));
  }
  auto vocabulary = StoredVocabulary::decode(segments);
  if (!vocabulary) return damaged_part(what, "its vocabulary");
  return vocabulary;
}

Result<std::map<std::string, StoredSource>> load_sources(const Xapian::Database& db, const std::string& what) {
  std::map<std::string, StoredSource> sources;
  auto read = for_each_metadata(db, source_prefix, [&](const std::string&, const std::string& value) -> Result<void> {
    auto source = decode_source(value);
    if (!source) return damaged_part(what, "the report on a file");
    const auto path = source->record.path;
    sources.insert_or_assign(path, *std::move(source));
    return {};
  });
  if (!read) return std::move(read).error();
  return sources;
}

Result<RecordCodec> load_record_codec(const Xapian::Database& db, const std::string& what) {
  const auto bytes = db.get_metadata(std::string(zstd_dictionary_key));
  if (bytes.empty()) return RecordCodec();
  const auto zstd_dictionary = without_checksum(bytes);
  if (!zstd_dictionary) return damaged_part(what, "the compression dictionary");
  return RecordCodec(std::string(*zstd_dictionary));
}

Result<std::string> load_record_block(const Xapian::Database& db, const RecordCodec& codec, DocId doc,
                                      const std::string& what) {
  const auto bytes = db.get_metadata(record_key(doc));
  const auto content = without_checksum(bytes);
  auto block = content ? codec.unpack(*content) : std::nullopt;
  if (!block) return damaged_part(what, "a stored passage");
  return *std::move(block);
}

Result<StoredPassage> stored_passage(std::string_view record_block_bytes, DocId doc, const std::string& what) {
  const auto item = packed_item(record_block_bytes, (doc - 1) % record_block);
  auto passage = item ? decode_passage(*item) : std::nullopt;
  if (!passage) return damaged_part(what, "a stored passage");
  return *std::move(passage);
}

Result<void> for_each_stored(const Xapian::Database& db, const RecordCodec& codec, DocId last,
                             const std::vector<DocRange>& deleted, const std::string& what,
                             const std::function<Result<void>(DocId, StoredPassage)>& visit) {
  for (DocId begin = 1; begin <= last; begin += record_block) {
    if (db.get_metadata(record_key(begin)).empty()) continue;  // a hole between two commits
    const auto block = load_record_block(db, codec, begin, what);
    if (!block) return block.error();
    const auto items = packed_items(*block);
    if (!items) return damaged_part(what, "a stored passage");
    for (std::size_t i = 0; i < items->size(); ++i) {
      const auto doc = static_cast<DocId>(begin + i);
      if (contains(deleted, doc)) continue;
      auto stored = decode_passage((*items)[i]);
      if (!stored) return damaged_part(what, "a stored passage");
      if (auto visited = visit(doc, *std::move(stored)); !visited) return visited;
    }
  }
  return {};
}

Result<Paper> stored_paper(const Xapian::Database& db, std::string_view id, const std::string& what) {
  return decode_stored_paper(db.get_metadata(paper_key(id)), what);
}

Result<Paper> decode_stored_paper(std::string_view bytes, const std::string& what) {
  const auto content = without_checksum(bytes);
  if (!content) return damaged_part(what, "the record of a paper");
  ByteReader in(*content);
  auto paper = decode_paper(in);
  if (!in.complete()) return damaged_part(what, "the record of a paper");
  return paper;
}

Result<void> for_each_metadata(
    const Xapian::Database& db, std::string_view prefix,
    const std::function<Result<void>(const std::string& key, const std::string& value)>& visit) {
  const std::string wanted(prefix);
  const auto end = db.metadata_keys_end(wanted);
  for (auto key = db.metadata_keys_begin(wanted); key != end; ++key) {
    if (auto visited = visit(*key, db.get_metadata(*key)); !visited) return visited;
  }
  return {};
}

void add_range(std::vector<DocRange>& ranges, DocRange range) {
  auto at = std::lower_bound(ranges.begin(), ranges.end(), range,
                             [](const DocRange& a, const DocRange& b) { return a.last + 1 < b.first; });
  while (at != ranges.end() && at->first <= range.last + 1) {
    range.first = std::min(range.first, at->first);
    range.last = std::max(range.last, at->last);
    at = ranges.erase(at);
  }
  ranges.insert(at, range);
}

bool contains(const std::vector<DocRange>& ranges, DocId doc) {
  const auto at = std::lower_bound(ranges.begin(), ranges.end(), doc,
                                   [](const DocRange& range, DocId wanted) { return range.last < wanted; });
  return at != ranges.end() && at->first <= doc;
}

}  // namespace dossier::index

// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/corpus.hpp"
#include "index/format/format.hpp"
#include "index/write/writer_state.hpp"

#include <algorithm>

// The last part of a commit: what is kept under metadata keys.
namespace dossier {

using namespace index;

namespace {

std::vector<VocabularyEntry> entries_of(const StoredVocabulary& vocabulary) {
  std::vector<VocabularyEntry> entries;
  entries.reserve(vocabulary.size());
  for (std::size_t ordinal = 0; ordinal < vocabulary.size(); ++ordinal) {
    entries.push_back(
        {std::string(vocabulary.word(ordinal)), vocabulary.id(ordinal), std::string(vocabulary.english_stem(ordinal))});
  }
  return entries;
}

void merge_entries(std::vector<VocabularyEntry>& into, std::vector<VocabularyEntry> from) {
  const auto by_word = [](const VocabularyEntry& a, const VocabularyEntry& b) { return a.word < b.word; };
  const auto middle = static_cast<std::ptrdiff_t>(into.size());
  std::move(from.begin(), from.end(), std::back_inserter(into));
  std::inplace_merge(into.begin(), into.begin() + middle, into.end(), by_word);
}

}  // namespace

Result<void> IndexWriter::Impl::put_metadata(Xapian::WritableDatabase& db) {
  if (purged) {
    for (const auto prefix : {paper_prefix, acronym_prefix, vocabulary_prefix}) {
      if (prefix == vocabulary_prefix && new_words) continue;
      if (auto copied = copy_metadata(db, prefix); !copied) return copied;
    }
  }
  put_zstd_dictionary(db);
  put_taxonomy(db);
  if (auto put = put_corrections(db); !put) return put;
  if (auto put = put_vocabulary(db); !put) return put;
  put_papers(db);
  put_acronyms(db);
  put_sources(db);
  put_info(db);
  return {};
}

Result<void> IndexWriter::Impl::copy_metadata(Xapian::WritableDatabase& db, std::string_view prefix) {
  return for_each_metadata(old, prefix, [&](const std::string& key, const std::string& value) -> Result<void> {
    db.set_metadata(key, value);
    return {};
  });
}

void IndexWriter::Impl::put_zstd_dictionary(Xapian::WritableDatabase& db) {
  const std::string key(zstd_dictionary_key);
  if (codec->zstd_dictionary().empty() || !db.get_metadata(key).empty()) return;
  db.set_metadata(key, with_checksum(codec->zstd_dictionary()));
}

void IndexWriter::Impl::put_taxonomy(Xapian::WritableDatabase& db) {
  const std::string key(taxonomy_key);
  const auto encoded = encode_taxonomy(*taxonomy);
  if (db.get_metadata(key) != encoded) db.set_metadata(key, encoded);
}

/// The paper of a stored passage, read once: of its own, or of `papers`.
Result<const Paper*> IndexWriter::Impl::paper_of(const index::StoredPassage& stored,
                                                 std::map<std::string, Paper>& papers) {
  if (stored.paper) return &*stored.paper;
  const auto known = papers.find(stored.passage.paper);
  if (known != papers.end()) return &known->second;
  auto read = stored_paper(old, stored.passage.paper, what);
  if (!read) return std::move(read).error();
  return &papers.emplace(stored.passage.paper, *std::move(read)).first->second;
}

Result<void> IndexWriter::Impl::put_corrections(Xapian::WritableDatabase& db) {
  ByteWriter ranges;
  encode_ranges(ranges, deleted);
  db.set_metadata(std::string(deleted_key), deleted.empty() ? std::string() : with_checksum(ranges.take()));
  if (newly_deleted.empty()) return {};
  auto counts = load_corrections(db, what);
  if (!counts) return std::move(counts).error();
  SegmentWriter writer(words);
  std::map<std::string, Paper> papers;
  for (const auto& range : newly_deleted) {
    std::string block;
    for (auto doc = range.first; doc <= range.last; ++doc) {
      if (block.empty() || (doc - 1) % record_block == 0) {
        auto loaded = load_record_block(old, *codec, doc, what);
        if (!loaded) return std::move(loaded).error();
        block = *std::move(loaded);
      }
      const auto stored = stored_passage(block, doc, what);
      if (!stored) return stored.error();
      const auto paper = paper_of(*stored, papers);
      if (!paper) return paper.error();
      writer.count_terms(*stored, **paper, *counts);
    }
  }
  db.set_metadata(std::string(correction_key), encode_corrections(*counts));
  return {};
}

void IndexWriter::Impl::put_segment(Xapian::WritableDatabase& db, std::size_t segment,
                                    const std::vector<VocabularyEntry>& entries) {
  const auto chunks = encode_vocabulary(entries);
  const auto before = vocabulary_chunks(db, segment).size();
  for (std::size_t chunk = 0; chunk < std::max(before, chunks.size()); ++chunk) {
    db.set_metadata(vocabulary_key(segment, chunk), chunk < chunks.size() ? chunks[chunk] : std::string());
  }
}

Result<void> IndexWriter::Impl::put_vocabulary(Xapian::WritableDatabase& db) {
  auto added = words.added();
  if (added.empty()) return {};
  const auto base = StoredVocabulary::decode({vocabulary_chunks(db, 0)});
  const auto recent = StoredVocabulary::decode({vocabulary_chunks(db, 1)});
  if (!base || !recent) return damaged_part(what, "its vocabulary");
  merge_entries(added, entries_of(*recent));
  // The small segment is written anew by every commit, the great one only when the small one has grown to its eighth.
  if (added.size() < 4096 + base->size() / 8 && base->size() > 0) {
    put_segment(db, 1, added);
    return {};
  }
  merge_entries(added, entries_of(*base));
  put_segment(db, 0, added);
  put_segment(db, 1, {});
  return {};
}

void IndexWriter::Impl::put_papers(Xapian::WritableDatabase& db) {
  for (const auto& id : gone_papers) {
    if (!new_papers.contains(id)) db.set_metadata(paper_key(id), std::string());
  }
  for (const auto& [id, record] : new_papers) db.set_metadata(paper_key(id), record);
}

void IndexWriter::Impl::put_acronyms(Xapian::WritableDatabase& db) {
  for (const auto& source : touched) db.set_metadata(acronym_key(source), std::string());
  for (const auto& [number, counts] : acronyms) {
    db.set_metadata(acronym_key(source_names[number]), encode_acronyms(counts));
  }
}

void IndexWriter::Impl::put_sources(Xapian::WritableDatabase& db) {
  for (const auto& source : touched) {
    if (!sources.contains(source)) db.set_metadata(source_key(source), std::string());
  }
  for (const auto& [source_path, source] : sources) {
    if (purged || touched.contains(source_path)) db.set_metadata(source_key(source_path), encode_source(source));
  }
}

void IndexWriter::Impl::put_info(Xapian::WritableDatabase& db) {
  info.format = format_version;
  info.fingerprint = fingerprint(*taxonomy);
  ++info.generation;
  info.updated = now_in_utc();
  info.last_doc = std::max(info.last_doc, last_written);
  info.words = words.next_id();
  info.passages = info.papers = info.own_papers = 0;
  std::vector<std::string_view> hashes;
  for (const auto& [source_path, source] : sources) {
    if (!source.docs.empty()) hashes.push_back(source.record.content_hash);
    for (const auto& range : source.docs) info.passages += range.size();
    info.papers += source.record.paper_count;
    info.own_papers += source.record.paper_count - static_cast<std::uint32_t>(source.papers.size());
  }
  info.corpus_digest = corpus_digest(std::move(hashes));
  db.set_metadata(std::string(info_key), encode_info(info));
}

}  // namespace dossier

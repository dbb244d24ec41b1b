// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/read/reader_state.hpp"

#include <algorithm>
#include <utility>

// The part of IndexReader that is about meaning.
namespace dossier {

namespace index {

Result<std::unique_ptr<const Meaning>> load_meaning(const Xapian::Database& db, const std::string& what) {
  const auto head = db.get_metadata(std::string(meaning_key));
  if (head.empty()) return std::unique_ptr<const Meaning>();
  MeaningSpace space;
  const auto stems = decode_meaning_head(head, space);
  if (!stems) return damaged_part(what, "its meaning");
  // What the database cannot have is not given room.
  const auto last_stems = *stems > 0 ? (*stems - 1) / meaning_block : 0;
  if (*stems > 0 && db.get_metadata(meaning_stems_key(last_stems)).empty()) return damaged_part(what, "its meaning");
  space.stems.reserve(*stems);
  space.directions.reserve(*stems * space.rank);
  for (std::size_t block = 0; block * meaning_block < *stems; ++block) {
    if (!decode_meaning_stems(db.get_metadata(meaning_stems_key(block)), space))
      return damaged_part(what, "its meaning");
  }
  if (space.stems.size() != *stems) return damaged_part(what, "its meaning");
  const auto blocks = (std::size_t{space.covered} + meaning_block - 1) / meaning_block;
  if (blocks > 0 && db.get_metadata(meaning_passages_key(blocks - 1)).empty()) return damaged_part(what, "its meaning");
  return std::make_unique<const Meaning>(std::move(space));
}

}  // namespace index

Result<const Meaning*> meaning_without_vectors(const IndexReader& reader) {
  const auto& impl = reader.impl();
  const auto& generation = *impl.generation;
  return index::guarded(generation.what, [&]() -> Result<const Meaning*> {
    const auto made = generation.meaning.get([&] { return index::load_meaning(impl.db, generation.what); });
    if (!made) return made.error();
    return (*made)->get();
  });
}

namespace {

Result<void> need_block(const IndexReader& reader, const Meaning& meaning, std::size_t block) {
  const auto& what = reader.location();
  return index::guarded(what, [&]() -> Result<void> {
    const auto read = [&] { return reader.impl().db.get_metadata(index::meaning_passages_key(block)); };
    if (!meaning.need(block, read)) return index::damaged_part(what, "its meaning");
    return {};
  });
}

}  // namespace

Result<void> need_vectors(const IndexReader& reader, std::span<const DocId> docs) {
  const auto meaning = meaning_without_vectors(reader);
  if (!meaning) return meaning.error();
  if (*meaning == nullptr) return {};
  for (const auto doc : docs) {
    if (doc == 0 || doc > (*meaning)->covered()) continue;
    if (auto read = need_block(reader, **meaning, (doc - 1) / index::meaning_block); !read) return read;
  }
  return {};
}

Result<const Meaning*> IndexReader::meaning() const {
  auto meaning = meaning_without_vectors(*this);
  if (!meaning || *meaning == nullptr) return meaning;
  for (std::size_t block = 0; block < (*meaning)->blocks(); ++block) {
    if (auto read = need_block(*this, **meaning, block); !read) return std::move(read).error();
  }
  return meaning;
}

Result<std::uint32_t> IndexReader::meaning_stem(std::string_view word) const {
  const auto space = meaning_without_vectors(*this);
  if (!space) return space.error();
  if (*space == nullptr) return Meaning::unknown;
  const auto known = vocabulary();
  if (!known) return known.error();
  const auto ordinal = (*known)->find(word);
  return ordinal ? (*space)->stem((*known)->meaning_stem(*ordinal)) : Meaning::unknown;
}

}  // namespace dossier

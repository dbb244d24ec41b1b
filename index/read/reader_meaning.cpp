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
  for (std::size_t block = 0; block * meaning_block < *stems; ++block) {
    if (!decode_meaning_stems(db.get_metadata(meaning_stems_key(block)), space))
      return damaged_part(what, "its meaning");
  }
  std::vector<std::int8_t> vectors;
  for (std::size_t block = 0; block * meaning_block < space.covered; ++block) {
    if (!decode_meaning_passages(db.get_metadata(meaning_passages_key(block)), vectors)) {
      return damaged_part(what, "its meaning");
    }
    // Now that the size of a block is known: room for as many as the database can have.
    if (block == 0) {
      const auto blocks = std::min<std::size_t>(space.covered, db.get_lastdocid()) / meaning_block + 1;
      vectors.reserve(vectors.size() * blocks + DotProducts::overrun);
    }
  }
  const bool whole = space.stems.size() == *stems && vectors.size() == std::size_t{space.covered} * space.rank;
  if (!whole) return damaged_part(what, "its meaning");
  return std::make_unique<const Meaning>(std::move(space), std::move(vectors));
}

}  // namespace index

Result<const Meaning*> IndexReader::meaning() const {
  const auto& generation = *impl_->generation;
  return index::guarded(generation.what, [&]() -> Result<const Meaning*> {
    const auto made = generation.meaning.get([&] { return index::load_meaning(impl_->db, generation.what); });
    if (!made) return made.error();
    return (*made)->get();
  });
}

Result<std::uint32_t> IndexReader::meaning_stem(std::string_view word) const {
  const auto space = meaning();
  if (!space) return space.error();
  if (*space == nullptr) return Meaning::unknown;
  const auto known = vocabulary();
  if (!known) return known.error();
  const auto ordinal = (*known)->find(word);
  return ordinal ? (*space)->stem((*known)->meaning_stem(*ordinal)) : Meaning::unknown;
}

}  // namespace dossier

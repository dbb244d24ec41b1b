// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/read/reader_state.hpp"

#include <utility>

// The part of IndexReader that is about meaning.
namespace dossier {

namespace index {

std::unique_ptr<const Meaning> load_meaning(const Xapian::Database& db, const std::string& what) {
  const auto head = db.get_metadata(std::string(meaning_key));
  if (head.empty()) return nullptr;
  MeaningSpace space;
  const auto stems = decode_meaning_head(head, space);
  if (!stems) throw_damaged(what, "its meaning");
  for (std::size_t block = 0; block * meaning_block < *stems; ++block) {
    if (!decode_meaning_stems(db.get_metadata(meaning_stems_key(block)), space)) throw_damaged(what, "its meaning");
  }
  std::vector<std::int8_t> vectors;
  for (std::size_t block = 0; block * meaning_block < space.covered; ++block) {
    if (!decode_meaning_passages(db.get_metadata(meaning_passages_key(block)), vectors)) {
      throw_damaged(what, "its meaning");
    }
  }
  const bool whole = space.stems.size() == *stems && vectors.size() == std::size_t{space.covered} * space.rank;
  if (!whole) throw_damaged(what, "its meaning");
  return std::make_unique<const Meaning>(std::move(space), std::move(vectors));
}

}  // namespace index

const Meaning* IndexReader::meaning() const {
  const auto& generation = *impl_->generation;
  return index::translated(generation.what, [&] {
    return generation.meaning.get([&] { return index::load_meaning(impl_->db, generation.what); }).get();
  });
}

std::uint32_t IndexReader::meaning_stem(std::string_view word) const {
  const auto* space = meaning();
  if (space == nullptr) return Meaning::unknown;
  const auto& dictionary = impl_->dictionary();
  const auto place = dictionary.find(word);
  return place ? space->stem(dictionary.english_stem(*place)) : Meaning::unknown;
}

}  // namespace dossier

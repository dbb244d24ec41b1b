// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/read/reader_state.hpp"
#include "index/vectors/vector_keys.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

// The part of IndexReader that is about vectors of a program of the user's.
namespace dossier {

namespace index {
namespace {

/// The vectors in the order of the passages, zeros for those that have none.
std::vector<std::int8_t> in_order(const std::vector<std::uint64_t>& keys, const StoredVectors& stored) {
  std::unordered_map<std::uint64_t, std::size_t> rows;
  for (std::size_t row = 0; row < stored.keys.size(); ++row) rows[stored.keys[row]] = row;
  const auto size = stored.head.dimension();
  std::vector<std::int8_t> out(keys.size() * size, 0);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto found = keys[i] == 0 ? rows.end() : rows.find(keys[i]);
    if (found == rows.end()) continue;
    const auto row = stored.row(found->second);
    std::copy(row.begin(), row.end(), out.begin() + static_cast<std::ptrdiff_t>(i * size));
  }
  return out;
}

}  // namespace

Result<std::unique_ptr<const LibraryVectors>> load_vectors(const Xapian::Database& db,
                                                           const std::filesystem::path& index,
                                                           const std::string& what) {
  std::unique_ptr<const LibraryVectors> none;
  const auto bytes = db.get_metadata(std::string(vectors_key));
  if (bytes.empty()) return none;
  const auto head = decode_vectors_head(bytes);
  if (!head) return damaged_part(what, "the keys of its vectors");
  auto stored = read_vectors(vector_file(index));
  if (!stored) return std::move(stored).error();
  // While another model's take their place, the database still speaks of those before.
  if (!*stored || (*stored)->head.digest() != head->digest) return none;
  std::vector<std::uint64_t> keys;
  for (std::size_t block = 0; block * vector_block < head->covered; ++block) {
    if (!decode_vector_keys(db.get_metadata(vector_keys_key(block)), keys)) {
      return damaged_part(what, "the keys of its vectors");
    }
  }
  if (keys.size() != head->covered) return damaged_part(what, "the keys of its vectors");
  auto& all = **stored;
  PassageVectors passages(static_cast<std::uint32_t>(all.head.dimension()), head->covered, in_order(keys, all));
  return std::make_unique<const LibraryVectors>(LibraryVectors{std::move(all.head), std::move(passages)});
}

}  // namespace index

Result<const PassageVectors*> IndexReader::vectors() const {
  const auto& generation = *impl_->generation;
  return index::guarded(generation.what, [&]() -> Result<const PassageVectors*> {
    const auto made =
        generation.vectors.get([&] { return index::load_vectors(impl_->db, generation.path, generation.what); });
    if (!made) return made.error();
    return **made ? &(**made)->passages : nullptr;
  });
}

Result<const index::VectorHead*> IndexReader::vector_head() const {
  const auto made = vectors();
  if (!made) return made.error();
  if (*made == nullptr) return static_cast<const index::VectorHead*>(nullptr);
  const auto& generation = *impl_->generation;
  const auto loaded =
      generation.vectors.get([&] { return index::load_vectors(impl_->db, generation.path, generation.what); });
  if (!loaded) return loaded.error();
  return &(**loaded)->head;
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/read/known_names.hpp"

#include "index/read/reader_state.hpp"

#include <memory>

namespace dossier {

using namespace index;

namespace {

Result<std::unique_ptr<const PaperNames>> load(const Xapian::Database& db, const Generation& generation) {
  const auto head = db.get_metadata(std::string(names_key));
  if (head.empty()) return std::unique_ptr<const PaperNames>();
  const auto covered = decode_names_head(head);
  if (!covered) return damaged_part(generation.what, "the names of its papers");
  if (*covered != generation.stored.last_doc) return std::unique_ptr<const PaperNames>();
  auto names = std::make_unique<PaperNames>();
  for (std::size_t segment = 0; segment < names_segments; ++segment) {
    const auto bytes = db.get_metadata(names_segment_key(segment));
    if (!bytes.empty() && !names->decode(bytes)) return damaged_part(generation.what, "the names of its papers");
  }
  names->sort();
  return std::unique_ptr<const PaperNames>(std::move(names));
}

}  // namespace

Result<const PaperNames*> known_names(const IndexReader& reader) {
  const auto& impl = reader.impl();
  const auto& generation = *impl.generation;
  return guarded(generation.what, [&]() -> Result<const PaperNames*> {
    const auto made = generation.paper_names.get([&] { return load(impl.db, generation); });
    if (!made) return made.error();
    return (*made)->get();
  });
}

}  // namespace dossier

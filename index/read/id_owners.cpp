// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/read/id_owners.hpp"

#include "index/read/reader_state.hpp"

#include <iterator>

namespace dossier {

using namespace index;

Result<IdOwners> IdOwners::of(IndexReader reader) {
  IdOwners owners(std::move(reader));
  const auto& generation = *owners.reader_.impl().generation;
  return guarded(generation.what, [&]() -> Result<IdOwners> {
    const auto sources = load_sources(raw(owners.reader_), generation.what);
    if (!sources) return sources.error();
    for (const auto& [file, source] : *sources) {
      for (const auto& range : source.docs) owners.runs_[range.first] = {range.last, file};
    }
    return std::move(owners);
  });
}

std::string IdOwners::file_of(DocId doc) const {
  const auto next = runs_.upper_bound(doc);
  if (next == runs_.begin()) return {};
  const auto& run = std::prev(next)->second;
  return doc <= run.last ? run.file : std::string();
}

Result<std::string> IdOwners::of_passage(std::string_view id) const {
  const auto doc = reader_.find(id);
  if (doc) return file_of(*doc);
  if (doc.error().code == ErrorCode::NotFound) return std::string();
  return doc.error();
}

Result<std::string> IdOwners::of_paper(std::string_view id) const {
  const auto& generation = *reader_.impl().generation;
  return guarded(generation.what, [&]() -> Result<std::string> {
    const auto& db = raw(reader_);
    const auto term = paper_term(id);
    const auto end = db.postlist_end(term);
    for (auto at = db.postlist_begin(term); at != end; ++at) {
      if (!contains(generation.deleted, *at)) return file_of(*at);
    }
    // A paper that is stored with its one passage has no postings of its own.
    const auto doc = reader_.find(id);
    if (!doc) return doc.error().code == ErrorCode::NotFound ? Result<std::string>(std::string()) : doc.error();
    const auto passage = reader_.passage(*doc);
    if (!passage) return passage.error();
    return passage->paper == id ? file_of(*doc) : std::string();
  });
}

}  // namespace dossier

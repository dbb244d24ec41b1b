// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/read/id_owners.hpp"

#include "index/read/reader_state.hpp"

#include <iterator>
#include <map>
#include <utility>

namespace dossier {

using namespace index;

namespace {

class IndexIdOwners final : public IdOwners {
 public:
  explicit IndexIdOwners(IndexReader reader) : reader_(std::move(reader)) {}

  Result<void> load() {
    const auto& generation = *reader_.impl().generation;
    const auto sources = load_sources(raw(reader_), generation.what);
    if (!sources) return sources.error();
    for (const auto& [file, source] : *sources) {
      for (const auto& range : source.docs) runs_[range.first] = {range.last, file};
    }
    return {};
  }
  [[nodiscard]] Result<std::string> of_passage(std::string_view id) const override;
  [[nodiscard]] Result<std::string> of_paper(std::string_view id) const override;

 private:
  struct Run {
    DocId last = 0;
    std::string file;
  };
  [[nodiscard]] std::string file_of(DocId doc) const;

  IndexReader reader_;
  std::map<DocId, Run> runs_;  ///< by first DocId
};

std::string IndexIdOwners::file_of(DocId doc) const {
  const auto next = runs_.upper_bound(doc);
  if (next == runs_.begin()) return {};
  const auto& run = std::prev(next)->second;
  return doc <= run.last ? run.file : std::string();
}

Result<std::string> IndexIdOwners::of_passage(std::string_view id) const {
  const auto doc = reader_.find(id);
  if (doc) return file_of(*doc);
  if (doc.error().code == ErrorCode::NotFound) return std::string();
  return doc.error();
}

Result<std::string> IndexIdOwners::of_paper(std::string_view id) const {
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

}  // namespace

Result<std::unique_ptr<IdOwners>> owners_of(IndexReader reader) {
  const auto what = reader.impl().generation->what;
  auto owners = std::make_unique<IndexIdOwners>(std::move(reader));
  auto loaded = guarded(what, [&] { return owners->load(); });
  if (!loaded) return std::move(loaded).error();
  return std::unique_ptr<IdOwners>(std::move(owners));
}

}  // namespace dossier

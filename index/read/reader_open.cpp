// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/read/index_reader.hpp"

#include "index/cluster_address.hpp"
#include "index/format/manifest.hpp"
#include "index/read/reader_state.hpp"

#include <algorithm>

namespace dossier {

using namespace index;
namespace fs = std::filesystem;

namespace index {

const Xapian::Database& raw(const IndexReader& reader) { return reader.impl().db; }

}  // namespace index

namespace {

Result<std::shared_ptr<Generation>> load_generation(const fs::path& path, const Current& current,
                                                    Xapian::Database& db) {
  auto generation = std::make_shared<Generation>();
  generation->path = path;
  generation->what = path.string();
  generation->current = current;
  auto state = revision_state(current.folder);
  if (!state) return std::move(state).error();
  generation->state = *std::move(state);
  const auto manifest = verify_manifest(current.folder, checked_at_opening);
  if (!manifest) return manifest.error();
  if (manifest->state == ManifestState::Broken) return damaged_part(generation->what, "its file " + manifest->file);
  db = open_database(current.folder);
  const auto& what = generation->what;
  auto info = load_info(db, what);
  if (!info) return std::move(info).error();
  generation->stored = *std::move(info);
  const auto& stored = generation->stored;
  generation->info = {stored.format,        stored.fingerprint, stored.generation, stored.updated,
                      stored.corpus_digest, stored.passages,    stored.papers};
  auto deleted = load_deleted(db, what);
  if (!deleted) return std::move(deleted).error();
  generation->deleted = *std::move(deleted);
  auto codec = load_record_codec(db, what);
  if (!codec) return std::move(codec).error();
  generation->codec = *std::move(codec);
  auto corrections = load_corrections(db, what);
  if (!corrections) return std::move(corrections).error();
  generation->corrections = *std::move(corrections);
  for (const auto& facet : stored.facets) {
    generation->columns[facet];
    if (!is_confidence_column(facet) && facet != cited_facet) generation->facets.push_back(facet);
  }
  if (generation->columns.contains(cited_facet) && !generation->columns.contains(cites_facet)) {
    generation->columns[std::string(cites_facet)];
    generation->facets.emplace_back(cites_facet);
  }
  return generation;
}

Result<void> check_compatible(const StoredInfo& stored, const Taxonomy& taxonomy, const std::string& what) {
  if (stored.format != format_version) {
    return Error{ErrorCode::IndexIncompatible,
                 "the index " + what + " has format " + std::to_string(stored.format) + ", this program " +
                     std::to_string(format_version),
                 "run dossier index --rebuild PATH… to rebuild it"};
  }
  if (stored.fingerprint != fingerprint(taxonomy)) {
    return Error{ErrorCode::IndexIncompatible,
                 "the index " + what + " was made with a different text analysis, stop words or taxonomy",
                 "run dossier index --rebuild PATH… to rebuild it"};
  }
  return {};
}

}  // namespace

IndexReader::IndexReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
IndexReader::IndexReader(IndexReader&&) noexcept = default;
IndexReader& IndexReader::operator=(IndexReader&&) noexcept = default;
IndexReader::~IndexReader() = default;

Result<IndexReader> IndexReader::open(const fs::path& index) {
  if (is_cluster_address(index.native())) return not_in_cluster(index);
  constexpr int attempts = 5;
  for (int attempt = 1;; ++attempt) {
    const auto current = read_current(index);
    if (!current) return current.error();
    auto impl = std::make_unique<Impl>();
    auto loaded = guarded(index.string(), [&]() -> Result<void> {
      auto generation = load_generation(index, *current, impl->db);
      if (!generation) return std::move(generation).error();
      auto taxonomy = load_taxonomy(impl->db, (*generation)->what);
      if (!taxonomy) return std::move(taxonomy).error();
      (*generation)->taxonomy = *std::move(taxonomy);
      impl->generation = *std::move(generation);
      return {};
    });
    if (loaded) {
      const auto& generation = *impl->generation;
      if (auto compatible = check_compatible(generation.stored, *generation.taxonomy, index.string()); !compatible) {
        return compatible.error();
      }
      return IndexReader(std::move(impl));
    }
    // A writer may have put a new generation in place, or committed twice, while this one was being opened.
    const auto now = read_current(index);
    const bool moved = !now || now->number != current->number || loaded.error().code == ErrorCode::IndexLocked;
    if (!moved || attempt == attempts) return loaded.error();
  }
}

Result<IndexReader> IndexReader::clone() const {
  const auto& generation = *impl_->generation;
  auto impl = std::make_unique<Impl>();
  impl->generation = impl_->generation;
  impl->min_confidence = impl_->min_confidence;
  auto opened = guarded(generation.what, [&]() -> Result<void> {
    impl->db = open_database(generation.current.folder);
    const auto info = load_info(impl->db, generation.what);
    if (!info) return info.error();
    if (info->generation != generation.info.generation) {
      return Error{ErrorCode::IndexLocked, "the index " + generation.what + " was changed while it was being read",
                   "ask again"};
    }
    return {};
  });
  if (!opened) {
    if (!stale()) return opened.error();
    return Error{ErrorCode::IndexLocked, "the index " + generation.what + " was changed while it was being read",
                 "ask again"};
  }
  return IndexReader(std::move(impl));
}

bool IndexReader::stale() const {
  const auto& generation = *impl_->generation;
  const auto current = read_current(generation.path);
  if (!current || current->number != generation.current.number) return true;
  const auto state = revision_state(generation.current.folder);
  return !state || *state != generation.state;
}

const Taxonomy& IndexReader::taxonomy() const { return *impl_->generation->taxonomy; }
const IndexInfo& IndexReader::info() const { return impl_->generation->info; }
const fs::path& IndexReader::path() const { return impl_->generation->path; }
DocId IndexReader::last_doc() const { return impl_->generation->stored.last_doc; }
std::uint32_t IndexReader::passage_count() const { return impl_->generation->stored.passages; }

Result<const FieldLengthColumn*> IndexReader::lengths(TextField field) const {
  const auto& generation = *impl_->generation;
  return guarded(generation.what, [&]() -> Result<const FieldLengthColumn*> {
    const auto columns = generation.lengths.get([&] { return load_lengths(impl_->db, generation); });
    if (!columns) return columns.error();
    return &(**columns)[static_cast<std::size_t>(field)];
  });
}

const std::vector<std::string>& IndexReader::facets() const { return impl_->generation->facets; }

Result<IndexReader> IndexReader::with_min_confidence(std::uint32_t thousandths) const {
  auto handle = clone();
  if (handle) handle->impl_->min_confidence = thousandths;
  return handle;
}

namespace {

Result<FacetColumn> made_cites_column(const IndexReader& reader) {
  const auto works = reader.column(cited_facet);
  if (!works) return works.error();
  const auto citing = reader.column("paper");
  if (!citing) return citing.error();
  const auto papers = reader.impl().cited_papers(reader);
  if (!papers) return papers.error();
  return cites_column(**works, **citing, **papers);
}

}  // namespace

Result<const FacetColumn*> IndexReader::column(std::string_view facet) const {
  const auto& generation = *impl_->generation;
  const auto known = generation.columns.find(facet);
  if (known == generation.columns.end()) return nullptr;
  const auto& stored = generation.stored.facets;
  if (facet == cites_facet && std::find(stored.begin(), stored.end(), facet) == stored.end()) {
    return known->second.get([&] { return made_cites_column(*this); });
  }
  const FacetColumn* kinds = nullptr;
  // Every passage has a kind, so that kinds tell which passages there are.
  if (facet != kind_facet && !is_confidence_column(facet) && facet != cited_facet) {
    const auto found = column(kind_facet);
    if (!found) return found.error();
    kinds = *found;
  }
  auto all = guarded(generation.what, [&] {
    return known->second.get([&] { return load_column(impl_->db, generation, facet, kinds); });
  });
  if (!all || impl_->min_confidence == 0 || is_confidence_column(facet)) return all;
  const auto confidence = column(confidence_column(facet));
  if (!confidence || *confidence == nullptr) return confidence ? all : confidence;
  auto made = impl_->sure_columns.find(facet);
  if (made == impl_->sure_columns.end()) {
    auto sure = sure_column(**all, **confidence, impl_->min_confidence);
    made = impl_->sure_columns.emplace(std::string(facet), std::move(sure)).first;
  }
  return &made->second;
}

}  // namespace dossier

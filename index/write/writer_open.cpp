// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/write/index_writer.hpp"

#include "index/check/check.hpp"
#include "index/cluster_address.hpp"
#include "index/format/disk.hpp"
#include "index/format/format.hpp"
#include "index/format/manifest.hpp"
#include "index/write/writer_state.hpp"

#include <algorithm>
#include <cassert>
#include <exception>
#include <utility>

namespace dossier {

using namespace index;
namespace fs = std::filesystem;

namespace {

/// Threads as many as there are cores where none are given; segments so small that those under way (one being filled,
/// one waiting and one being written for each thread) keep to the memory.
WriterOptions bounded(WriterOptions options) {
  constexpr std::size_t bytes_a_passage = 6000;
  if (options.threads == 0) options.threads = std::max(1U, std::thread::hardware_concurrency());
  const auto most = options.memory / (std::size_t{options.threads} * 2 + 1) / bytes_a_passage;
  const auto segment = std::min(options.segment, std::max<std::size_t>(most, 512));
  options.segment = std::max<std::size_t>(segment / word_block, 1) * word_block;
  return options;
}

/// The generation that an index has reached; 0 where it does not say.
std::uint64_t generation_of(const Current& current) {
  const auto what = current.folder.string();
  const auto info =
      guarded(what, [&]() -> Result<StoredInfo> { return load_info(open_database(current.folder), what); });
  return info ? info->generation : 0;
}

}  // namespace

IndexWriter::IndexWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;
IndexWriter::~IndexWriter() = default;

IndexWriter::Impl::~Impl() {
  shards.reset();
  try {
    clean_up();
  } catch (const std::exception&) {  // too little memory: the next writer removes what is left
    return;
  }
}

void IndexWriter::Impl::clean_up() const {
  std::error_code ignored;
  fs::remove_all(build_folder(path), ignored);
  // Folders that were made for an index that never came to be go again.
  if (lock.made_folders() == 0 || is_there(path / "current").value_or(true)) return;
  fs::remove(path / "lock", ignored);
  auto folder = fs::absolute(path, ignored);
  for (std::size_t i = 0; i < lock.made_folders(); ++i, folder = folder.parent_path()) fs::remove(folder, ignored);
}

Result<IndexWriter> IndexWriter::open(const fs::path& index, const WriterOptions& options) {
  if (is_cluster_address(index.native())) return not_in_cluster(index);
  return guarded(index.string(), [&]() -> Result<IndexWriter> {
    auto lock = WriterLock::take(index);
    if (!lock) return lock.error();
    auto impl = std::make_unique<Impl>(index, bounded(options), *std::move(lock));
    auto current = read_current(index);
    if (current) {
      impl->current = *current;
    } else if (current.error().code != ErrorCode::IndexMissing) {
      if (!options.fresh || current.error().code == ErrorCode::NoResources) return current.error();
      impl->damaged = true;
    }
    remove_leftovers(index);
    if (auto checked = impl->check_files(); !checked) return checked.error();
    if (auto loaded = impl->load(); !loaded) return std::move(loaded).error();
    impl->generation_before = options.fresh ? impl->committed_generation() : impl->info.generation;
    if (auto chosen = impl->choose_taxonomy(); !chosen) return chosen.error();
    return IndexWriter(std::move(impl));
  });
}

Result<void> IndexWriter::Impl::check_files() {
  if (!current) return {};
  const auto manifest = verify_manifest(current->folder, checked_at_opening);
  // What the disk does not give is as good as damaged for an index that is made anew.
  if (!manifest && (!options.fresh || manifest.error().code == ErrorCode::NoResources)) return manifest.error();
  damaged = !manifest || manifest->state == ManifestState::Broken;
  if (options.fresh) return {};
  if (damaged) return damaged_part(what, "its file " + manifest->file);
  if (manifest->state == ManifestState::Changing) return recover();
  if (manifest->state == ManifestState::Holds) return {};
  return Error{
      ErrorCode::IndexDamaged,
      "the index " + what + " is damaged: its file manifest is missing, so it is not known whether it is whole",
      "run dossier index --rebuild PATH… to rebuild it"};
}

Result<void> IndexWriter::Impl::recover() {
  const auto report = check_before_writing(path);
  if (!report) return report.error();
  if (!report->sound()) {
    return Error{ErrorCode::IndexDamaged, "the index " + what + " is damaged: " + report->findings.front(),
                 "run dossier check for details, or dossier index --rebuild PATH… to rebuild it"};
  }
  return end_change(current->folder);
}

Result<void> IndexWriter::Impl::load() {
  auto known = std::make_shared<FacetSlots>();
  for (const auto facet : standard_facets) known->emplace(facet, static_cast<std::uint32_t>(known->size()));
  if (current && !options.fresh) {
    if (auto opened = load_old(); !opened) return opened;
    for (std::uint32_t slot = 0; slot < info.facets.size(); ++slot) (*known)[info.facets[slot]] = slot;
    // The living take the first numbers then, of which there are at most so many.
    next_doc = next_block_start(renumber ? info.passages : info.last_doc);
  } else {
    info.facets.assign(standard_facets.begin(), standard_facets.end());
    if (current && !damaged) info.generation = generation_of(*current);
  }
  slots = std::move(known);
  pending.first = next_doc;
  return {};
}

Result<void> IndexWriter::Impl::load_old() {
  old = open_database(current->folder);
  auto stored = load_info(old, what);
  if (!stored) return std::move(stored).error();
  info = *std::move(stored);
  auto known_sources = load_sources(old, what);
  if (!known_sources) return std::move(known_sources).error();
  sources = *std::move(known_sources);
  auto taken_out = load_deleted(old, what);
  if (!taken_out) return std::move(taken_out).error();
  deleted = *std::move(taken_out);
  auto stored_codec = load_record_codec(old, what);
  if (!stored_codec) return std::move(stored_codec).error();
  codec = std::make_shared<RecordCodec>(*std::move(stored_codec));
  renumber = info.last_doc > std::size_t{info.passages} * 4 + options.unused_docs;
  if (renumber) return {};
  const auto vocabulary = load_vocabulary(old, what);
  if (!vocabulary) return vocabulary.error();
  words.load(**vocabulary, info.words);
  return {};
}

Result<void> IndexWriter::Impl::choose_taxonomy() {
  const auto load_from = [&](const std::optional<Current>& from) {
    return guarded(what, [&]() -> Result<std::shared_ptr<const Taxonomy>> {
      return load_taxonomy(from ? open_database(from->folder) : Xapian::Database(), what);
    });
  };
  // An index that is made anew keeps its taxonomy; one that is known to be damaged is not read.
  auto stored = load_from(damaged ? std::nullopt : current);
  if (!stored && stored.error().code == ErrorCode::NoResources) return stored.error();
  if (!stored && options.fresh && stored.error().code != ErrorCode::IndexIncompatible) {
    damaged = true;
    stored = load_from(std::nullopt);
  }
  if (!stored && (!options.fresh || !options.taxonomy)) return stored.error();
  taxonomy = options.taxonomy ? options.taxonomy : *stored;
  if (options.fresh || !current) return {};
  if (taxonomy->digest() != (*stored)->digest()) {
    return Error{ErrorCode::IndexIncompatible, "the index " + what + " was made with a different taxonomy",
                 "run dossier index --rebuild --taxonomy DIR PATH… to rebuild it with this one"};
  }
  if (info.fingerprint == fingerprint(*taxonomy)) return {};
  return Error{ErrorCode::IndexIncompatible,
               "the index " + what + " was made with a different text analysis, stop words or taxonomy",
               "run dossier index --rebuild PATH… to rebuild it"};
}

Result<std::vector<FileRecord>> IndexWriter::file_records() const {
  std::vector<FileRecord> records;
  for (const auto& [path, source] : impl_->sources) records.push_back(source.record);
  return records;
}

Result<void> IndexWriter::begin(std::string_view path) {
  assert(!impl_->open_source);
  auto begun = guarded(impl_->what, [&] { return impl_->begin_source(path); });
  if (!begun) impl_->usable = false;
  return begun;
}

Result<void> IndexWriter::add(std::vector<Paper> papers, std::vector<Passage> passages) {
  auto added = guarded(impl_->what, [&] { return impl_->add(std::move(papers), std::move(passages)); });
  if (added) return added;
  impl_->usable = false;
  return impl_->told(added.error());
}

Result<FileRecord> IndexWriter::finish(const FileRecord& record) {
  auto& state = *impl_;
  assert(state.open_source && record.path == state.source_names.back());
  auto source = (*std::exchange(state.open_source, std::nullopt)).finished(record);
  auto finished = source.record;
  state.sources.insert_or_assign(record.path, std::move(source));
  return finished;
}

Result<void> IndexWriter::remove(std::string_view path, const FileRecord* keep) {
  auto removed = guarded(impl_->what, [&]() -> Result<void> {
    if (auto taken = impl_->take_out(path); !taken || keep == nullptr) return taken;
    impl_->sources.insert_or_assign(keep->path, StoredSource{*keep, {}, {}});
    impl_->touched.insert(keep->path);
    impl_->changed = true;
    return {};
  });
  if (!removed) impl_->usable = false;
  return removed;
}

Result<void> IndexWriter::commit() {
  auto& state = *impl_;
  assert(!state.open_source);
  if (!state.usable) {
    return Error{ErrorCode::Unreadable, "the index " + state.what + " was not written: an earlier step failed",
                 "run the command again"};
  }
  // Whatever the outcome, this state is used up: Xapian would take a second commit after a failed one for a success.
  state.usable = false;
  auto committed = guarded(state.what, [&] { return state.commit(); });
  if (committed) return committed;
  return state.told(committed.error());
}

Error IndexWriter::Impl::told(Error error) const {
  const auto now = committed_generation();
  if (!now || !generation_before) return error;  // not known
  error.hint = (*now == *generation_before ? "the index is as it was; "
                                           : "the index has the change, but a power cut may undo it; ") +
               (error.hint.empty() ? "run the command again" : error.hint);
  return error;
}

const Taxonomy& IndexWriter::taxonomy() const { return *impl_->taxonomy; }
bool IndexWriter::taxonomy_lost() const { return impl_->damaged && !impl_->options.taxonomy; }
bool IndexWriter::changed() const { return impl_->changed; }
std::uint32_t IndexWriter::passages() const { return impl_->info.passages; }

Result<void> IndexWriter::Impl::begin_source(std::string_view path_of_source) {
  if (auto taken = take_out(path_of_source); !taken) return taken;
  changed = true;
  touched.emplace(path_of_source);
  source_names.emplace_back(path_of_source);
  open_source.emplace();
  return {};
}

Result<void> IndexWriter::Impl::take_out(std::string_view path_of_source) {
  const auto known = sources.find(std::string(path_of_source));
  if (known == sources.end()) return {};
  for (const auto& range : known->second.docs) {
    if (range.last <= info.last_doc) continue;
    return Error{ErrorCode::BadData, "the file " + std::string(path_of_source) + " was indexed twice in one run",
                 "name it once"};
  }
  changed = true;
  touched.insert(known->first);
  for (const auto& range : known->second.docs) {
    add_range(deleted, range);
    newly_deleted.push_back(range);
  }
  gone_papers.insert(known->second.papers.begin(), known->second.papers.end());
  sources.erase(known);
  return {};
}

std::shared_ptr<const FacetSlots> IndexWriter::Impl::slots_for(const Passage& passage) {
  std::shared_ptr<FacetSlots> grown;
  const auto want = [&](const std::string& facet) {
    const auto& known = grown ? *grown : *slots;
    if (known.contains(facet)) return;
    const auto same = [&](const auto& slot) { return is_confidence_column(slot.first) == is_confidence_column(facet); };
    if (static_cast<std::size_t>(std::ranges::count_if(known, same)) >= max_facets) return;
    if (!grown) grown = std::make_shared<FacetSlots>(*slots);
    grown->emplace(facet, static_cast<std::uint32_t>(grown->size()));
    info.facets.push_back(facet);
  };
  for_each_column(passage, want);
  if (grown) slots = std::move(grown);
  return slots;
}

Result<void> IndexWriter::Impl::add(std::vector<Paper> papers, std::vector<Passage> passages) {
  assert(open_source);
  open_source->add_papers(std::move(papers));
  const auto source = static_cast<std::uint32_t>(source_names.size() - 1);
  for (auto& passage : passages) {
    if (auto unique = new_ids.add(passage, source, current && !options.fresh); !unique) return unique;
    auto paper = open_source->paper_of(passage);
    if (!paper) return std::move(paper).error();
    PassageJob job{std::move(passage), *std::move(paper), false, source};
    job.own_paper = job.passage.id == job.passage.paper;
    pending.facets = slots_for(job.passage);
    open_source->count(job.passage, job.own_paper);
    if (!job.own_paper && new_papers.emplace(job.passage.paper, std::string()).second) {
      ByteWriter record;
      encode_paper(record, *job.paper);
      new_papers[job.passage.paper] = with_checksum(record.take());
      open_source->stored.papers.push_back(job.passage.paper);
    }
    pending.jobs.push_back(std::move(job));
    add_range(open_source->stored.docs, {next_doc, next_doc});
    last_written = next_doc++;
    if (pending.jobs.size() < options.segment) continue;
    if (auto submitted = submit_pending(); !submitted) return submitted;
  }
  return {};
}

void IndexWriter::Impl::train_codec() {
  constexpr std::size_t enough = std::size_t{4} << 20U;
  constexpr std::size_t sampled = std::size_t{2} << 20U;
  if (!codec->zstd_dictionary().empty()) return;
  std::size_t bytes = 0;
  for (const auto& job : pending.jobs) bytes += job.passage.text.size();
  if (bytes < enough) return;
  const auto step = std::max<std::size_t>(1, bytes / sampled);
  std::vector<std::string> samples;
  ByteWriter record;
  for (std::size_t i = 0; i < pending.jobs.size(); i += step) {
    const auto& job = pending.jobs[i];
    record.clear();
    encode_passage(record, job.passage, job.own_paper ? job.paper.get() : nullptr);
    samples.push_back(record.take());
  }
  codec = std::make_shared<RecordCodec>(trained_zstd_dictionary(samples));
}

Result<void> IndexWriter::Impl::submit_pending() {
  if (pending.jobs.empty()) return {};
  train_codec();
  pending.codec = codec;
  Segment segment = std::move(pending);
  pending = Segment{next_block_start(next_doc - 1), {}, {}, nullptr};
  next_doc = pending.first;
  return hand_over(std::move(segment));
}

Result<void> IndexWriter::Impl::hand_over(Segment segment) {
  const bool first = !(shards && shards->used());  // later on threads give out numbers
  if (first && words.next_id() == 0) number_frequent_words(segment, words);
  if (auto made = make_pool(); !made) return made;
  return shards->submit(std::move(segment));
}

Result<void> IndexWriter::Impl::make_pool() {
  if (shards) return {};
  const auto folder = build_folder(path);
  std::error_code failure;
  fs::create_directories(folder, failure);
  if (failure) return file_error(folder, "make the folder", failure.value());
  shards = std::make_unique<ShardPool>(folder, options.threads, words);
  return {};
}

}  // namespace dossier

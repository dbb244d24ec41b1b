// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/format/disk.hpp"
#include "index/format/format.hpp"
#include "index/format/manifest.hpp"
#include "index/write/writer_state.hpp"

#include <algorithm>

namespace dossier {

using namespace index;
namespace fs = std::filesystem;

namespace {

std::uint64_t total(const std::vector<DocRange>& ranges) {
  std::uint64_t sum = 0;
  for (const auto& range : ranges) sum += range.size();
  return sum;
}

std::uint32_t live_passages(const std::map<std::string, StoredSource>& sources) {
  std::uint64_t sum = 0;
  for (const auto& [path, source] : sources) sum += total(source.docs);
  return static_cast<std::uint32_t>(sum);
}

}  // namespace

Result<void> IndexWriter::Impl::commit() {
  if (!changed && current && !options.fresh) return {};
  const auto is_own_paper = [&](DocId doc) -> Result<bool> {
    const auto block = load_record_block(old, *codec, doc, what);
    if (!block) return block.error();
    const auto stored = stored_passage(*block, doc, what);
    if (!stored) return stored.error();
    return stored->paper.has_value();
  };
  if (current && !options.fresh) {
    if (auto unique = new_ids.check(old, deleted, is_own_paper); !unique) return unique;
  }
  const bool purge = should_purge();
  return !purge && fits_in_place() ? write_in_place() : write_generation(purge);
}

bool IndexWriter::Impl::should_purge() const {
  return renumber || (current && !options.fresh && total(deleted) * 3 > live_passages(sources));
}

bool IndexWriter::Impl::fits_in_place() const {
  return current && !options.fresh && !(shards && shards->used()) && pending.jobs.size() <= options.in_place_limit;
}

Result<void> IndexWriter::Impl::write_in_place() {
  if (auto begun = begin_change(current->folder); !begun) return begun;
  auto written = guarded(what, [&] { return change_database(); });
  // Whatever failed, the change may have been made before.
  if (!written && committed_generation().value_or(*generation_before) == *generation_before) return written;
  if (auto synced = sync_path(current->folder); !synced) return synced;
  // The commit stands whether or not the checksums can be written; the next writer makes up for them.
  (void)end_change(current->folder);
  return {};
}

std::optional<std::uint64_t> IndexWriter::Impl::committed_generation() const {
  const auto now = read_current(path);
  if (!now && now.error().code == ErrorCode::IndexMissing) return 0;
  const auto stored = guarded(what, [&]() -> Result<StoredInfo> {
    if (!now) return now.error();
    return load_info(open_database(now->folder), what);
  });
  return stored ? std::optional(stored->generation) : std::nullopt;
}

Result<void> IndexWriter::Impl::change_database() {
  auto db = open_to_write(current->folder, Xapian::DB_OPEN);
  Transaction transaction(db);
  if (!pending.jobs.empty()) {
    SegmentWriter writer(words);
    pending.codec = codec;
    writer.write(db, pending);
    for (const auto& job : pending.jobs) mine_acronyms(job.passage.text, acronyms[job.source]);
  }
  if (auto put = put_metadata(db); !put) return put;
  transaction.commit();
  return {};
}

Result<void> IndexWriter::Impl::write_generation(bool purge) {
  train_codec();
  const bool begun = shards && shards->used();
  if (purge) {
    // Words that only deleted passages had are dropped, unless new ones are already written with the old numbers.
    new_words = renumber || !begun;
    if (!begun) words.clear();
    if (auto rewritten = rewrite_live_passages(); !rewritten) return rewritten;
    if (!begun) move_pending();
  }
  if (auto submitted = submit_pending(); !submitted) return submitted;
  if (auto made = make_pool(); !made) return made;
  if (auto drained = shards->drain(); !drained) return drained;
  acronyms = std::move(shards->acronyms());
  std::vector<fs::path> merge;
  if (!purge && current && !options.fresh && info.last_doc > 0) merge.push_back(current->folder);
  for (auto& shard : shards->shards()) merge.push_back(std::move(shard));
  const auto folder = build_folder(path);
  const auto target = folder / "database";
  if (!merge.empty()) merge_databases(merge, target, folder);
  {
    // Never "create or open": where looking for the database fails, Xapian would begin an empty one.
    auto db = open_to_write(target, merge.empty() ? Xapian::DB_CREATE : Xapian::DB_OPEN);
    if (auto put = put_metadata(db); !put) return put;
    db.commit();
  }
  return publish(path, target, (current ? current->number : 0) + 1);
}

Result<void> IndexWriter::Impl::rewrite_live_passages() {
  Segment segment{1, {}, slots, codec};
  std::vector<DocId> moved(std::size_t{info.last_doc} + 1, 0);
  DocId next = 1;
  std::map<std::string, std::shared_ptr<const Paper>> papers;
  const auto submit = [&]() -> Result<void> {
    Result<void> submitted;
    if (!segment.jobs.empty()) submitted = hand_over(std::move(segment));
    next = next_block_start(next - 1);
    segment = Segment{next, {}, slots, codec};
    return submitted;
  };
  const auto take = [&](DocId doc, StoredPassage stored) -> Result<void> {
    PassageJob job{std::move(stored.passage), nullptr, stored.paper.has_value(), no_source};
    if (stored.paper) {
      job.paper = std::make_shared<const Paper>(*std::move(stored.paper));
    } else {
      auto& paper = papers[job.passage.paper];
      if (!paper) {
        auto read = stored_paper(old, job.passage.paper, what);
        if (!read) return std::move(read).error();
        paper = std::make_shared<const Paper>(*std::move(read));
      }
      job.paper = paper;
    }
    segment.jobs.push_back(std::move(job));
    moved[doc] = next++;
    return segment.jobs.size() >= options.segment ? submit() : Result<void>();
  };
  if (auto taken = for_each_stored(old, *codec, info.last_doc, deleted, what, take); !taken) return taken;
  if (auto submitted = submit(); !submitted) return submitted;
  if (renumber && next_block_start(next - 1) > next_block_start(info.passages)) {
    return damaged_part(what, "its description");
  }
  move_sources(moved);
  return {};
}

void IndexWriter::Impl::move_sources(const std::vector<DocId>& moved) {
  DocId last = 0;
  for (const auto doc : moved) last = std::max(last, doc);
  for (auto& [path_of_source, source] : sources) {
    if (touched.contains(path_of_source)) continue;  // has new passages only
    for (auto& range : source.docs) range = {moved[range.first], moved[range.last]};
  }
  info.last_doc = last;
  deleted.clear();
  newly_deleted.clear();
  purged = true;
}

void IndexWriter::Impl::move_pending() {
  const auto before = pending.first;
  pending.first = next_block_start(info.last_doc);
  const auto moved = [&](DocId doc) { return doc - before + pending.first; };
  for (const auto& path_of_source : touched) {
    const auto source = sources.find(path_of_source);
    if (source == sources.end()) continue;
    for (auto& range : source->second.docs) range = {moved(range.first), moved(range.last)};
  }
  next_doc = moved(next_doc);
  if (!pending.jobs.empty()) last_written = next_doc - 1;
}

}  // namespace dossier

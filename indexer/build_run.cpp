// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build_run.hpp"

#include "indexer/citations/cite_paper.hpp"
#include "indexer/intake/content_hash.hpp"
#include "indexer/intake/reading_mark.hpp"
#include "indexer/intake/source_file.hpp"
#include "indexer/labels/labeller.hpp"
#include "taxonomy/taxonomy.hpp"

#include <algorithm>
#include <iterator>

namespace dossier {

Error stopped_error() { return {ErrorCode::Cancelled, "stopped; the index is as it was", ""}; }

namespace {

/// Labels runs of records of one paper together.
void label_records(const Taxonomy& taxonomy, JsonRecords& read) {
  auto& records = read.records;
  std::vector<Passage> passages;
  for (std::size_t begin = 0; begin < records.size();) {
    auto end = begin + 1;
    while (end < records.size() && records[end].paper.id == records[begin].paper.id) ++end;
    passages.clear();
    for (auto i = begin; i < end; ++i) passages.push_back(std::move(records[i].passage));
    label_paper(taxonomy, records[begin].paper, passages);
    cite_paper(passages);
    for (auto i = begin; i < end; ++i) records[i].passage = std::move(passages[i - begin]);
    begin = end;
  }
}

/// Files that may hold one paper together, in the order of the first of each.
std::vector<PlannedGroup> in_groups(const std::vector<const PlannedFile*>& files) {
  std::vector<PlannedGroup> groups;
  std::map<std::string, std::size_t> known;
  for (const auto* planned : files) {
    const auto [at, first] =
        known.emplace(planned->group.empty() ? planned->file.name + "/" : planned->group, groups.size());
    if (first) groups.emplace_back();
    groups[at->second].push_back(planned);
  }
  return groups;
}

/// Of a copy that is a paper of its own: see keep_one_copy.
std::string copy_note(const std::string& other) {
  return "it is a copy of " + other + " and stays a paper of its own, as the index had it; --rebuild counts it once";
}

bool goes_on_in(const std::set<std::string>& ids, const FileRecord& record) {
  return std::ranges::all_of(record.papers, [&](const auto& id) { return ids.contains(id); });
}

/// Whether the index keeps what it has of a file that gave nothing now: it cannot be opened, or it was read before from
/// these very bytes, with larger limits or other programs at hand. `hash`: of its bytes; empty where they were not
/// read. `ids`: of the papers that other files of its group give now.
bool keeps_what_is_there(const PlannedFile& planned, const Error& failure, const std::string& hash,
                         const std::set<std::string>& ids) {
  if (planned.before == nullptr) return false;
  if (failure.code == ErrorCode::Unreadable) return true;
  if (goes_on_in(ids, *planned.before)) return false;
  return hash.empty() ? planned.before->bytes == planned.file.bytes : plain_hash(planned.before->content_hash) == hash;
}

}  // namespace

BuildRun::BuildRun(const BuildOptions& options, LibraryWriter& writer, CitationKeys& keys, IdRegistry& ids,
                   const bibliography::Identities& identities, const Corrections& corrections,
                   std::set<std::string> present, BuildReport& report)
    : options_(options),
      writer_(writer),
      keys_(keys),
      ids_(ids),
      identities_(identities),
      corrections_(corrections),
      present_(std::move(present)),
      report_(report),
      taxonomy_(writer.taxonomy()),
      threads_(options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency())) {}

bool BuildRun::cancelled() const { return options_.cancel != nullptr && *options_.cancel; }

void BuildRun::tell(const FoundFile& file) {
  progress_.path = file.name;
  if (options_.progress) options_.progress(progress_);
}

void BuildRun::tell_merging() {
  progress_.merging = true;
  if (options_.progress) options_.progress(progress_);
}

Result<void> BuildRun::read(const std::vector<PlannedFile>& files) {
  progress_.files_in_all = files.size();
  std::vector<const PlannedFile*> papers;
  for (const auto& planned : files) {
    progress_.bytes_in_all += planned.file.bytes;
    if (planned.file.format == FileFormat::Paper) papers.push_back(&planned);
  }
  if (auto done = read_papers(papers); !done) return done;
  for (const auto& planned : files) {
    if (planned.file.format != FileFormat::JsonLines) continue;
    if (cancelled()) {
      ++left_;
      continue;
    }
    if (auto done = read_json_file(planned); !done) return done;
    if (broken_file_) break;
  }
  return ids_.failure();
}

Result<void> BuildRun::read_papers(const std::vector<const PlannedFile*>& files) {
  const auto* taxonomy = options_.label ? &taxonomy_ : nullptr;
  const auto groups = in_groups(files);
  const auto threads = static_cast<unsigned>(std::clamp<std::size_t>(groups.size(), 1, threads_));
  OrderedPool<std::vector<ReadPaper>> pool(threads);
  std::size_t written = 0;
  for (std::size_t given = 0;;) {
    // What is at hand is read to its end where reading is stopped.
    const bool more = given < groups.size() && !cancelled();
    if (!more && pool.empty()) break;
    if (more && !pool.full()) {
      pool.submit(
          [this, group = &groups[given], taxonomy] { return read_files(*group, taxonomy, identities_, options_); });
      ++given;
      continue;
    }
    if (auto done = write_group(pool.take()); !done) return done;
    for (const auto* planned : groups[written]) {
      ++progress_.files;
      progress_.bytes += planned->file.bytes;
    }
    tell(groups[written++].front()->file);
  }
  for (; written < groups.size(); ++written) left_ += groups[written].size();
  return {};
}

Result<void> BuildRun::write_group(std::vector<ReadPaper> files) {
  // Ids go over from files that are given up to those that are read instead.
  std::set<std::string> ids;
  for (const auto& file : files) {
    for (const auto& paper : file.content.papers) ids.insert(paper.id);
  }
  for (auto& file : files) {
    if (!file.read_instead.empty()) {
      if (auto done = give_up(file, ids); !done) return done;
    } else if (file.failure) {
      if (auto done = skip(*file.planned, *file.failure, file.content.record.content_hash, ids); !done) return done;
    }
  }
  for (auto& file : files) {
    if (file.content.papers.empty()) continue;
    if (auto done = write_paper(*file.planned, std::move(file.content)); !done) return done;
  }
  return {};
}

void BuildRun::settle_ids(std::vector<Passage>& passages) {
  std::map<std::string, std::string> changed;
  for (auto& passage : passages) {
    auto before = passage.id;
    ids_.settle_passage(passage);
    if (passage.id != before) changed.emplace(std::move(before), passage.id);
  }
  for (auto& passage : passages) {
    if (const auto now = changed.find(passage.marks); now != changed.end()) passage.marks = now->second;
  }
}

Result<void> BuildRun::write_paper(const PlannedFile& planned, SourceContent content) {
  auto& paper = content.papers.front();
  paper.citation_key = keys_.assign(paper);
  identity_of_paper_[paper.id] = paper.identity;
  ids_.begin(planned.file.name, plain_paper_id(planned.file.name), planned.ids_changed);
  ids_.reserve_paper(paper.id);
  settle_ids(content.passages);
  if (!planned.id_note.empty() && paper.id == planned.paper_id) content.record.notes.push_back(planned.id_note);
  note_ids(content.record);
  note_corrections(corrections_.apply(paper.id, present_, content.passages), planned, content.record);
  progress_.passages += content.passages.size();
  auto record = content.record;
  record.papers = {paper.id};
  record.paper_count = 1;
  if (!record.badly_read_because.empty()) ++progress_.read_badly;
  report_.files.push_back(std::move(record));
  return writer_.replace(std::move(content));
}

std::string file_mark(const Corrections& corrections, std::string_view file, const BuildOptions& options) {
  return reading_mark(options.label) + corrections.mark(file);
}

BuildOptions options_to_read_again(const FileRecord& record) {
  BuildOptions options;
  options.label = has_labels(record.content_hash);
  options.max_file_size = std::max(options.max_file_size, record.bytes);
  return options;
}

void BuildRun::note_content(const FileRecord& record) {
  if (!record.content_hash.empty()) file_by_hash_.emplace(plain_hash(record.content_hash), record.path);
}

void BuildRun::note_ids(FileRecord& record) {
  if (ids_.changed() > 0) record.repairs[ids_changed_repair] = ids_.changed();
  std::ranges::move(ids_.sentences(), std::back_inserter(record.notes));
  const auto [first, is_first] = file_by_hash_.emplace(record.content_hash, record.path);
  if (!is_first && first->second != record.path) record.notes.push_back(copy_note(first->second));
}

void BuildRun::note_corrections(std::size_t passages, const PlannedFile& planned, FileRecord& record) const {
  record.content_hash = marked_hash(record.content_hash, file_mark(corrections_, planned.file.name, options_));
  if (passages > 0) record.repairs["labels corrected"] = static_cast<std::uint32_t>(passages);
}

FileRecord BuildRun::skipped_record(const PlannedFile& planned, const Error& failure, const std::string& hash,
                                    bool kept) {
  FileRecord record;
  record.path = planned.file.name;
  record.outcome = FileOutcome::Skipped;
  record.content_hash = hash;
  record.bytes = planned.file.bytes;
  record.skipped_because = failure.message + (failure.hint.empty() ? "" : "; " + failure.hint);
  if (kept) record.skipped_because += "; its indexed passages are kept";
  return record;
}

Result<void> BuildRun::skip(const PlannedFile& planned, const Error& failure, const std::string& hash,
                            const std::set<std::string>& ids) {
  const auto mark = file_mark(corrections_, planned.file.name, options_);
  const bool kept = keeps_what_is_there(planned, failure, hash, ids);
  auto record = skipped_record(planned, failure, hash.empty() ? hash : marked_hash(hash, mark), kept);
  report_.files.push_back(record);
  // What cannot be read now may be read the next time: then the index keeps what it has.
  if (kept) {
    unread_.push_back(planned.file.name);
    return {};
  }
  if (failure.code == ErrorCode::Unreadable) return {};
  if (planned.account != nullptr && *planned.account == record) return {};
  const bool goes_on = planned.account != nullptr && goes_on_in(ids, *planned.account);
  if (planned.account != nullptr && planned.account->paper_count > 0 && !goes_on) lost_.push_back(*planned.account);
  if (goes_on) ids_.leave(record.path);
  return writer_.remove(record.path, &record);
}

Result<void> BuildRun::give_up(const ReadPaper& file, const std::set<std::string>& ids) {
  const auto& planned = *file.planned;
  FileRecord record;
  record.path = planned.file.name;
  record.outcome = FileOutcome::Skipped;
  record.content_hash =
      marked_hash(file.content.record.content_hash, file_mark(corrections_, planned.file.name, options_));
  record.bytes = file.content.record.bytes;
  record.quality = file.content.record.quality;
  record.skipped_because = file.because;
  record.read_instead = file.read_instead;
  report_.files.push_back(record);
  if (planned.account != nullptr && *planned.account == record) return {};
  ids_.leave(record.path);
  if (planned.account != nullptr && !goes_on_in(ids, *planned.account)) {
    for (const auto& id : planned.account->papers) keys_.release(id);
  }
  return writer_.remove(record.path, &record);
}

Result<void> BuildRun::read_json_file(const PlannedFile& planned) {
  // Read once before anything is written of it: most failures of a disk are met here.
  if (const auto hash = hash_of_file(planned.file.path); !hash) return skip(planned, hash.error(), "", {});
  const auto file = SourceFile::open(planned.file.path, planned.file.link);
  if (!file) return skip(planned, file.error(), "", {});
  account_ = {};
  shared_papers_.clear();
  corrected_ = 0;
  ids_.begin(planned.file.name, plain_paper_id(planned.file.name), planned.ids_changed);
  const auto before = progress_.bytes;
  if (auto begun = writer_.begin(planned.file.name); !begun) return begun;
  ContentHash hash;
  if (auto done = read_json_lines_of(planned, *file, hash); !done || broken_file_) return done;
  FileRecord record;
  record.path = planned.file.name;
  record.content_hash = hash.hex();
  record.bytes = progress_.bytes - before;
  return finish_json_file(planned, std::move(record));
}

Result<void> BuildRun::read_json_lines_of(const PlannedFile& planned, const SourceFile& file, ContentHash& hash) {
  OrderedPool<JsonRecords> pool(threads_);
  JsonLineSplitter splitter([&](char* bytes, std::size_t size) -> Result<std::size_t> {
    auto count = file.read(bytes, size);
    if (count) {
      hash.add({bytes, *count});
      progress_.bytes += *count;
    }
    return count;
  });
  JsonLines lines;
  auto more = splitter.next(lines);
  while (!more || *more || !pool.empty()) {
    if (!more) {
      broken_file_ = skipped_record(planned, more.error(), "", planned.before != nullptr);
      return {};
    }
    if (cancelled()) return stopped_error();
    if (*more && !pool.full()) {
      pool.submit([this, piece = std::move(lines)] {
        auto records = read_json_lines(piece, taxonomy_);
        if (options_.label) label_records(taxonomy_, records);
        return records;
      });
      more = splitter.next(lines);
      continue;
    }
    if (auto done = write_records(planned, pool.take()); !done) return done;
    tell(planned.file);
  }
  return {};
}

Result<void> BuildRun::finish_json_file(const PlannedFile& planned, FileRecord record) {
  record.notes = account_.sentences();
  note_ids(record);
  note_corrections(corrected_, planned, record);
  ++progress_.files;
  auto finished = writer_.finish(record);
  if (!finished) return finished.error();
  report_.files.push_back(*finished);
  return {};
}

Result<void> BuildRun::write_records(const PlannedFile& planned, JsonRecords&& read) {
  account_.add(read.account);
  std::vector<Paper> papers;
  std::vector<Passage> passages;
  passages.reserve(read.records.size());
  for (auto& [passage, paper] : read.records) {
    paper.source = planned.file.name;
    ids_.settle(passage, paper);
    if (passage.paper == passage.id) {
      papers.push_back(std::move(paper));
    } else {
      const auto [known, first] = shared_papers_.try_emplace(passage.paper, SharedPaper{paper, 0});
      if (first) papers.push_back(paper);
      passage.n = ++known->second.passages;
      if (paper.title != known->second.paper.title && !paper.title.empty()) {
        passage.heading.insert(passage.heading.begin(), std::move(paper.title));
      }
    }
    passages.push_back(std::move(passage));
    corrected_ += corrections_.apply_by_id(passages.back());
  }
  progress_.passages += passages.size();
  return writer_.add(std::move(papers), std::move(passages));
}

}  // namespace dossier

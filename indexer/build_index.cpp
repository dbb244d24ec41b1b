// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/meaning/update_meaning.hpp"
#include "indexer/build.hpp"

#include "index/read/id_owners.hpp"
#include "index/read/index_reader.hpp"
#include "index/remote_library.hpp"
#include "index/write/index_writer.hpp"
#include "indexer/bibliographies.hpp"
#include "indexer/build_run.hpp"
#include "indexer/labels/corrections.hpp"
#include "indexer/read_files.hpp"
#include "indexer/removals.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <set>
#include <utility>

namespace dossier {
namespace {

FileRecords by_path(std::vector<FileRecord> records) {
  FileRecords file_records;
  for (auto& record : records) {
    const auto path = record.path;
    file_records.emplace(path, std::move(record));
  }
  return file_records;
}

/// The index as it was before this run.
struct Before {
  std::uint64_t passages = 0;
  FileRecords file_records;             ///< also where the index is made anew
  std::unique_ptr<IdOwners> owners;     ///< also where the index is made anew; null where there is none
  std::map<std::string, Paper> papers;  ///< of files that hold one, by their ids
  CitationKeys keys;                    ///< of all papers: they stay, also where the index is made anew
};

/// An index that cannot be read is like none: the writer says what is wrong with it, where it matters.
Result<Before> read_before(const BuildOptions& options) {
  Before before;
  auto reader = IndexReader::open(options.index);
  if (!reader) return before;
  auto records = reader->file_records();
  if (!records) return options.rebuild ? Result<Before>(std::move(before)) : records.error();
  before.file_records = by_path(*std::move(records));
  before.passages = reader->passage_count();
  for (const auto& [path, record] : before.file_records) {
    for (const auto& id : record.papers) {
      const auto paper = reader->paper(id);
      if (!paper) continue;
      before.keys.take(paper->citation_key, id);
      if (format_of(path) == FileFormat::Paper) before.papers.emplace(id, *paper);
    }
  }
  auto owners = owners_of(*std::move(reader));
  if (!owners) return options.rebuild ? Result<Before>(std::move(before)) : owners.error();
  before.owners = *std::move(owners);
  return before;
}

/// The same of an index that does not lie on this disk.
Result<Before> read_library(const BuildOptions& options) {
  auto content = options.library->content();
  if (!content) {
    const bool wrong = content.error().code != ErrorCode::NoResources && content.error().code != ErrorCode::IndexLocked;
    return options.rebuild && wrong ? Result<Before>(Before()) : Result<Before>(std::move(content).error());
  }
  Before before;
  before.passages = content->passages;
  before.file_records = by_path(std::move(content->file_records));
  before.owners = std::move(content->owners);
  for (const auto& [path, record] : before.file_records) {
    for (const auto& id : record.papers) {
      const auto paper = content->papers.find(id);
      if (paper == content->papers.end()) continue;
      before.keys.take(paper->second.citation_key, id);
      if (format_of(path) == FileFormat::Paper) before.papers.insert(*paper);
    }
  }
  return before;
}

void count(BuildReport& report, const BuildPlan& plan) {
  std::set<std::string> same;
  std::set<std::string> copies;
  for (const auto& record : plan.same) same.insert(record.path);
  for (const auto& record : plan.copies) copies.insert(record.path);
  for (const auto& file : report.files) {
    if (format_of(file.path) == FileFormat::Bibliography && file.outcome != FileOutcome::Skipped) continue;
    switch (file.outcome) {
      case FileOutcome::Indexed:
        ++report.indexed;
        break;
      case FileOutcome::Unchanged:
        ++report.unchanged;
        break;
      case FileOutcome::Removed:
        ++report.removed;
        break;
      case FileOutcome::Skipped:
        if (same.contains(file.path)) {
          ++report.same;
        } else if (copies.contains(file.path)) {
          ++report.copies;
        } else {
          ++(file.read_instead.empty() ? report.skipped : report.other_forms);
        }
        break;
    }
  }
  std::sort(report.files.begin(), report.files.end(),
            [](const FileRecord& a, const FileRecord& b) { return a.path < b.path; });
}

Result<void> take_out_gone(LibraryWriter& writer, const BuildPlan& plan, CitationKeys& keys, BuildReport& report) {
  std::set<std::string> going_on;  // in copies and other forms
  for (const auto& planned : plan.read) {
    if (planned.has_id) going_on.insert(planned.paper_id);
  }
  for (auto record : plan.gone) {
    for (const auto& id : record.papers) {
      if (!going_on.contains(id)) keys.release(id);
    }
    if (auto removed = writer.remove(record.path); !removed) return removed;
    record.outcome = FileOutcome::Removed;
    report.files.push_back(std::move(record));
  }
  return {};
}

/// Files that the walk passed over: in the report, and in the report where that does not say so yet.
Result<void> note_skipped(LibraryWriter& writer, const std::vector<FileRecord>& records,
                          const FileRecords& file_records, BuildReport& report) {
  for (const auto& record : records) {
    report.files.push_back(record);
    const auto known = file_records.find(record.path);
    if (known != file_records.end() && known->second == record) continue;
    if (auto noted = writer.remove(record.path, &record); !noted) return noted;
  }
  return {};
}

/// What there is only to tell of: paths that were named but are not there (a file that the index held is gone, which is
/// said already), and what could not be looked at.
void tell(const BuildPlan& plan, BuildReport& report) {
  for (const auto& record : plan.told) {
    const bool gone = std::any_of(plan.gone.begin(), plan.gone.end(),
                                  [&](const FileRecord& other) { return other.path == record.path; });
    if (!gone) report.files.push_back(record);
  }
}

void keep_unchanged(const BuildPlan& plan, BuildReport& report) {
  std::set<std::string> told;
  for (const auto& record : plan.told) told.insert(record.path);
  for (const auto* list : {&plan.unchanged, &plan.kept}) {
    for (auto record : *list) {
      // Why a file was skipped is not to be seen now where its folder cannot be.
      const bool unseen = list == &plan.kept && record.outcome == FileOutcome::Skipped;
      if (unseen || told.contains(record.path)) continue;
      if (record.outcome != FileOutcome::Skipped) record.outcome = FileOutcome::Unchanged;
      report.files.push_back(std::move(record));
    }
  }
}

/// Files of the index whose ids are free now. An index that is made anew holds what is read alone.
std::set<std::string> leaving(const BuildPlan& plan, const FileRecords& before, bool rebuild) {
  std::set<std::string> paths;
  if (rebuild) {
    for (const auto& [path, record] : before) paths.insert(path);
    for (const auto& planned : plan.read) paths.erase(planned.file.name);
    return paths;
  }
  for (const auto* list : {&plan.gone, &plan.skipped, &plan.same, &plan.copies}) {
    for (const auto& record : *list) paths.insert(record.path);
  }
  return paths;
}

/// Ids of the papers that stay as they are or are read now.
std::set<std::string> papers_of(const BuildPlan& plan, const FileRecords& before) {
  std::set<std::string> ids;
  std::set<std::string> gone;
  for (const auto& record : plan.gone) gone.insert(record.path);
  for (const auto& [path, record] : before) {
    if (!gone.contains(path)) ids.insert(record.papers.begin(), record.papers.end());
  }
  for (const auto& planned : plan.read) ids.insert({planned.paper_id, planned.group_id});
  return ids;
}

WriterOptions writer_options(const BuildOptions& options) {
  WriterOptions written;
  written.threads = options.threads;
  written.memory = options.memory;
  written.fresh = options.rebuild;
  written.taxonomy = options.taxonomy;
  return written;
}

/// Files of which the index keeps what it has, as an earlier try found out: those that failed after part of them had
/// been read, and those that would take most of the library with them.
using Unreadable = std::map<std::string, FileRecord>;

/// Everything up to the commit; a file that fails in its middle is added to `unreadable`, and nothing is committed.
class Build {
 public:
  Build(const BuildOptions& options, LibraryWriter& writer, Unreadable& unreadable)
      : options_(options), writer_(writer), unreadable_(unreadable) {}

  Result<BuildReport> run() {
    auto records = writer_.file_records();
    if (!records) return records.error();
    const auto file_records = by_path(*std::move(records));
    auto before = options_.library ? read_library(options_) : read_before(options_);
    if (!before) return before.error();
    report_.library = papers_in(before->file_records);
    report_.passages = before->passages;
    const auto base = std::filesystem::absolute(options_.index).lexically_normal().parent_path();
    const auto* owners = before->owners.get();
    auto corrections = Corrections::read(corrections_file(options_.index));
    if (!corrections) return corrections.error();
    corrections_ = *std::move(corrections);
    const std::function<std::string(std::string_view)> mark = [&](auto source) {
      return file_mark(corrections_, source, options_);
    };
    auto walk = walk_files(options_.paths, base, options_.follow_links);
    auto loaded = load_bibliographies(options_, walk, before->file_records);
    const auto forms = other_forms(before->file_records, base);
    const auto outdated = [&](const FoundFile& file, const FileRecord& record) {
      if (options_.ocr && record.skipped_because.find("ocrmypdf") != std::string::npos) return true;
      if (options_.ocr && wants_ocr(record)) return true;
      if (record.skipped_because.find("soffice is not installed") != std::string::npos) return true;
      if (record.papers.size() != 1) return false;
      const auto paper = before->papers.find(record.papers.front());
      if (paper == before->papers.end()) return false;
      bibliography::PaperFile known{file.path, paper->first, {}};
      if (const auto at = forms.find(file.name); at != forms.end()) known.forms = at->second;
      known.forms.insert(known.forms.end(), file.copies.begin(), file.copies.end());
      return loaded.identities.outdated(known, paper->second);
    };
    auto plan = plan_build(std::move(walk), {file_records, before->file_records, owners, mark, unreadable_, outdated});
    std::ranges::move(loaded.skipped, std::back_inserter(plan.told));
    if (!options_.rebuild) withhold_removals(plan, file_records, options_, report_);
    if (auto done = carry_out(plan, file_records, *before, loaded.identities); !done) return done.error();
    return std::move(report_);
  }

 private:
  Result<void> carry_out(const BuildPlan& plan, const FileRecords& file_records, Before& before,
                         const bibliography::Identities& identities) {
    keep_unchanged(plan, report_);
    if (auto done = take_out_gone(writer_, plan, before.keys, report_); !done) return done;
    for (const auto* list : {&plan.same, &plan.copies, &plan.skipped}) {
      if (auto done = note_skipped(writer_, *list, file_records, report_); !done) return done;
    }
    tell(plan, report_);
    report_.read_otherwise = plan.read_otherwise;
    IdRegistry ids(before.owners.get(), leaving(plan, before.file_records, options_.rebuild));
    BuildRun run(options_, writer_, before.keys, ids, identities, corrections_, papers_of(plan, before.file_records),
                 report_);
    for (const auto* list : {&plan.unchanged, &plan.kept}) {
      for (const auto& record : *list) run.note_content(record);
    }
    if (auto done = run.read(plan.read); !done) return done;
    if (const auto& broken = run.broken_file()) {
      unreadable_.emplace(broken->path, *broken);
      return {};
    }
    report_.left = run.left();
    // What is made anew has to be whole, and what is gone may go on in a file that was not read.
    if (report_.left > 0 && (options_.rebuild || !plan.gone.empty())) return stopped_error();
    if (!keep_lost(plan, run.lost())) return {};
    if (auto done = note_bibliographies(identities, plan, file_records, before, run.identity_of_paper()); !done) {
      return done;
    }
    count(report_, plan);
    if (report_.left > 0 && report_.indexed == 0) return stopped_error();
    // Wrong paths make no index, and do not empty one that is to be made anew.
    report_.nothing = file_records.empty() && report_.indexed == 0;
    const bool replaced =
        !options_.rebuild || report_.nothing || may_replace(plan, before.file_records, run.unread(), options_, report_);
    report_.changed = replaced && !report_.nothing && (writer_.changed() || options_.rebuild);
    if (!report_.changed) return {};
    run.tell_merging();
    return writer_.commit();
  }

  /// Puts an account of each bibliography into the report, and into the index where that does not have it yet.
  Result<void> note_bibliographies(const bibliography::Identities& identities, const BuildPlan& plan,
                                   const FileRecords& file_records, const Before& before,
                                   const std::map<std::string, std::string>& written) {
    auto papers = written;
    std::set<std::string> gone;
    for (const auto& record : plan.gone) gone.insert(record.papers.begin(), record.papers.end());
    for (const auto& [id, paper] : before.papers) {
      if (!gone.contains(id) && !options_.rebuild) papers.emplace(id, paper.identity);
    }
    for (auto& record : account_of_bibliographies(identities, papers)) {
      const auto known = file_records.find(record.path);
      const bool same = known != file_records.end() && known->second == record;
      if (!same && !papers.empty()) {
        if (auto noted = writer_.remove(record.path, &record); !noted) return noted;
      }
      if (same) record.outcome = FileOutcome::Unchanged;
      report_.files.push_back(std::move(record));
    }
    return {};
  }

  /// False where most of the library would go because its files hold no text now (as where a disk lost their content):
  /// these files are kept by another run.
  bool keep_lost(const BuildPlan& plan, const std::vector<FileRecord>& lost) {
    if (lost.empty()) return true;
    std::uint64_t papers = 0;
    for (const auto* list : {&plan.gone, &lost}) {
      for (const auto& record : *list) papers += record.paper_count;
    }
    if (may_lose(papers, options_, report_)) return true;
    for (const auto& record : lost) {
      const auto said = std::find_if(report_.files.begin(), report_.files.end(),
                                     [&](const FileRecord& other) { return other.path == record.path; });
      auto kept = *said;
      kept.skipped_because += "; its indexed passages are kept (--allow-removal removes them)";
      unreadable_.emplace(kept.path, std::move(kept));
    }
    return false;
  }

  const BuildOptions& options_;
  LibraryWriter& writer_;
  Unreadable& unreadable_;
  BuildReport report_;
  Corrections corrections_;
};

Result<std::unique_ptr<LibraryWriter>> open_writer(const BuildOptions& options) {
  if (options.library) return options.library->open_writer(writer_options(options));
  auto writer = IndexWriter::open(options.index, writer_options(options));
  if (!writer) return std::move(writer).error();
  return std::unique_ptr<LibraryWriter>(std::make_unique<IndexWriter>(*std::move(writer)));
}

Result<BuildReport> build_until_readable(const BuildOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  Unreadable unreadable;
  for (;;) {
    const auto opened = open_writer(options);
    if (!opened) return opened.error();
    auto& writer = *opened;
    const auto failed = unreadable.size();
    auto report = Build(options, *writer, unreadable).run();
    if (!report) return report;
    // What was written of a file that failed in its middle is thrown away with the writer; the rest is read again.
    if (unreadable.size() > failed) continue;
    report->passages = report->refused ? report->passages : writer->passages();
    report->taxonomy_lost = report->changed && writer->taxonomy_lost();
    report->seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
  }
}

/// Brings meaning up to date, if it is not. The commit before it stands whether or not this succeeds; the next run
/// makes up for it.
void make_meaning(const BuildOptions& options, BuildReport& report) {
  const auto due = report.changed ? Result<bool>(true) : meaning_is_due(options.index);
  if (due && !*due) return;
  MeaningWork work;
  work.threads = options.threads;
  work.go_on = [&](std::uint32_t step, std::uint32_t steps) {
    BuildProgress progress;
    progress.meaning_step = step;
    progress.meaning_steps = steps;
    if (options.progress) options.progress(progress);
    report.meaning_put_off = options.put_off_meaning && options.put_off_meaning();
    return !report.meaning_put_off && !(options.cancel != nullptr && options.cancel->load());
  };
  const auto updated = due ? update_meaning(options.index, work) : Result<void>(due.error());
  if (updated || report.meaning_put_off) return;
  // Another process writes the index: it brings meaning up to date when it has finished.
  if (updated.error().code != ErrorCode::IndexLocked) report.meaning_failed = updated.error().message;
}

}  // namespace

Result<BuildReport> build_index(const BuildOptions& options) {
  auto report = build_until_readable(options);
  const bool cancelled = options.cancel != nullptr && options.cancel->load();
  if (!report || report->nothing || report->refused || cancelled || options.library) return report;
  make_meaning(options, *report);
  return report;
}

}  // namespace dossier

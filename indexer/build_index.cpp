// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build.hpp"

#include "index/read/index_reader.hpp"
#include "index/write/index_writer.hpp"
#include "indexer/build_run.hpp"
#include "indexer/intake/build_plan.hpp"

#include <algorithm>
#include <chrono>

namespace dossier {
namespace {

Result<std::map<std::string, FileRecord>> ledger_by_path(const IndexWriter& writer) {
  auto records = writer.ledger();
  if (!records) return records.error();
  std::map<std::string, FileRecord> ledger;
  for (auto& record : *records) {
    const auto path = record.path;
    ledger.emplace(path, std::move(record));
  }
  return ledger;
}

/// The citation keys of the papers that stay as they are.
CitationKeys known_keys(const BuildOptions& options, const std::map<std::string, FileRecord>& ledger) {
  CitationKeys keys;
  if (options.rebuild || ledger.empty()) return keys;
  const auto reader = IndexReader::open(options.index);
  if (!reader) return keys;
  for (const auto& [path, record] : ledger) {
    for (const auto& id : record.papers) {
      if (const auto paper = reader->paper(id)) keys.take(paper->citation_key, id);
    }
  }
  return keys;
}

void count(BuildReport& report) {
  for (const auto& file : report.files) {
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
        ++report.skipped;
        break;
    }
  }
  std::sort(report.files.begin(), report.files.end(),
            [](const FileRecord& a, const FileRecord& b) { return a.path < b.path; });
}

Result<void> take_out_gone(IndexWriter& writer, const BuildPlan& plan, CitationKeys& keys, BuildReport& report) {
  for (auto record : plan.gone) {
    for (const auto& id : record.papers) keys.release(id);
    if (auto removed = writer.remove(record.path); !removed) return removed;
    record.outcome = FileOutcome::Removed;
    report.files.push_back(std::move(record));
  }
  return {};
}

/// Files that the walk passed over: in the report, and in the ledger where that does not say so yet.
Result<void> note_skipped(IndexWriter& writer, const BuildPlan& plan, const std::map<std::string, FileRecord>& ledger,
                          BuildReport& report) {
  for (const auto& record : plan.skipped) {
    report.files.push_back(record);
    const auto known = ledger.find(record.path);
    if (known != ledger.end() && known->second == record) continue;
    if (auto noted = writer.remove(record.path, &record); !noted) return noted;
  }
  return {};
}

/// Paths that were named but are not there: a file that the index held is gone, of any other there is only to tell.
void note_missing(const BuildPlan& plan, BuildReport& report) {
  for (const auto& record : plan.missing) {
    const bool gone = std::any_of(plan.gone.begin(), plan.gone.end(),
                                  [&](const FileRecord& other) { return other.path == record.path; });
    if (!gone) report.files.push_back(record);
  }
}

void keep_unchanged(const BuildPlan& plan, BuildReport& report) {
  for (auto record : plan.unchanged) {
    if (record.outcome != FileOutcome::Skipped) record.outcome = FileOutcome::Unchanged;
    report.files.push_back(std::move(record));
  }
}

WriterOptions writer_options(const BuildOptions& options) {
  WriterOptions written;
  written.threads = options.threads;
  written.memory = options.memory;
  written.fresh = options.rebuild;
  written.taxonomy = options.taxonomy;
  return written;
}

}  // namespace

Result<BuildReport> build_index(const BuildOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  auto writer = IndexWriter::open(options.index, writer_options(options));
  if (!writer) return writer.error();
  const auto ledger = ledger_by_path(*writer);
  if (!ledger) return ledger.error();
  const auto base = std::filesystem::absolute(options.index).lexically_normal().parent_path();
  auto plan = plan_build(walk_files(options.paths, base), *ledger);
  auto skipped_gone = [&](const FileRecord& record) {
    return std::any_of(plan.skipped.begin(), plan.skipped.end(),
                       [&](const FileRecord& skipped) { return skipped.path == record.path; });
  };
  std::erase_if(plan.gone, skipped_gone);

  BuildReport report;
  auto keys = known_keys(options, *ledger);
  keep_unchanged(plan, report);
  if (auto done = take_out_gone(*writer, plan, keys, report); !done) return done.error();
  if (auto done = note_skipped(*writer, plan, *ledger, report); !done) return done.error();
  BuildRun run(options, *writer, keys, report);
  if (auto done = run.read(plan.read); !done) return done.error();
  note_missing(plan, report);
  count(report);
  // Wrong paths make no index, and do not empty one that is to be made anew.
  report.nothing = ledger->empty() && report.indexed == 0;
  report.changed = !report.nothing && (writer->changed() || options.rebuild);
  if (report.changed) {
    run.tell_merging();
    if (auto committed = writer->commit(); !committed) return committed.error();
  }
  report.passages = writer->passages();
  report.taxonomy_lost = report.changed && writer->taxonomy_lost();
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/removals.hpp"

#include "indexer/intake/content_hash.hpp"

#include <algorithm>
#include <iterator>

namespace dossier {
namespace {

std::uint64_t papers_in(const std::vector<FileRecord>& records) {
  std::uint64_t sum = 0;
  for (const auto& record : records) sum += record.paper_count;
  return sum;
}

bool is_most(std::uint64_t papers, std::uint64_t library) {
  return library > handful_of_papers && papers * 2 > library;
}

bool may_remove(std::uint64_t papers, std::uint64_t library, const BuildOptions& options) {
  return options.allow_removal || (options.confirm_removal && options.confirm_removal(papers, library));
}

void move_to(std::vector<FileRecord>& from, std::vector<FileRecord>& to) {
  std::ranges::move(from, std::back_inserter(to));
  from.clear();
}

/// Files that are passed over now, of which the index has papers.
std::vector<FileRecord> lost_by_skipping(const BuildPlan& plan, const FileRecords& file_records) {
  std::vector<FileRecord> lost;
  for (const auto& record : plan.skipped) {
    const auto known = file_records.find(record.path);
    if (known != file_records.end() && known->second.paper_count > 0) lost.push_back(known->second);
  }
  return lost;
}

/// The content of files that are new and as large as one that is gone.
std::set<std::string> new_content(const BuildPlan& plan) {
  std::set<std::uint64_t> sizes;
  for (const auto* list : {&plan.gone, &plan.missed}) {
    for (const auto& record : *list) sizes.insert(record.bytes);
  }
  std::set<std::string> hashes;
  for (const auto& planned : plan.read) {
    if (planned.before != nullptr || !sizes.contains(planned.file.bytes)) continue;
    if (auto hash = hash_of_file(planned.file.path)) hashes.insert(*std::move(hash));
  }
  return hashes;
}

/// Whether the file's paper goes on in a file that is to be read: in another form, or under the same name.
bool goes_on(const FileRecord& record, const std::set<std::string>& ids) {
  return record.papers.size() == 1 && ids.contains(record.papers.front());
}

/// Files that were moved or renamed are not lost: they count as removed already. Gives the papers of those that were
/// taken for gone.
std::uint64_t set_moved_apart(BuildPlan& plan) {
  const auto moved = new_content(plan);
  std::set<std::string> ids;
  for (const auto& planned : plan.read) ids.insert(planned.paper_id);
  std::uint64_t papers = 0;
  for (auto& record : plan.gone) {
    if (!moved.contains(plain_hash(record.content_hash)) && !goes_on(record, ids)) continue;
    record.outcome = FileOutcome::Removed;
    papers += record.paper_count;
  }
  for (auto record = plan.missed.begin(); record != plan.missed.end();) {
    if (!moved.contains(plain_hash(record->content_hash))) {
      ++record;
      continue;
    }
    record->outcome = FileOutcome::Removed;
    plan.gone.push_back(std::move(*record));
    record = plan.missed.erase(record);
  }
  return papers;
}

void tell_empty(BuildPlan& plan) {
  for (const auto& folder : plan.empty) {
    const bool missed = std::any_of(plan.missed.begin(), plan.missed.end(),
                                    [&](const FileRecord& record) { return is_below(record.path, {folder}); });
    if (!missed) continue;
    FileRecord record;
    record.path = folder.empty() ? "." : folder.substr(0, folder.size() - 1);
    record.outcome = FileOutcome::Skipped;
    record.skipped_because = "it is empty; its papers stay in the index";
    plan.told.push_back(std::move(record));
  }
}

}  // namespace

std::uint64_t papers_in(const FileRecords& file_records) {
  std::uint64_t sum = 0;
  for (const auto& [path, record] : file_records) sum += record.paper_count;
  return sum;
}

void withhold_removals(BuildPlan& plan, const FileRecords& file_records, const BuildOptions& options,
                       BuildReport& report) {
  auto passed_over = lost_by_skipping(plan, file_records);
  auto gone = papers_in(plan.gone) + papers_in(passed_over);
  if (!plan.missed.empty() || is_most(gone, report.library)) gone -= set_moved_apart(plan);
  const auto missed = papers_in(plan.missed);
  const bool most = is_most(gone + missed, report.library);
  if ((missed == 0 && !most) || may_remove(gone + missed, report.library, options)) {
    move_to(plan.missed, plan.gone);
    return;
  }
  tell_empty(plan);
  report.withheld = missed;
  move_to(plan.missed, plan.kept);
  if (!most) return;
  report.withheld += gone;
  const auto moved = std::stable_partition(plan.gone.begin(), plan.gone.end(), [](const FileRecord& record) {
    return record.outcome == FileOutcome::Removed;
  });
  std::move(moved, plan.gone.end(), std::back_inserter(plan.kept));
  plan.gone.erase(moved, plan.gone.end());
  // Skipped files that would lose what the index has of them are told of, but not put in the report.
  for (const auto& record : passed_over) {
    const auto skipped = std::find_if(plan.skipped.begin(), plan.skipped.end(),
                                      [&](const FileRecord& other) { return other.path == record.path; });
    plan.told.push_back(std::move(*skipped));
    plan.skipped.erase(skipped);
  }
}

bool may_lose(std::uint64_t papers, const BuildOptions& options, const BuildReport& report) {
  return !is_most(papers, report.library) || may_remove(papers, report.library, options);
}

bool may_replace(const BuildPlan& plan, const FileRecords& before, const std::vector<std::string>& unread,
                 const BuildOptions& options, BuildReport& report) {
  std::set<std::string> unsure(unread.begin(), unread.end());
  for (const auto* list : {&plan.kept, &plan.missed}) {
    for (const auto& record : *list) unsure.insert(record.path);
  }
  std::set<std::string> held;
  for (const auto& record : report.files) {
    if (record.outcome == FileOutcome::Indexed) held.insert(record.path);
  }
  std::uint64_t lost = 0;
  std::uint64_t unread_papers = 0;
  for (const auto& [path, record] : before) {
    if (held.contains(path)) continue;
    lost += record.paper_count;
    if (unsure.contains(path)) unread_papers += record.paper_count;
  }
  // Counted in papers, as a file may have a new name.
  std::uint64_t now = 0;
  for (const auto& record : report.files) now += record.outcome == FileOutcome::Indexed ? record.paper_count : 0;
  const auto library = report.library;
  const bool most = is_most(lost, library) && now * 2 < library;
  if ((unread_papers == 0 && !most) || may_remove(lost, library, options)) return true;
  report.withheld = lost;
  report.refused = true;
  return false;
}

}  // namespace dossier

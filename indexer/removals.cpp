// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/removals.hpp"

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
std::vector<FileRecord> lost_by_skipping(const BuildPlan& plan, const Ledger& ledger) {
  std::vector<FileRecord> lost;
  for (const auto& record : plan.skipped) {
    const auto known = ledger.find(record.path);
    if (known != ledger.end() && known->second.paper_count > 0) lost.push_back(known->second);
  }
  return lost;
}

}  // namespace

std::uint64_t papers_in(const Ledger& ledger) {
  std::uint64_t sum = 0;
  for (const auto& [path, record] : ledger) sum += record.paper_count;
  return sum;
}

void withhold_removals(BuildPlan& plan, const Ledger& ledger, const BuildOptions& options, BuildReport& report) {
  auto passed_over = lost_by_skipping(plan, ledger);
  const auto missed = papers_in(plan.missed);
  const auto gone = papers_in(plan.gone) + papers_in(passed_over);
  const bool most = is_most(gone + missed, report.library);
  if ((missed == 0 && !most) || may_remove(gone + missed, report.library, options)) {
    move_to(plan.missed, plan.gone);
    return;
  }
  report.withheld = missed;
  move_to(plan.missed, plan.kept);
  if (!most) return;
  report.withheld += gone;
  move_to(plan.gone, plan.kept);
  // Skipped files that would lose what the index has of them are told of, but not put on the ledger.
  for (auto& record : passed_over) {
    const auto skipped = std::find_if(plan.skipped.begin(), plan.skipped.end(),
                                      [&](const FileRecord& other) { return other.path == record.path; });
    plan.told.push_back(std::move(*skipped));
    plan.skipped.erase(skipped);
  }
}

bool may_replace(const BuildPlan& plan, const Ledger& before, const std::vector<std::string>& unread,
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

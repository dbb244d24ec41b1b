// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/intake/build_plan.hpp"

#include "indexer/intake/content_hash.hpp"
#include "indexer/intake/paper_ids.hpp"

#include <algorithm>
#include <set>

namespace dossier {
namespace {

bool is_json_lines(const std::string& name) {
  return name.size() > 6 && std::filesystem::path(name).extension() == ".jsonl";
}

/// The paper ids of all files that the index will hold: those found and those of other places.
std::map<std::string, std::string> all_paper_ids(const FileWalk& walk, const std::set<std::string>& found,
                                                 const std::map<std::string, FileRecord>& ledger) {
  std::vector<std::string> paths;
  for (const auto& file : walk.files) {
    if (file.format == FileFormat::Paper) paths.push_back(file.name);
  }
  for (const auto& [path, record] : ledger) {
    const bool elsewhere = !found.contains(path) && !is_below(path, walk.roots);
    if (elsewhere && record.outcome != FileOutcome::Skipped && !is_json_lines(path)) paths.push_back(path);
  }
  return paper_ids(paths);
}

bool is_unchanged(const PlannedFile& planned, const FileRecord& record) {
  if (record.bytes != planned.file.bytes || record.content_hash.empty()) return false;
  const bool other_id = record.outcome != FileOutcome::Skipped && planned.file.format == FileFormat::Paper &&
                        record.papers != std::vector<std::string>{planned.paper_id};
  return !other_id && hash_of_file(planned.file.path) == record.content_hash;
}

}  // namespace

BuildPlan plan_build(FileWalk walk, const std::map<std::string, FileRecord>& ledger) {
  BuildPlan plan;
  std::set<std::string> found;
  for (const auto& file : walk.files) found.insert(file.name);
  const auto ids = all_paper_ids(walk, found, ledger);
  for (auto& file : walk.files) {
    const auto id = ids.find(file.name);
    PlannedFile planned{std::move(file), id == ids.end() ? std::string() : id->second};
    const auto known = ledger.find(planned.file.name);
    if (known != ledger.end() && is_unchanged(planned, known->second)) {
      plan.unchanged.push_back(known->second);
    } else {
      plan.read.push_back(std::move(planned));
    }
  }
  for (const auto& [path, record] : ledger) {
    if (!found.contains(path) && is_below(path, walk.roots)) plan.gone.push_back(record);
  }
  plan.skipped = std::move(walk.skipped);
  plan.missing = std::move(walk.missing);
  return plan;
}

}  // namespace dossier

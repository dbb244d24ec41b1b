// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/intake/same_content.hpp"

#include "indexer/intake/content_hash.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace dossier {
namespace {

const FileRecord* record_of(const std::map<std::string, FileRecord>& records, const std::string& name) {
  const auto found = records.find(name);
  return found == records.end() ? nullptr : &found->second;
}

bool is_indexed(const FileRecord* record) { return record != nullptr && record->outcome != FileOutcome::Skipped; }

/// Chooses among names for one content.
class Choice {
 public:
  Choice(const FileWalk& walk, const std::map<std::string, FileRecord>& before) : before_(before) {
    for (const auto& file : walk.files) found_.insert(file.name);
  }

  /// `hash`: of both; empty where they are one file by two names.
  [[nodiscard]] bool is_better(const FoundFile& file, const FoundFile& other, const std::string& hash) const {
    return rank(file, hash) < rank(other, hash);
  }

 private:
  [[nodiscard]] std::tuple<int, bool, std::size_t> rank(const FoundFile& file, const std::string& hash) const {
    const auto* record = record_of(before_, file.name);
    int order = 3;
    if (is_indexed(record)) {
      order = hash.empty() || plain_hash(record->content_hash) == hash ? 0 : 2;
    } else if (record != nullptr && !record->read_instead.empty() && !found_.contains(record->read_instead)) {
      order = 1;  // the paper goes on in it
    }
    return {order, file.link, file.name.size()};
  }

  const std::map<std::string, FileRecord>& before_;
  std::set<std::string> found_;
};

/// Whether the index has the file's paper as it is now.
bool is_held(const KnownFiles& known, const std::string& name, const std::string& hash) {
  const auto* record = record_of(known.now, name);
  return is_indexed(record) && plain_hash(record->content_hash) == hash;
}

FileRecord skipped(const FoundFile& file, const std::string& instead, std::string because) {
  FileRecord record;
  record.path = file.name;
  record.outcome = FileOutcome::Skipped;
  record.read_instead = instead;
  record.skipped_because = std::move(because);
  return record;
}

/// Moves the files that belong with a copy into the group of the file that is left.
void merge_groups(GroupOfFile& group_of, const std::string& copy, const std::string& left) {
  const auto of_copy = group_of.find(copy);
  if (of_copy == group_of.end()) return;
  const auto from = of_copy->second;
  group_of.erase(of_copy);
  const auto to = group_of.try_emplace(left, from).first->second;
  for (auto& [name, group] : group_of) {
    if (group == from) group = to;
  }
}

/// Gives `left` the paths of what it is read for, and drops those.
void drop(FileWalk& walk, const std::map<std::string, std::string>& instead_of) {
  std::map<std::string, std::vector<std::filesystem::path>> paths;
  for (const auto& file : walk.files) {
    if (const auto at = instead_of.find(file.name); at != instead_of.end()) {
      auto& others = paths[at->second];
      others.push_back(file.path);
      others.insert(others.end(), file.copies.begin(), file.copies.end());
    }
  }
  std::erase_if(walk.files, [&](const FoundFile& file) { return instead_of.contains(file.name); });
  for (auto& file : walk.files) {
    if (const auto at = paths.find(file.name); at != paths.end())
      std::ranges::move(at->second, std::back_inserter(file.copies));
  }
}

}  // namespace

const std::string& FileHashes::of(const FoundFile& file) {
  const auto [known, first] = by_name_.try_emplace(file.name);
  if (first) {
    if (auto hash = hash_of_file(file.path)) known->second = *std::move(hash);
  }
  return known->second;
}

void keep_one_name(FileWalk& walk, const KnownFiles& known) {
  const Choice choice(walk, known.before);
  std::map<FileIdentity, const FoundFile*> best;
  for (const auto& file : walk.files) {
    if (file.identity == FileIdentity{}) continue;
    auto& first = best[file.identity];
    if (first == nullptr || choice.is_better(file, *first, {})) first = &file;
  }
  std::map<std::string, std::string> instead_of;
  for (const auto& file : walk.files) {
    const auto first = best.find(file.identity);
    if (first == best.end() || first->second == &file) continue;
    const auto& left = first->second->name;
    instead_of.emplace(file.name, left);
    walk.same.push_back(skipped(file, left, "it is the file " + left + " by another name, which is indexed"));
  }
  drop(walk, instead_of);
}

std::vector<FileRecord> keep_one_copy(FileWalk& walk, const KnownFiles& known, FileHashes& hashes,
                                      GroupOfFile& group_of) {
  const auto may_be_copy = [](const FoundFile& file) {
    return file.format != FileFormat::Bibliography && file.bytes > 0;
  };
  using Kind = std::pair<FileFormat, std::uint64_t>;
  std::map<Kind, std::size_t> of_size;
  for (const auto& file : walk.files) {
    if (may_be_copy(file)) ++of_size[{file.format, file.bytes}];
  }
  const Choice choice(walk, known.before);
  std::map<std::pair<FileFormat, std::string>, const FoundFile*> best;
  std::vector<std::pair<const FoundFile*, std::string>> alike;
  for (const auto& file : walk.files) {
    if (!may_be_copy(file) || of_size[{file.format, file.bytes}] < 2) continue;
    const auto& hash = hashes.of(file);
    if (hash.empty()) continue;
    alike.emplace_back(&file, hash);
    auto& first = best[{file.format, hash}];
    if (first == nullptr || choice.is_better(file, *first, hash)) first = &file;
  }
  std::map<std::string, std::string> instead_of;
  std::vector<FileRecord> copies;
  for (const auto& [file, hash] : alike) {
    const auto& left = *best[{file->format, hash}];
    if (file == &left || is_held(known, file->name, hash)) continue;
    instead_of.emplace(file->name, left.name);
    auto record = skipped(*file, left.name, "it is a copy of " + left.name);
    record.content_hash = hash;
    record.bytes = file->bytes;
    copies.push_back(std::move(record));
    merge_groups(group_of, file->name, left.name);
  }
  drop(walk, instead_of);
  return copies;
}

}  // namespace dossier

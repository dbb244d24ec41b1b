// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/intake/same_content.hpp"

#include "base/strings.hpp"
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

/// Whether a file calls itself a copy, as file managers and browsers name them: `a copy.pdf`,
/// `Copy of a.pdf`, `a (copy).pdf`, `a (1).pdf`.
bool says_copy(const std::filesystem::path& path) {
  const auto name = lowered(path.stem().string());
  if (name.starts_with("copy of ") || name.ends_with(" copy") || name.ends_with("-copy")) return true;
  const auto open = name.rfind(" (");
  if (open == std::string::npos || !name.ends_with(')')) return false;
  const auto inside = std::string_view(name).substr(open + 2, name.size() - open - 3);
  return inside == "copy" || (!inside.empty() && std::ranges::all_of(inside, is_digit));
}

/// Chooses among names for one content.
class Choice {
 public:
  Choice(const FileWalk& walk, const KnownFiles& known) : walk_(walk), known_(known) {
    for (const auto& file : walk.files) found_.insert(file.name);
  }

  /// `hash`: of both; empty where they are one file by two names.
  [[nodiscard]] bool is_better(const FoundFile& file, const FoundFile& other, const std::string& hash) const {
    return rank(file, hash) < rank(other, hash);
  }

 private:
  using Rank = std::tuple<int, bool, bool, std::ptrdiff_t>;
  [[nodiscard]] Rank rank(const FoundFile& file, const std::string& hash) const {
    const auto* record = record_of(known_.before, file.name);
    int order = 3;
    if (is_indexed(record)) {
      order = hash.empty() || plain_hash(record->content_hash) == hash ? 0 : 2;
    } else if (record != nullptr && !record->read_instead.empty() && !found_.contains(record->read_instead) &&
               !known_.keeps(record->read_instead, walk_)) {
      order = 1;  // the paper goes on in it
    }
    return {order, file.link, says_copy(file.path), std::ranges::count(file.name, '/')};
  }

  const FileWalk& walk_;
  const KnownFiles& known_;
  std::set<std::string> found_;
};

/// Whether the index has the file's paper as it is now.
bool is_held(const KnownFiles& known, const std::string& name, const std::string& hash) {
  const auto* record = record_of(known.now, name);
  return is_indexed(record) && plain_hash(record->content_hash) == hash;
}

/// Format, bytes and content hash: files where these are alike hold the same.
using Content = std::tuple<FileFormat, std::uint64_t, std::string>;

/// What the index keeps of files that are not walked.
class Elsewhere {
 public:
  Elsewhere(const FileWalk& walk, const KnownFiles& known) : known_(known) {
    std::set<std::string> found;
    for (const auto& file : walk.files) found.insert(file.name);
    for (const auto& [path, record] : known.now) {
      const auto format = format_of(path);
      if (!format || record.bytes == 0 || record.content_hash.empty() || found.contains(path) ||
          !known.keeps(path, walk)) {
        continue;
      }
      if (const auto* holder = holder_of(path); holder != nullptr && !found.contains(*holder)) {
        sizes_.insert({*format, record.bytes});
        holders_.try_emplace({*format, record.bytes, plain_hash(record.content_hash)}, Held{path, *holder});
      }
    }
  }

  [[nodiscard]] bool has_size(FileFormat format, std::uint64_t bytes) const { return sizes_.contains({format, bytes}); }
  struct Held {
    std::string path;  ///< a file that holds it
    std::string read;  ///< the indexed one that is read for that; mostly the same
  };
  /// Null where there is none.
  [[nodiscard]] const Held* holder(const Content& content) const {
    const auto at = holders_.find(content);
    return at == holders_.end() ? nullptr : &at->second;
  }

 private:
  /// The file that is read for this one, itself where it is indexed.
  [[nodiscard]] const std::string* holder_of(const std::string& path) const {
    auto at = known_.now.find(path);
    for (int step = 0; step < 3 && at != known_.now.end(); ++step) {
      if (is_indexed(&at->second)) return &at->first;
      at = known_.now.find(at->second.read_instead);
    }
    return nullptr;
  }

  const KnownFiles& known_;
  std::set<std::pair<FileFormat, std::uint64_t>> sizes_;
  std::map<Content, Held> holders_;
};

FileRecord skipped(const FoundFile& file, const std::string& instead, std::string because) {
  FileRecord record;
  record.path = file.name;
  record.outcome = FileOutcome::Skipped;
  record.read_instead = instead;
  record.skipped_because = std::move(because);
  return record;
}

FileRecord copy_record(const FoundFile& file, const std::string& of, const std::string& left, const std::string& hash) {
  auto record = skipped(file, left, "it is a copy of " + of + (of == left ? "" : ", and " + left + " is read"));
  record.content_hash = hash;
  record.bytes = file.bytes;
  return record;
}

/// Moves the files that belong with a copy into the group of the file that is left, unless that is not `walked`.
void leave_group(GroupOfFile& group_of, const std::string& copy, const std::string& left, bool walked) {
  const auto of_copy = group_of.find(copy);
  if (of_copy == group_of.end()) return;
  const auto from = of_copy->second;
  group_of.erase(of_copy);
  if (!walked) return;
  const auto to = group_of.try_emplace(left, from).first->second;
  for (auto& [name, group] : group_of) {
    if (group == from) group = to;
  }
}

/// Gives each file that is left the paths of those it is read for, and drops these.
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
  const Choice choice(walk, known);
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
    walk.same.push_back(skipped(file, left, "it is the same file as " + left));
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
  const Choice choice(walk, known);
  const Elsewhere elsewhere(walk, known);
  std::map<Content, const FoundFile*> best;
  std::vector<std::pair<const FoundFile*, Content>> alike;
  for (const auto& file : walk.files) {
    if (!may_be_copy(file)) continue;
    if (of_size[{file.format, file.bytes}] < 2 && !elsewhere.has_size(file.format, file.bytes)) continue;
    const auto& hash = hashes.of(file);
    if (hash.empty()) continue;
    const Content content{file.format, file.bytes, hash};
    alike.emplace_back(&file, content);
    auto& first = best[content];
    if (first == nullptr || choice.is_better(file, *first, hash)) first = &file;
  }
  std::map<std::string, std::string> instead_of;
  std::vector<FileRecord> copies;
  for (const auto& [file, content] : alike) {
    const auto& hash = std::get<std::string>(content);
    const auto& found = best[content]->name;
    const auto* outside = is_held(known, found, hash) ? nullptr : elsewhere.holder(content);
    const auto& left = outside != nullptr ? outside->read : found;
    if (file->name == left || is_held(known, file->name, hash)) continue;
    instead_of.emplace(file->name, left);
    copies.push_back(copy_record(*file, outside != nullptr ? outside->path : found, left, hash));
    leave_group(group_of, file->name, left, outside == nullptr);
  }
  drop(walk, instead_of);
  return copies;
}

}  // namespace dossier

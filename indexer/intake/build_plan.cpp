// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/intake/build_plan.hpp"

#include "indexer/intake/paper_groups.hpp"
#include "indexer/intake/paper_ids.hpp"
#include "indexer/intake/same_content.hpp"

#include <algorithm>
#include <utility>

namespace dossier {
namespace {

bool gives_paper(const FileRecord& record) {
  return record.outcome != FileOutcome::Skipped && format_of(record.path) == FileFormat::Paper &&
         record.papers.size() == 1;
}

bool indexed(const FileRecords& file_records, const std::string& name) {
  const auto known = file_records.find(name);
  return known != file_records.end() && known->second.outcome != FileOutcome::Skipped;
}

class Planner {
 public:
  Planner(FileWalk walk, const PlanBasis& basis) : walk_(std::move(walk)), basis_(basis) {
    const KnownFiles known{basis.file_records, basis.before};
    keep_one_name(walk_, known);
    group_of_ = paper_groups(walk_.files);
    plan_.copies = keep_one_copy(walk_, known, hashes_, group_of_);
    for (auto& record : plan_.copies) record.content_hash = marked_hash(record.content_hash, basis.mark(record.path));
    for (const auto& file : walk_.files) found_.insert(file.name);
    for (const auto* list : {&walk_.skipped, &walk_.same, &plan_.copies}) {
      for (const auto& record : *list) passed_over_.insert(record.path);
    }
  }

  BuildPlan run() {
    sort_out_records();
    name_papers();
    for (auto& file : walk_.files) {
      if (file.format != FileFormat::Bibliography) place(std::move(file));
    }
    for (auto& planned : unchanged_) {
      if (changed_groups_.contains(planned.group)) {
        read(std::move(planned));
      } else {
        plan_.unchanged.push_back(*planned.account);
      }
    }
    std::ranges::sort(plan_.read, {}, [](const PlannedFile& planned) { return planned.file.name; });
    plan_.skipped = std::move(walk_.skipped);
    plan_.same = std::move(walk_.same);
    std::ranges::move(walk_.missing, std::back_inserter(plan_.told));
    tell_unread();
    plan_.empty = std::move(walk_.empty);
    return std::move(plan_);
  }

 private:
  [[nodiscard]] bool keeps(const std::string& name) const {
    return KnownFiles{basis_.file_records, basis_.before}.keeps(name, walk_);
  }

  [[nodiscard]] bool has_below(const std::string& root) const {
    return std::any_of(basis_.before.begin(), basis_.before.end(),
                       [&](const auto& entry) { return is_below(entry.first, {root}); });
  }

  /// What became of the files of the report that were not found.
  void sort_out_records() {
    std::erase_if(walk_.empty, [&](const auto& folder) { return !has_below(folder); });
    for (const auto& [path, record] : basis_.before) {
      if (found_.contains(path) || passed_over_.contains(path)) continue;
      if (is_below(path, walk_.kept)) {
        plan_.kept.push_back(record);
      } else if (is_below(path, walk_.roots)) {
        const bool of_paper = record.outcome != FileOutcome::Skipped || !record.read_instead.empty();
        const bool perhaps = of_paper && is_below(path, walk_.empty);
        (perhaps ? plan_.missed : plan_.gone).push_back(record);
      }
    }
  }

  void name_papers() {
    std::vector<std::string> paths;
    TakenIds taken;
    for (const auto& file : walk_.files) {
      if (file.format == FileFormat::Paper) paths.push_back(file.name);
    }
    std::set<std::string> leaving;
    for (const auto& record : plan_.gone) leaving.insert(record.path);
    for (const auto& path : passed_over_) leaving.insert(path);
    taken.known = known_ids(paths, leaving);
    taken.by_other = [&](const std::string& id) {
      if (basis_.owners == nullptr) return false;
      const auto owner = basis_.owners->of_paper(id);
      if (!owner || owner->empty() || leaving.contains(*owner)) return false;
      return found_.contains(*owner) || basis_.file_records.contains(*owner);
    };
    ids_ = paper_ids(paths, taken);
    for (const auto& [path, id] : ids_) file_of_.emplace(id, path);
    std::ranges::transform(taken.known, std::inserter(has_id_, has_id_.end()),
                           [](const auto& row) { return row.first; });
    name_groups(paths, taken);
  }

  /// The ids that papers have, by path, without those of files that leave.
  std::map<std::string, std::string> known_ids(const std::vector<std::string>& paths,
                                               const std::set<std::string>& leaving) {
    std::map<std::string, std::string> known;
    // Where the index is made anew, papers keep the ids that they had.
    for (const auto& path : paths) {
      const auto before = basis_.before.find(path);
      if (before != basis_.before.end() && gives_paper(before->second)) known[path] = before->second.papers.front();
    }
    for (const auto& [path, record] : basis_.file_records) {
      if (gives_paper(record) && !leaving.contains(path)) known[path] = record.papers.front();
    }
    for (const bool copies : {true, false}) {
      for (const auto& file : walk_.files) {
        if (file.format == FileFormat::Paper) inherit_id(file, copies, known);
      }
    }
    return known;
  }

  /// The paper of a file that was read instead of this one, and is there no longer, goes on in this one. `copies`:
  /// where the files have the same bytes, or are one; these come first.
  void inherit_id(const FoundFile& file, bool copies, std::map<std::string, std::string>& known) {
    const auto account = basis_.before.find(file.name);
    if (account == basis_.before.end() || known.contains(file.name)) return;
    const auto& other = account->second.read_instead;
    const auto read = basis_.before.find(other);
    const bool left = !found_.contains(other) && !keeps(other);
    if (read == basis_.before.end() || !left || !gives_paper(read->second)) return;
    if (copies && hashes_.of(file) != plain_hash(read->second.content_hash)) return;
    if (!continued_.insert(other).second) return;
    known.erase(other);
    known[file.name] = read->second.papers.front();
  }

  /// The ids of new papers in groups: the plain name, where no file outside of the group has it.
  void name_groups(const std::vector<std::string>& paths, const TakenIds& taken) {
    std::map<std::string, std::set<std::string>> wanted_by;
    for (const auto& path : paths) {
      const auto group = group_of_.find(path);
      wanted_by[plain_paper_id(path)].insert(group == group_of_.end() ? path : group->second);
    }
    for (const auto& [path, group] : group_of_) {
      const auto plain = plain_paper_id(group + ".pdf");
      const bool wanted = wanted_by[plain].size() > 1 || (taken.by_other && taken.by_other(plain));
      const auto holder = file_of_.find(plain);
      const bool held =
          holder != file_of_.end() && (!group_of_.contains(holder->second) || group_of_.at(holder->second) != group);
      if (!wanted && !held) group_id_[group] = plain;
    }
  }

  void place(FoundFile file) {
    const auto id = ids_.find(file.name);
    PlannedFile planned;
    planned.file = std::move(file);
    const auto& name = planned.file.name;
    if (id != ids_.end()) planned.paper_id = id->second;
    planned.has_id = has_id_.contains(name);
    if (const auto group = group_of_.find(name); group != group_of_.end()) {
      planned.group = group->second;
      if (const auto shared = group_id_.find(planned.group); shared != group_id_.end())
        planned.group_id = shared->second;
    }
    const auto known = basis_.file_records.find(name);
    if (indexed(basis_.before, name)) planned.before = &basis_.before.at(name);
    planned.ids_changed = planned.before != nullptr && planned.before->repairs.contains(ids_changed_repair);
    if (const auto failed = basis_.unreadable.find(name); failed != basis_.unreadable.end()) {
      plan_.told.push_back(failed->second);
      if (planned.before != nullptr) plan_.kept.push_back(*planned.before);
      return;
    }
    if (known != basis_.file_records.end()) {
      planned.account = &known->second;
      const bool outdated = basis_.outdated && basis_.outdated(planned.file, known->second);
      if (!outdated && is_unchanged(planned, known->second)) {
        unchanged_.push_back(std::move(planned));
        return;
      }
    }
    if (!planned.group.empty()) changed_groups_.insert(planned.group);
    if (planned.account != nullptr && same_bytes(planned, *planned.account)) ++plan_.read_otherwise;
    read(std::move(planned));
  }

  /// Whether a file that is to be read has the content that it had, and a mark other than it has now.
  [[nodiscard]] bool same_bytes(const PlannedFile& planned, const FileRecord& record) {
    if (record.bytes != planned.file.bytes || record.content_hash.empty()) return false;
    const auto& hash = hashes_.of(planned.file);
    return hash == plain_hash(record.content_hash) &&
           marked_hash(hash, basis_.mark(planned.file.name)) != record.content_hash;
  }

  void read(PlannedFile planned) {
    note_id(planned);
    plan_.read.push_back(std::move(planned));
  }

  /// Whether what was read instead of the file is there still, in the same group.
  [[nodiscard]] bool is_covered(const PlannedFile& planned, const FileRecord& record) const {
    if (record.read_instead.empty()) return true;
    if (!found_.contains(record.read_instead) && keeps(record.read_instead)) return true;
    const auto other = group_of_.find(record.read_instead);
    return other != group_of_.end() && other->second == planned.group;
  }

  [[nodiscard]] bool is_unchanged(const PlannedFile& planned, const FileRecord& record) {
    if (record.bytes != planned.file.bytes || record.content_hash.empty()) return false;
    if (!is_covered(planned, record)) return false;
    const bool other_id = record.outcome != FileOutcome::Skipped && planned.file.format == FileFormat::Paper &&
                          record.papers != std::vector<std::string>{planned.paper_id};
    if (other_id) return false;
    const auto& hash = hashes_.of(planned.file);
    return !hash.empty() && marked_hash(hash, basis_.mark(planned.file.name)) == record.content_hash;
  }

  void note_id(PlannedFile& planned) const {
    if (planned.file.format != FileFormat::Paper) return;
    const auto plain = plain_paper_id(planned.file.name);
    if (planned.paper_id == plain) return;
    std::string holder;
    if (const auto file = file_of_.find(plain); file != file_of_.end()) {
      holder = file->second;
    } else if (basis_.owners != nullptr) {
      holder = basis_.owners->of_paper(plain).value_or("");
    }
    planned.id_note = "its id is `" + planned.paper_id + "`";
    if (!holder.empty()) {
      planned.id_note += ": `" + plain + "` is taken by " + holder;
    } else {
      planned.id_note += planned.has_id ? ", as it was" : ": `" + plain + "` is the name of another paper too";
    }
  }

  void tell_unread() {
    for (auto& record : walk_.unread) {
      if (has_below(record.path + "/") || indexed(basis_.before, record.path)) {
        record.skipped_because += "; the index keeps what it has of it";
      }
      plan_.told.push_back(std::move(record));
    }
  }

  FileWalk walk_;
  const PlanBasis& basis_;
  BuildPlan plan_;
  std::set<std::string> found_;
  std::set<std::string> passed_over_;
  FileHashes hashes_;
  std::set<std::string> continued_;  ///< files whose papers go on in others
  std::map<std::string, std::string> ids_;
  std::map<std::string, std::string> file_of_;
  std::set<std::string> has_id_;  ///< files whose paper has its id in the index
  GroupOfFile group_of_;
  std::map<std::string, std::string> group_id_;  ///< by group
  std::set<std::string> changed_groups_;
  std::vector<PlannedFile> unchanged_;
};

}  // namespace

std::string marked_hash(const std::string& hash, const std::string& mark) {
  return mark.empty() ? hash : hash + "+" + mark;
}

BuildPlan plan_build(FileWalk walk, const PlanBasis& basis) { return Planner(std::move(walk), basis).run(); }

}  // namespace dossier

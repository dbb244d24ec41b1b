// SPDX-License-Identifier: GPL-3.0-or-later
#include "own/backup.hpp"

#include "base/digest.hpp"
#include "index/own_files.hpp"
#include "index/write/replaced_file.hpp"
#include "own/written_time.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

namespace dossier {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::ordered_json;

constexpr int backup_version = 1;
constexpr std::string_view list_name = "dossier-backup.json";

Error not_ours(const fs::path& file, const std::string& what) {
  return {ErrorCode::BadData, "'" + file.string() + "': " + what, "choose a file that `dossier backup` wrote"};
}

bool is_own(const std::string& name) {
  return std::find(own_file_names.begin(), own_file_names.end(), name) != own_file_names.end();
}

std::string list_of(const Backup& backup) {
  Json list{
      {"dossier_backup", backup_version}, {"made", backup.made}, {"exact", backup.exact}, {"files", Json::array()}};
  for (const auto& file : backup.files) {
    list["files"].push_back(
        {{"name", file.name}, {"bytes", file.content.size()}, {"digest", digest_hex(file.content)}});
  }
  list["digest"] = digest_hex(list.dump());
  return list.dump(2) + "\n";
}

/// What is wrong with the files of an archive by its list, of which `made` and `exact` are put into `backup`.
std::string check(const std::string& written, Backup& backup) {
  const auto list = Json::parse(written, nullptr, false);
  if (!list.is_object() || !list.contains("dossier_backup")) return "it has no list of its files";
  if (list["dossier_backup"] != backup_version) return "another version of Dossier made it";
  if (list.contains("made") && list["made"].is_string()) backup.made = list["made"].get<std::string>();
  backup.exact = list.contains("exact") && list["exact"] == true;
  // The list that follows from the files is the list that is there, so nothing has changed.
  if (list_of(backup) != written) return "its contents do not match its list: it is damaged";
  for (const auto& file : backup.files) {
    if (!is_own(file.name)) return file.name + " is not a file that this version of Dossier knows";
  }
  return {};
}

const TarEntry* named(const Backup& backup, std::string_view name) {
  const auto found = std::ranges::find(backup.files, name, &TarEntry::name);
  return found == backup.files.end() ? nullptr : &*found;
}

/// What would have to be done: `written` and `differing` are both to be written, `removed` to be removed.
Restoration plan_of(const Backup& wanted, const Backup& there) {
  Restoration plan;
  for (const auto& file : wanted.files) {
    const auto* present = named(there, file.name);
    auto& list = present == nullptr ? plan.written : *present == file ? plan.same : plan.differing;
    list.push_back(file.name);
  }
  for (const auto& file : there.files) {
    if (wanted.exact && named(wanted, file.name) == nullptr) plan.removed.push_back(file.name);
  }
  return plan;
}

/// A name that no file has yet: `dossier-before-20260331T090500Z.tar`, `…-2.tar`.
fs::path free_name(const fs::path& folder, std::string made) {
  std::erase_if(made, [](char c) { return c == '-' || c == ':'; });
  std::error_code none;
  auto file = folder / ("dossier-before-" + made + ".tar");
  for (int i = 2; fs::exists(file, none); ++i) {
    file = folder / ("dossier-before-" + made + "-" + std::to_string(i) + ".tar");
  }
  return file;
}

}  // namespace

Result<Backup> backup_of(const fs::path& index) {
  Backup backup;
  backup.made = utc_now();
  for (const auto name : own_file_names) {
    auto content = index::read_file(folder_of_own_files(index) / name);
    if (!content) return std::move(content).error();
    if (*content) backup.files.push_back({std::string(name), **std::move(content)});
  }
  std::ranges::sort(backup.files, {}, &TarEntry::name);
  return backup;
}

Result<void> write_backup(const Backup& backup, const fs::path& file) {
  const auto there = index::is_there(file);
  if (!there) return there.error();
  if (*there) {
    return Error{ErrorCode::Usage, "there is a file '" + file.string() + "' already", "choose another name"};
  }
  auto entries = backup.files;
  entries.insert(entries.begin(), {std::string(list_name), list_of(backup)});
  return replace_file(file, tar_of(entries));
}

Result<Backup> read_backup(const fs::path& file) {
  const auto content = index::read_file(file);
  if (!content) return content.error();
  if (!*content) {
    return Error{ErrorCode::NotFound, "there is no file '" + file.string() + "'", "check the path"};
  }
  auto entries = read_tar(**content);
  if (!entries) return std::move(entries).error();
  if (entries->empty() || entries->front().name != list_name) return not_ours(file, "it is not a Dossier backup");
  Backup backup;
  backup.files.assign(std::make_move_iterator(entries->begin() + 1), std::make_move_iterator(entries->end()));
  if (const auto fault = check(entries->front().content, backup); !fault.empty()) return not_ours(file, fault);
  return backup;
}

Result<Restoration> restore(const Backup& backup, const fs::path& index, bool replace) {
  const auto folder = folder_of_own_files(index);
  const auto lock = FolderLock::take(folder);
  if (!lock) return lock.error();
  auto there = backup_of(index);
  if (!there) return std::move(there).error();
  auto plan = plan_of(backup, *there);
  const bool changes = !plan.differing.empty() || !plan.removed.empty();
  if (changes && !replace) {
    plan.written.clear();
    return plan;
  }
  if (changes) {
    plan.before = free_name(folder, there->made);
    there->exact = true;
    if (auto kept = write_backup(*there, plan.before); !kept) return std::move(kept).error();
  }
  plan.written.insert(plan.written.end(), plan.differing.begin(), plan.differing.end());
  plan.differing.clear();
  for (const auto& name : plan.written) {
    if (auto done = replace_file(folder / name, named(backup, name)->content); !done) return std::move(done).error();
  }
  for (const auto& name : plan.removed) {
    std::error_code failure;
    fs::remove(folder / name, failure);
    if (failure) return index::file_error(folder / name, "remove", failure.value());
  }
  return plan;
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bibliographies.hpp"

#include "base/strings.hpp"

#include <algorithm>
#include <set>
#include <system_error>

namespace dossier {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t most_listed = 20;

class Loader {
 public:
  Loader(const BuildOptions& options, const FileWalk& walk, const FileRecords& before)
      : options_(options), walk_(walk), before_(before) {}

  LoadedBibliographies run() {
    base_ = fs::absolute(options_.index).lexically_normal().parent_path();
    for (const auto& path : options_.bibliographies) add(fs::absolute(path).lexically_normal(), true);
    for (const auto& file : walk_.files) {
      if (file.format == FileFormat::Bibliography && file.name.ends_with(".sqlite")) add(file.path, false);
    }
    for (const auto& file : walk_.files) {
      if (file.format == FileFormat::Bibliography) add(file.path, false);
    }
    for (const auto& [name, record] : before_) add_known(name, record);
    const auto file = PaperCorrections::file_of(options_.index);
    auto corrections = PaperCorrections::load(file);
    if (!corrections) skip(name_of(file), corrections.error());
    return {
        bibliography::Identities(std::move(bibliography_), corrections ? *std::move(corrections) : PaperCorrections(),
                                 std::move(unavailable_)),
        std::move(skipped_)};
  }

 private:
  [[nodiscard]] std::string name_of(const fs::path& path) const {
    const auto relative = path.lexically_relative(base_);
    const bool below = !relative.empty() && *relative.begin() != "..";
    return (below ? relative : path).generic_string();
  }

  void skip(const std::string& name, const Error& failure) {
    FileRecord record;
    record.path = name;
    record.outcome = FileOutcome::Skipped;
    record.skipped_because = failure.message + (failure.hint.empty() ? "" : "; " + failure.hint);
    skipped_.push_back(std::move(record));
  }

  void add(const fs::path& path, bool named) {
    const auto name = name_of(path);
    if (!seen_.insert(name).second) return;
    const auto added = bibliography_.add(path, name, named, options_.max_file_size);
    if (added) return;
    skip(name, added.error());
    unavailable_.insert(name);
  }

  /// One that the index has used: it may lie outside of the folders that are looked at now.
  void add_known(const std::string& name, const FileRecord& record) {
    if (format_of(name) != FileFormat::Bibliography || record.outcome == FileOutcome::Skipped) return;
    const auto path = fs::path(name).is_absolute() ? fs::path(name) : base_ / name;
    std::error_code failure;
    if (fs::exists(path, failure)) {
      add(path, true);
    } else if (!fs::exists(path.parent_path(), failure)) {
      unavailable_.insert(name);  // on a disk that is not mounted
    }
  }

  const BuildOptions& options_;
  const FileWalk& walk_;
  const FileRecords& before_;
  fs::path base_;
  bibliography::Bibliography bibliography_;
  std::set<std::string> seen_;
  std::set<std::string> unavailable_;
  std::vector<FileRecord> skipped_;
};

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t at = 0; at < names.size() && at < most_listed; ++at) out += (at > 0 ? "; " : "") + names[at];
  if (names.size() > most_listed) out += "; and " + std::to_string(names.size() - most_listed) + " more";
  return out;
}

}  // namespace

LoadedBibliographies load_bibliographies(const BuildOptions& options, const FileWalk& walk, const FileRecords& before) {
  return Loader(options, walk, before).run();
}

std::vector<FileRecord> account_of_bibliographies(const bibliography::Identities& identities,
                                                  const std::map<std::string, std::string>& papers) {
  const auto& bibliography = identities.bibliography();
  std::set<bibliography::EntryId> used;
  std::vector<std::string> without;
  for (const auto& [id, identity] : papers) {
    const auto entry = identities.entry_of(identity);
    if (entry) used.insert(*entry);
    if (!entry) without.push_back(id);
  }
  std::vector<FileRecord> records;
  for (const auto& source : bibliography.sources()) {
    FileRecord record;
    record.path = source.name;
    record.bytes = source.bytes;
    record.content_hash = source.content_hash;
    std::vector<std::string> unused;
    for (const auto entry : source.entries) {
      if (!used.contains(entry)) unused.push_back(in_words(bibliography.entry(entry)));
    }
    record.notes.push_back(counted(source.entries.size(), "entry", "entries") + ", " +
                           std::to_string(source.entries.size() - unused.size()) + " of them matched to papers");
    record.notes.insert(record.notes.end(), source.notes.begin(), source.notes.end());
    if (!unused.empty()) record.notes.push_back("not matched: " + listed(unused));
    if (records.empty() && !without.empty()) {
      record.notes.push_back("papers without an entry in any bibliography: " + listed(without));
    }
    records.push_back(std::move(record));
  }
  return records;
}

OtherForms other_forms(const FileRecords& file_records, const std::filesystem::path& base) {
  OtherForms forms;
  for (const auto& [path, record] : file_records) {
    const auto read = file_records.find(record.read_instead);
    const bool copy = record.content_hash.empty() || read == file_records.end() ||
                      plain_hash(record.content_hash) == plain_hash(read->second.content_hash);
    if (!record.read_instead.empty() && !copy) forms[record.read_instead].push_back(base / path);
  }
  return forms;
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bibliography/bibliography.hpp"

#include "base/digest.hpp"
#include "base/letters.hpp"
#include "base/strings.hpp"
#include "indexer/bibliography/read_file.hpp"
#include "indexer/blocks/paper_fields.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace dossier::bibliography {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t shortest_title = 12;  ///< letters; a shorter one may be that of many papers

std::string title_key(std::string_view title) { return key_letters(title); }

/// The title up to a colon, a dash or a full stop, where a subtitle may begin.
std::string main_title_key(std::string_view title) {
  std::size_t end = title.size();
  for (const std::string_view mark : {":", " – ", " — ", ". ", "? "}) end = std::min(end, title.find(mark));
  return title_key(title.substr(0, end));
}

std::optional<EntryId> first_of(const std::unordered_map<std::string, std::vector<EntryId>>& lookup,
                                const std::string& key) {
  const auto found = key.empty() ? lookup.end() : lookup.find(key);
  return found == lookup.end() ? std::nullopt : std::optional(found->second.front());
}

/// Years that may be those of one paper: printed, and online before.
bool near_years(const std::optional<int>& a, const std::optional<int>& b) { return !a || !b || std::abs(*a - *b) <= 1; }

bool share_author(const Paper& a, const Paper& b) {
  const auto theirs = family_names(b);
  if (theirs.empty()) return true;
  const auto mine = family_names(a);
  return mine.empty() || std::any_of(mine.begin(), mine.end(), [&](const auto& name) {
           return std::any_of(theirs.begin(), theirs.end(),
                              [&](const auto& other) { return key_letters(name) == key_letters(other); });
         });
}

}  // namespace

Result<bool> Bibliography::add(const fs::path& path, const std::string& name, bool named, std::uint64_t most_bytes) {
  auto read = read_bibliography(path, named, most_bytes);
  if (!read) return read.error();
  if (!read->is_bibliography) return false;
  sources_.push_back({name, path, read->bytes, read->content_hash, std::move(read->found.notes), {}});
  for (auto& entry : read->found.entries) list(std::move(entry), path.parent_path());
  return true;
}

void Bibliography::list(Entry entry, const fs::path& folder) {
  const auto id = static_cast<EntryId>(entries_.size());
  for (auto& file : entry.files) {
    auto path = (file.is_absolute() ? file : folder / file).lexically_normal();
    by_path_[path.generic_string()].push_back(id);
    std::error_code failure;
    const auto real = fs::weakly_canonical(path, failure);
    if (!failure && real != path) by_path_[real.generic_string()].push_back(id);
    by_name_[lowered(path.filename().string())].push_back(id);
  }
  const auto& paper = entry.paper;
  if (!paper.citation_key.empty()) by_name_[lowered(paper.citation_key)].push_back(id);
  if (!paper.doi.empty()) by_doi_[paper.doi].push_back(id);
  const auto whole = title_key(paper.title);
  const auto main = main_title_key(paper.title);
  if (whole.size() >= shortest_title) by_title_[whole].push_back(id);
  if (main != whole && main.size() >= shortest_title) by_title_[main].push_back(id);
  sources_.back().entries.push_back(id);
  entries_.push_back({std::move(entry), sources_.size() - 1});
  by_identity_[identity(id)].push_back(id);
}

std::optional<EntryId> Bibliography::match(const PaperFile& file, const Paper& paper) const {
  if (entries_.empty()) return std::nullopt;
  if (const auto found = by_path(file.path)) return found;
  for (const auto& form : file.forms) {
    if (const auto found = by_path(form)) return found;
  }
  if (const auto found = first_of(by_doi_, paper.doi)) return found;
  for (const auto& name : {lowered(file.path.filename().string()), lowered(file.path.stem().string())}) {
    const auto found = by_name_.find(name);
    // A name such as full.md may be that of many files.
    if (found != by_name_.end() && found->second.size() == 1) {
      const auto& other = entries_[found->second.front()].entry.paper;
      if (paper.doi.empty() || other.doi.empty() || paper.doi == other.doi) return found->second.front();
    }
  }
  return by_title(paper);
}

std::optional<EntryId> Bibliography::by_path(const fs::path& path) const {
  if (const auto found = first_of(by_path_, path.lexically_normal().generic_string())) return found;
  std::error_code failure;
  const auto real = fs::weakly_canonical(path, failure);
  return failure ? std::nullopt : first_of(by_path_, real.generic_string());
}

std::optional<EntryId> Bibliography::by_title(const Paper& paper) const {
  for (const auto& key : {title_key(paper.title), main_title_key(paper.title)}) {
    const auto found = key.size() < shortest_title ? by_title_.end() : by_title_.find(key);
    if (found == by_title_.end()) continue;
    const bool same = key == title_key(paper.title);
    for (const auto id : found->second) {
      const auto& other = entries_[id].entry.paper;
      if (!near_years(paper.year, other.year)) continue;
      const bool whole = same && title_key(other.title) == key;
      if (whole || share_author(paper, other)) return id;
    }
  }
  return std::nullopt;
}

std::optional<EntryId> Bibliography::find(const std::string& identity) const {
  return first_of(by_identity_, identity);
}

std::string Bibliography::identity(EntryId id) const {
  const auto& [entry, source] = entries_[id];
  return sources_[source].name + "\x1F" + (entry.key.empty() ? title_key(entry.paper.title) : entry.key);
}

std::string Bibliography::digest(EntryId id) const {
  const auto& entry = entries_[id].entry;
  Digest digest;
  const auto& paper = entry.paper;
  for (const auto* text : {&paper.title, &paper.journal, &paper.volume, &paper.issue, &paper.pages, &paper.doi,
                           &paper.url, &paper.language, &paper.citation_key}) {
    digest.add(*text).add("\x1F");
  }
  digest.add(paper.year ? std::to_string(*paper.year) : "");
  for (const auto* list : {&paper.authors, &paper.keywords, &entry.collections, &entry.tags}) {
    digest.add("\x1E");
    for (const auto& text : *list) digest.add(text).add("\x1F");
  }
  for (const auto& person : paper.people) digest.add(person.family).add("\x1F").add(person.particle).add("\x1F");
  for (const auto& note : entry.notes) {
    digest.add("\x1E").add(note.marked).add("\x1F").add(note.comment).add("\x1F").add(std::to_string(note.page));
  }
  return digest.hex();
}

std::string in_words(const Entry& entry) {
  const auto& paper = entry.paper;
  const auto families = family_names(paper);
  auto who = families.empty() ? std::string() : families.front() + (families.size() > 1 ? " et al." : "");
  if (paper.year) who += (who.empty() ? "" : " ") + std::to_string(*paper.year);
  const auto title = paper.title.empty() ? std::string() : "“" + paper.title + "”";
  auto text = joined({who, title}, ", ");
  if (entry.key.empty()) return text;
  return text.empty() ? entry.key : entry.key + " (" + text + ")";
}

}  // namespace dossier::bibliography

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/intake/paper_ids.hpp"

#include "base/analyzer.hpp"
#include "base/digest.hpp"
#include "stopwords/stopwords.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>
#include <unordered_map>

namespace dossier {
namespace {

constexpr std::size_t hash_digits = 12;
constexpr std::size_t longest_stem = 32;  ///< bytes of a family name in a citation key

std::string without_controls(std::string name) {
  std::replace_if(
      name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return name;
}

/// The n-th attempt at a name for a file: stem, name, then with more and more folders before it.
std::string attempt_at(const std::filesystem::path& path, std::size_t attempt) {
  if (attempt == 0) return without_controls(path.stem().string());
  auto name = path.filename().string();
  auto folder = path.parent_path();
  for (std::size_t level = 1; level < attempt && folder.has_filename(); ++level) {
    name.insert(0, folder.filename().string() + "-");
    folder = folder.parent_path();
  }
  return without_controls(std::move(name));
}

/// Nothing, a, b … z, aa, ab … for 0, 1, 2 …
std::string letters_for(std::size_t number) {
  std::string letters;
  for (; number > 0; number = (number - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('a' + (number - 1) % 26));
  return letters;
}

/// The first word of the title that is no stop word, for papers without an author.
std::string significant_word(const std::string& title) {
  Tokens tokens;
  Analyzer().analyze(title, tokens);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    auto word = key_letters(tokens.term(i));
    if (word.size() > 1 && !StopWords::of("en").contains(tokens.term(i))) return word;
  }
  return {};
}

}  // namespace

std::map<std::string, std::string> paper_ids(const std::vector<std::string>& paths, const TakenIds& taken) {
  std::map<std::string, std::string> ids;
  std::set<std::string> used;
  for (const auto& [path, id] : taken.known) {
    if (used.insert(id).second) ids[path] = id;
  }
  std::vector<std::string> open;
  std::copy_if(paths.begin(), paths.end(), std::back_inserter(open),
               [&](const auto& path) { return !ids.contains(path); });
  std::sort(open.begin(), open.end());
  open.erase(std::unique(open.begin(), open.end()), open.end());
  const auto is_free = [&](const std::string& id) {
    return !used.contains(id) && !(taken.by_other && taken.by_other(id));
  };
  constexpr std::size_t most_attempts = 32;
  for (std::size_t attempt = 0; attempt < most_attempts && !open.empty(); ++attempt) {
    std::map<std::string, std::vector<std::string>> groups;
    for (const auto& path : open) groups[attempt_at(path, attempt)].push_back(path);
    open.clear();
    for (auto& [id, group] : groups) {
      if (group.size() == 1 && is_free(id)) {
        used.insert(id);
        ids[group.front()] = id;
      } else {
        std::move(group.begin(), group.end(), std::back_inserter(open));
      }
    }
  }
  // Names that differ in nothing but control characters, or are taken to their last folder.
  for (const auto& path : open) {
    auto id = without_controls(path);
    for (std::size_t n = 2; !is_free(id); ++n) id = without_controls(path) + "~" + std::to_string(n);
    used.insert(id);
    ids[path] = id;
  }
  return ids;
}

std::string plain_paper_id(const std::string& path) { return attempt_at(path, 0); }

void assign_passage_ids(const std::string& paper_id, std::vector<Passage>& passages) {
  std::unordered_map<std::string, std::uint32_t> seen;
  Analyzer analyzer;
  Tokens tokens;
  std::uint32_t n = 0;
  for (auto& passage : passages) {
    analyzer.analyze(passage.text, tokens);
    Digest digest;
    for (std::size_t i = 0; i < tokens.size(); ++i) digest.add(tokens.term(i)).add(" ");
    if (tokens.empty()) digest.add(passage.text);
    auto id = paper_id + ":" + digest.hex().substr(0, hash_digits);
    const auto times = ++seen[id];
    if (times > 1) id += "~" + std::to_string(times);
    passage.id = std::move(id);
    passage.paper = paper_id;
    passage.n = ++n;
  }
}

std::string citation_key_stem(const Paper& paper) {
  std::string stem;
  if (const auto people = people_of(paper); !people.empty()) stem = key_letters(family_name(people.front()));
  if (stem.size() > longest_stem) stem.resize(longest_stem);
  if (stem.empty()) stem = significant_word(paper.title);
  if (paper.year) stem += std::to_string(*paper.year);
  return stem.empty() ? paper.id : stem;
}

void CitationKeys::take(const std::string& key, const std::string& paper_id) {
  if (key.empty()) return;
  paper_of_[key] = paper_id;
  key_of_[paper_id] = key;
}

void CitationKeys::release(const std::string& paper_id) {
  const auto known = key_of_.find(paper_id);
  if (known == key_of_.end()) return;
  paper_of_.erase(known->second);
  key_of_.erase(known);
}

std::string CitationKeys::assign(const Paper& paper) {
  const auto known = key_of_.find(paper.id);
  if (!paper.citation_key.empty()) {
    const auto [holder, free] = paper_of_.try_emplace(paper.citation_key, paper.id);
    if (free || holder->second == paper.id) {
      if (known != key_of_.end() && known->second != paper.citation_key) paper_of_.erase(known->second);
      key_of_[paper.id] = paper.citation_key;
      return paper.citation_key;
    }
  }
  if (known != key_of_.end()) return known->second;
  const auto stem = paper.citation_key.empty() ? citation_key_stem(paper) : paper.citation_key;
  auto& next = next_suffix_[stem];
  auto key = stem + letters_for(next);
  while (paper_of_.contains(key)) key = stem + letters_for(++next);
  take(key, paper.id);
  return key;
}

}  // namespace dossier

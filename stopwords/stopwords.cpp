// SPDX-License-Identifier: GPL-3.0-or-later
#include "stopwords/stopwords.hpp"

#include "base/analyzer.hpp"
#include "base/digest.hpp"
#include "embedded_stopwords.hpp"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <iterator>
#include <map>
#include <unordered_map>

namespace dossier {

namespace {

const std::map<std::string, StopWords, std::less<>>& lists() {
  static const auto made = [] {
    std::map<std::string, StopWords, std::less<>> all;
    for (const auto file : embedded_stopwords_files()) {
      auto list = StopWords::parse(embedded_stopwords(file));
      assert(list);
      all.emplace(file.substr(0, file.find('.')), std::move(*list));
    }
    return all;
  }();
  return made;
}

/// The lists, by their indices in lists(), that hold each of the words.
using Holders = std::unordered_map<std::string_view, std::vector<std::uint8_t>>;

}  // namespace

const StopWords& StopWords::of(std::string_view language) {
  static const StopWords none;
  const auto found = lists().find(language);
  return found == lists().end() ? none : found->second;
}

const StopWords& StopWords::for_words(const std::vector<std::string>& terms) {
  static const auto holders = [] {
    Holders made;
    std::uint8_t index = 0;
    for (const auto& [language, list] : lists()) {
      for (const auto& word : list.words_) made[word].push_back(index);
      ++index;
    }
    return made;
  }();
  std::vector<std::size_t> held(lists().size(), 0);
  for (const auto& term : terms) {
    const auto found = holders.find(term);
    if (found == holders.end()) continue;
    for (const auto index : found->second) ++held[index];
  }
  const auto* best = &of("en");
  auto most = held[static_cast<std::size_t>(std::distance(lists().begin(), lists().find("en")))];
  std::size_t index = 0;
  for (const auto& [language, list] : lists()) {
    const auto here = held[index++];
    if (here <= most || (list.latin_ && here < 2)) continue;
    best = &list;
    most = here;
  }
  return *best;
}

Result<StopWords> StopWords::parse(std::string_view text) {
  StopWords list;
  Digest digest;
  for (std::size_t line = 1; !text.empty(); ++line) {
    const auto end = text.find('\n');
    auto row = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    row = row.substr(0, row.find('#'));
    const auto word = fold(row);
    if (word.empty()) continue;
    if (word.find(' ') != std::string::npos) {
      return Error{ErrorCode::BadData,
                   "stop words, line " + std::to_string(line) + ": '" + word + "' is more than one word",
                   "write one word a line"};
    }
    digest.add(word).add("\n");
    list.latin_ = list.latin_ || (word.front() >= 'a' && word.front() <= 'z');
    list.words_.insert(word);
  }
  list.digest_ = digest.hex();
  return list;
}

bool StopWords::contains(std::string_view term) const { return words_.find(term) != words_.end(); }

}  // namespace dossier

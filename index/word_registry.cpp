// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/word_registry.hpp"

#include <algorithm>

namespace dossier::index {

void WordRegistry::load(const Dictionary& dictionary, WordId next) {
  ids_.reserve(dictionary.size() * 2);
  for (std::size_t place = 0; place < dictionary.size(); ++place) {
    ids_.emplace(std::string(dictionary.word(place)), dictionary.id(place));
  }
  first_new_ = next;
  next_ = next;
}

WordId WordRegistry::id_of(std::string_view word) {
  const std::lock_guard lock(mutex_);
  if (const auto known = ids_.find(word); known != ids_.end()) return known->second;
  return ids_.emplace(std::string(word), next_++).first->second;
}

std::vector<DictionaryEntry> WordRegistry::added() const {
  std::vector<DictionaryEntry> entries;
  for (const auto& [word, id] : ids_) {
    if (id >= first_new_) entries.push_back({word, id, stem_of("en", word)});
  }
  std::sort(entries.begin(), entries.end(),
            [](const DictionaryEntry& a, const DictionaryEntry& b) { return a.word < b.word; });
  return entries;
}

WordId WordCache::id_of(std::string_view word) {
  if (const auto known = ids_.find(word); known != ids_.end()) return known->second;
  const auto id = registry_.id_of(word);
  const auto& key = ids_.emplace(std::string(word), id).first->first;
  if (words_.size() <= id) words_.resize(std::size_t{id} + 1, nullptr);
  words_[id] = &key;
  return id;
}

}  // namespace dossier::index

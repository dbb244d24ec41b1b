// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/write/word_registry.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>

namespace dossier::index {

void WordRegistry::load(const StoredVocabulary& vocabulary, WordId next) {
  ids_.reserve(vocabulary.size() * 2);
  for (std::size_t ordinal = 0; ordinal < vocabulary.size(); ++ordinal) {
    ids_.emplace(std::string(vocabulary.word(ordinal)), vocabulary.id(ordinal));
  }
  first_new_ = next;
  next_ = next;
}

void WordRegistry::clear() {
  ids_.clear();
  first_new_ = next_ = 0;
}

WordId WordRegistry::id_of(std::string_view word) {
  const std::lock_guard lock(mutex_);
  if (const auto known = ids_.find(word); known != ids_.end()) return known->second;
  return ids_.emplace(std::string(word), next_++).first->second;
}

std::vector<VocabularyEntry> WordRegistry::added() const {
  std::vector<VocabularyEntry> entries;
  for (const auto& [word, id] : ids_) {
    if (id >= first_new_) entries.push_back({word, id, stem_of("en", word)});
  }
  std::sort(entries.begin(), entries.end(),
            [](const VocabularyEntry& a, const VocabularyEntry& b) { return a.word < b.word; });
  return entries;
}

WordCache::WordCache(WordRegistry& registry) : registry_(registry), slots_(std::size_t{1} << 14U, {0, no_word}) {}

WordCache::Slot& WordCache::slot_for(std::string_view word, std::uint32_t hash) {
  const auto mask = slots_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    auto& slot = slots_[at];
    if (slot.id == no_word || (slot.hash == hash && *words_[slot.id] == word)) return slot;
  }
}

void WordCache::grow() {
  std::vector<Slot> old(slots_.size() * 2, {0, no_word});
  old.swap(slots_);
  for (const auto& slot : old) {
    if (slot.id != no_word) slot_for(*words_[slot.id], slot.hash) = slot;
  }
}

WordId WordCache::id_of(std::string_view word) {
  const auto hash = static_cast<std::uint32_t>(XXH3_64bits(word.data(), word.size()));
  const auto& slot = slot_for(word, hash);
  if (slot.id != no_word) return slot.id;
  if ((known_.size() + 1) * 2 > slots_.size()) grow();
  const auto id = registry_.id_of(word);
  known_.emplace_back(word);
  if (words_.size() <= id) words_.resize(std::size_t{id} + 1, nullptr);
  words_[id] = &known_.back();
  slot_for(word, hash) = {hash, id};
  return id;
}

}  // namespace dossier::index

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/types.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace dossier {

/// Numbers for a few words among many: what is asked for every word of a passage. Open addressing at most a quarter
/// full, so that a word that is not in it costs one look as a rule.
class WordTable {
 public:
  static constexpr std::uint32_t none = ~std::uint32_t{0};

  /// A word that is known keeps its number. `word` is not no_word.
  void add(WordId word, std::uint32_t number) {
    if (4 * (size_ + 1) > slots_.size()) grow();
    auto& slot = slots_[slot_of(word)];
    if (slot.word == word) return;
    slot = {word, number};
    ++size_;
  }
  /// The word's number, `none` where it has none.
  [[nodiscard]] std::uint32_t of(WordId word) const { return size_ == 0 ? none : slots_[slot_of(word)].number; }

 private:
  struct Slot {
    WordId word = no_word;
    std::uint32_t number = none;
  };

  /// Where the word is or would be put. The multiplier is 2^32 over the golden ratio (Knuth, TAOCP 6.4).
  [[nodiscard]] std::size_t slot_of(WordId word) const {
    auto slot = static_cast<std::size_t>((word * 2654435769U) >> shift_);
    while (slots_[slot].word != word && slots_[slot].word != no_word) slot = (slot + 1) & (slots_.size() - 1);
    return slot;
  }
  void grow() {
    const auto before = std::move(slots_);
    slots_.assign(before.empty() ? 64 : 2 * before.size(), {});
    shift_ = 32U - static_cast<unsigned>(std::countr_zero(slots_.size()));
    for (const auto& slot : before) {
      if (slot.word != no_word) slots_[slot_of(slot.word)] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::size_t size_ = 0;
  unsigned shift_ = 32;
};

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/read/sorted_ordinals.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace dossier::index {
namespace {

/// A text's first bytes behind what all texts have in common, as a number that compares as they do.
struct Key {
  std::uint64_t bytes;
  std::uint32_t ordinal;
};

constexpr std::size_t digits = sizeof(Key::bytes);

std::uint64_t leading_bytes(std::string_view text, std::size_t common) {
  std::uint64_t number = 0;
  for (std::size_t i = common; i < common + digits; ++i) {
    number = number << 8U | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  }
  return number;
}

std::size_t common_beginning(const std::vector<std::string_view>& texts) {
  auto common = texts.empty() ? 0 : texts.front().size();
  for (const auto text : texts) {
    const auto most = std::min(common, text.size());
    common = 0;
    while (common < most && text[common] == texts.front()[common]) ++common;
    if (common == 0) break;
  }
  return common;
}

/// Sorts by the leading bytes alone, stably: a pass for each byte in which keys differ, from the last one on.
void sort_by_bytes(std::vector<Key>& keys) {
  std::array<std::array<std::uint32_t, 256>, digits> counts{};
  for (const auto& key : keys) {
    for (std::size_t digit = 0; digit < digits; ++digit) ++counts[digit][key.bytes >> (8 * digit) & 0xFFU];
  }
  std::vector<Key> sorted(keys.size());
  for (std::size_t digit = 0; digit < digits; ++digit) {
    auto& of_digit = counts[digit];
    if (of_digit[keys.front().bytes >> (8 * digit) & 0xFFU] == keys.size()) continue;
    std::uint32_t begin = 0;
    for (auto& count : of_digit) {
      const auto size = count;
      count = begin;
      begin += size;
    }
    for (const auto& key : keys) sorted[of_digit[key.bytes >> (8 * digit) & 0xFFU]++] = key;
    keys.swap(sorted);
  }
}

}  // namespace

std::vector<std::uint32_t> sorted_ordinals(const std::vector<std::string_view>& texts) {
  const auto common = common_beginning(texts);
  std::vector<Key> keys;
  keys.reserve(texts.size());
  for (std::uint32_t ordinal = 0; const auto text : texts) keys.push_back({leading_bytes(text, common), ordinal++});
  if (!keys.empty()) sort_by_bytes(keys);
  const auto before = [&](const Key& a, const Key& b) { return texts[a.ordinal] < texts[b.ordinal]; };
  for (std::size_t begin = 0, end = 0; begin < keys.size(); begin = end) {
    while (end < keys.size() && keys[end].bytes == keys[begin].bytes) ++end;
    const auto first = keys.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = keys.begin() + static_cast<std::ptrdiff_t>(end);
    if (!std::is_sorted(first, last, before)) std::stable_sort(first, last, before);
  }
  std::vector<std::uint32_t> ordinals;
  ordinals.reserve(keys.size());
  for (const auto& key : keys) ordinals.push_back(key.ordinal);
  return ordinals;
}

}  // namespace dossier::index

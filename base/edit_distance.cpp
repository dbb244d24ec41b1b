// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/edit_distance.hpp"

#include "base/strings.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

namespace dossier {
namespace {

void decode_into(std::string_view text, std::u32string& out) {
  out.clear();
  for (std::size_t at = 0; at < text.size();) {
    const auto c = utf8::decode(text, at);
    out += c.code;
    at += c.size;
  }
}

/// One bit for each letter that occurs, several letters sharing a bit.
std::uint64_t letters_of(std::u32string_view word) {
  std::uint64_t letters = 0;
  for (const auto code : word) letters |= std::uint64_t{1} << (code % 64U);
  return letters;
}

}  // namespace

EditDistance::EditDistance(std::string_view word) {
  decode_into(word, word_);
  letters_ = letters_of(word_);
}

std::size_t EditDistance::to(std::string_view other, std::size_t most) const {
  const auto n = word_.size();
  if (other.size() > 4 * (n + most) || n > other.size() + most) return most + 1;
  decode_into(other, other_);
  const auto m = other_.size();
  if (m > n + most || n > m + most) return most + 1;
  // An edit changes at most two of the letters that occur.
  if (static_cast<std::size_t>(std::popcount(letters_ ^ letters_of(other_))) > 2 * most) return most + 1;

  const auto width = m + 1;
  rows_.assign(3 * width, 0);
  auto* before = rows_.data();
  auto* last = before + width;
  auto* row = last + width;
  for (std::size_t j = 0; j <= m; ++j) last[j] = j;
  for (std::size_t i = 1; i <= n; ++i) {
    row[0] = i;
    auto least = row[0];
    for (std::size_t j = 1; j <= m; ++j) {
      const std::size_t replaced = last[j - 1] + (word_[i - 1] == other_[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && word_[i - 1] == other_[j - 2] && word_[i - 2] == other_[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > most) return most + 1;
    std::swap(before, last);
    std::swap(last, row);
  }
  return std::min(last[m], most + 1);
}

std::vector<std::string> nearest_names(std::string_view word, std::span<const std::string> names, std::size_t count) {
  const auto wanted = lowered(word);
  const EditDistance distance(wanted);
  const auto most = std::max<std::size_t>(1, distance.size() / 3);
  std::vector<std::tuple<std::size_t, std::string>> found;
  for (const auto& name : names) {
    const auto lower = lowered(name);
    auto far = distance.to(lower, most);
    if (far > most && !wanted.empty() && lower.starts_with(wanted)) far = most;
    if (far <= most) found.emplace_back(far, name);
  }
  const auto kept = std::min(count, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end());
  std::vector<std::string> out;
  for (std::size_t i = 0; i < kept; ++i) out.push_back(std::get<1>(found[i]));
  return out;
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "stopwords/year_words.hpp"

#include "base/folding.hpp"
#include "base/text_hash.hpp"
#include "embedded_year_words.hpp"
#include "stopwords/lines.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <unordered_map>

namespace dossier {
namespace {

constexpr auto kinds = std::to_array<std::string_view>(
    {"thing", "amount", "maybe-amount", "more", "than", "of", "unit", "month", "before", "after", "currency", "small",
     "event", "joint", "decade", "decade-before", "decade-behind", "mark", "beside"});

static_assert(kinds.size() == static_cast<std::size_t>(YearWord::Beside) + 1);  // in the order of the enumeration

struct Data {
  std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> folded;  ///< kinds as bits
  std::array<std::vector<std::string_view>, kinds.size()> written;
};

void read_line(std::string_view line, Data& data) {
  const auto name_end = line.find(' ');
  assert(name_end != std::string_view::npos);
  const auto kind = static_cast<std::size_t>(std::ranges::find(kinds, line.substr(0, name_end)) - kinds.begin());
  assert(kind < kinds.size());
  line.remove_prefix(name_end + 1);
  if (kinds.at(kind) == "decade-behind") {  // a phrase a line
    data.written.at(kind).push_back(line);
    return;
  }
  while (!line.empty()) {
    const auto end = std::min(line.find(' '), line.size());
    const auto word = line.substr(0, end);
    data.written.at(kind).push_back(word);
    data.folded[year_fold(word)] |= std::uint32_t{1} << kind;
    line.remove_prefix(std::min(end + 1, line.size()));
  }
}

const Data& data() {
  static const auto all = [] {
    Data read;
    for (const auto file : embedded_year_words_files()) {
      for_each_line(embedded_year_words(file), [&](std::string_view line) { read_line(line, read); });
    }
    for (auto& words : read.written) {
      std::stable_sort(words.begin(), words.end(), [](auto a, auto b) { return a.size() > b.size(); });
    }
    return read;
  }();
  return all;
}

}  // namespace

std::string year_fold(std::string_view word) {
  while (word.ends_with('.')) word.remove_suffix(1);
  std::string folded;
  append_full_fold(folded, word);
  if (folded.empty()) folded = word;  // a sign: §, №
  return folded;
}

bool is_year_word(YearWord kind, std::string_view folded) {
  if (folded.empty()) return false;
  const auto known = data().folded.find(folded);
  return known != data().folded.end() && (known->second >> static_cast<unsigned>(kind) & 1U) != 0;
}

const std::vector<std::string_view>& year_words(YearWord kind) {
  return data().written.at(static_cast<std::size_t>(kind));
}

}  // namespace dossier

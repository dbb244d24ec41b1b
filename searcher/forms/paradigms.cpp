// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/forms/paradigms.hpp"

#include "base/languages/letter_count.hpp"
#include "embedded_form_data.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace dossier::forms {
namespace {

/// Endings of one row of paradigms.txt, or function words of one row of function_words.txt.
struct Row {
  std::string language;
  std::size_t letters = 0;  ///< at least so many before the ending
  std::vector<std::string> texts;
};

std::vector<Row> read(std::string_view text, bool with_letters) {
  std::vector<Row> rows;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> words;
    while (!line.empty()) {
      const auto blank = std::min(line.find(' '), line.size());
      words.emplace_back(line.substr(0, blank) == "_" ? std::string_view() : line.substr(0, blank));
      line.remove_prefix(std::min(blank + 1, line.size()));
    }
    Row row{words.front(), 0, {}};
    if (with_letters) row.letters = static_cast<std::size_t>(words[1].front() - '0');
    row.texts.assign(words.begin() + (with_letters ? 2 : 1), words.end());
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

std::vector<std::string> paradigm_forms(std::string_view language, std::string_view word) {
  static const auto rows = read(embedded_form_data("paradigms.txt"), true);
  std::set<std::string> out{std::string(word)};
  for (const auto& row : rows) {
    if (row.language != language) continue;
    for (const auto& ending : row.texts) {
      if (!word.ends_with(ending)) continue;
      const auto stem = word.substr(0, word.size() - ending.size());
      if (letters_in(stem) < row.letters) continue;
      for (const auto& other : row.texts) out.insert(std::string(stem) + other);
    }
  }
  return {out.begin(), out.end()};
}

std::vector<std::string> languages_of(const std::function<double(std::string_view)>& share) {
  static const auto rows = read(embedded_form_data("function_words.txt"), false);
  // A large part of the library, or a few texts in it: then more of the words, so that cited titles do not count.
  struct Sign {
    double share;  // of the passages, for each word
    std::ptrdiff_t words;
  };
  constexpr std::array<Sign, 2> signs{{{0.05, 4}, {0.003, 8}}};
  std::vector<std::string> out;
  for (const auto& row : rows) {
    std::vector<double> shares;
    for (const auto& word : row.texts) shares.push_back(share(word));
    const bool held = std::any_of(signs.begin(), signs.end(), [&](const Sign& sign) {
      return std::count_if(shares.begin(), shares.end(), [&](double one) { return one >= sign.share; }) >= sign.words;
    });
    if (held) out.push_back(row.language);
  }
  return out;
}

}  // namespace dossier::forms

// SPDX-License-Identifier: GPL-3.0-or-later
// How long a line may be, and what may stand around it, to be a heading.
#include "tests/unit/indexer/reading_support.hpp"

#include <algorithm>

namespace {

const std::string paragraph =
    "In May the harbour of the northern town had been closed for the better part of that winter, and nobody in the "
    "town "
    "spoke of it any more.";

std::string words_of(const char* word, int count, const char* first = nullptr) {
  std::string line = first != nullptr ? first : word;
  for (int i = 1; i < count; ++i) line += std::string(" ") + word;
  return line;
}

/// The beginning of a paper that marks its headings.
const std::string marked = "# On Harbours and Ships\n\n## Introduction\n\n" + paragraph + "\n\n## Ships\n\n" +
                           paragraph + "\n\n## Trade\n\n" + paragraph + "\n\n";

/// Whether the line is a heading between two paragraphs; `before` stands at the top of the paper.
bool is_heading(const std::string& line, const std::string& before = "", const std::string& next = paragraph) {
  const auto reading = read_text(before + paragraph + "\n\n" + line + "\n\n" + next + "\n\n" + paragraph + "\n");
  const auto text = line.substr(line.starts_with("## ") ? 3 : 0);
  return std::any_of(reading.passages.begin(), reading.passages.end(),
                     [&](const auto& passage) { return !passage.heading.empty() && passage.heading.back() == text; });
}

}  // namespace

TEST_CASE(
    "a plain line is a heading up to fourteen words as in a title, eight otherwise, above a paragraph of twenty") {
  CHECK(is_heading(words_of("Harbour", 14)));
  CHECK_FALSE(is_heading(words_of("Harbour", 15)));
  CHECK(is_heading(words_of("harbour", 8, "Closed")));
  CHECK_FALSE(is_heading(words_of("harbour", 9, "Closed")));
  CHECK(is_heading(words_of("harbour", 4, "Closed"), "", words_of("harbour", 20, "The") + "."));
  CHECK_FALSE(is_heading(words_of("harbour", 4, "Closed"), "", words_of("harbour", 19, "The") + "."));
  CHECK_FALSE(is_heading("The Harbour of"));
  CHECK_FALSE(is_heading("ada@Harbour Town"));
  CHECK_FALSE(is_heading("The Harbour", "", "of the town. " + paragraph));
  CHECK_FALSE(is_heading("The Harbour.", ""));
  CHECK(is_heading("The Harbour?", ""));
}

TEST_CASE("a marked heading has at most thirty words, and is no whole sentence of more than twelve") {
  CHECK(is_heading("## " + words_of("Harbour", 30), marked));
  CHECK_FALSE(is_heading("## " + words_of("Harbour", 31), marked));
  CHECK(is_heading("## " + words_of("harbour", 12, "Closed") + ".", marked));
  CHECK_FALSE(is_heading("## " + words_of("harbour", 13, "Closed") + ".", marked));
  CHECK(is_heading("## " + words_of("harbour", 13, "Closed") + "?", marked));
  CHECK_FALSE(is_heading("## Table 2: Harbours", marked));
}

TEST_CASE("where headings are marked, a plain line is one up to eight words, and where it names a section") {
  CHECK(is_heading("Conclusion", marked));
  CHECK(is_heading("Data and Methods", marked));
  CHECK_FALSE(is_heading("Harbours", marked));
  CHECK_FALSE(is_heading("Conclusion of the matter of the harbours and ships", marked));
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Plain text as pdftotext prints it: what begins a paragraph or a heading among wrapped lines.
#include "base/printed_width.hpp"
#include "tests/unit/indexer/reading_support.hpp"

#include <algorithm>

namespace {

/// A text of so many invented clauses, each different; three make a sentence.
std::string prose(int from, int count) {
  constexpr std::string_view subjects[] = {"the river", "a trader", "every village", "our survey", "this council"};
  constexpr std::string_view verbs[] = {"carried", "recorded", "moved", "measured", "settled"};
  constexpr std::string_view objects[] = {
      "its grain over the northern pass before winter", "several letters about the price of salt",
      "more wool than the year before had seen", "what the neighbours had promised each other",
      "the border stones along the dry valley"};
  std::string text;
  for (int i = 0; i < count; ++i) {
    const int at = from + i;
    auto clause = std::string(subjects[at % 5]) + ' ' + std::string(verbs[(at / 5 + at) % 5]) + ' ' +
                  std::string(objects[(at / 3 + 2 * at) % 5]);
    if (i % 3 == 0) clause.front() = static_cast<char>(clause.front() - 'a' + 'A');
    text += (i == 0 ? "" : i % 3 == 0 ? ". " : ", while ") + clause;
  }
  return text + '.';
}

/// Wraps a text as a page does: a line is full when it is so many average letters wide.
std::string wrapped(std::string_view text, std::size_t width) {
  std::string out;
  std::string line;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    const std::string word(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    const auto longer = line.empty() ? word : line + ' ' + word;
    if (dossier::printed_columns(longer) > width && !line.empty()) {
      out += line + '\n';
      line = word;
    } else {
      line = longer;
    }
  }
  return out + line + '\n';
}

const std::string front =
    "On Salt and Wool\nAda Brook\nDepartment of History, University of Inland\n\nIntroduction\n\n";

std::vector<std::string> texts_of(const std::string& text) {
  std::vector<std::string> texts;
  for (const auto& passage : read_text(text).passages) texts.push_back(passage.text);
  return texts;
}

bool holds(const std::vector<std::string>& texts, std::string_view text) {
  return std::ranges::find(texts, text) != texts.end();
}

}  // namespace

TEST_CASE("paragraphs without a blank line between them end where the next word had room") {
  // The first ends in the middle of a line, whatever letters it has.
  const auto texts = texts_of(front + wrapped(prose(0, 9), 60) + wrapped(prose(10, 9), 60) + wrapped(prose(20, 9), 60));
  CHECK(holds(texts, prose(0, 9)));
  CHECK(holds(texts, prose(10, 9)));
  CHECK(holds(texts, prose(20, 9)));
}

TEST_CASE("a line above one that opens a sentence is a heading, over two lines and with a comma too") {
  for (const std::string heading :
       {"Salt prices and the northern pass", "Salt prices depend on wool,\nLetters and Stones"}) {
    CAPTURE(heading);
    const auto reading = read_text(front + wrapped(prose(1, 9), 60) + heading + "\n" + wrapped(prose(10, 9), 60));
    std::string whole = heading;
    std::ranges::replace(whole, '\n', ' ');
    CHECK(std::ranges::any_of(reading.passages, [&](const auto& one) {
      return one.text == prose(10, 9) && !one.heading.empty() && one.heading.back() == whole;
    }));
  }
}

TEST_CASE("a licence's letters in capitals open no sentence") {
  const std::string licence =
      "The journal holds the right of first print of this paper (CC\nBY 4.0). " + wrapped(prose(2, 8), 60);
  const auto texts = texts_of(front + wrapped(prose(10, 9), 60) + "\n" + licence);
  CHECK(std::ranges::any_of(texts, [](const auto& text) { return text.find("(CC BY 4.0).") != std::string::npos; }));
}

TEST_CASE("keywords and the abstract begin on a line of their own without a blank line") {
  const auto reading = read_text(
      "On Salt and Wool\nAda Brook\nDepartment of History, University of Inland\nAbstract\n" +
      wrapped(prose(0, 7), 60) + "Keywords: salt, wool, letters\n\nIntroduction\n\n" + wrapped(prose(10, 9), 60));
  CHECK(std::ranges::any_of(reading.passages, [](const auto& one) { return one.text == prose(0, 7); }));
  CHECK(std::ranges::none_of(reading.passages, [](const auto& one) {
    return one.kind == dossier::PassageKind::Paragraph && one.text.find("Keywords") != std::string::npos;
  }));
}

TEST_CASE("a sentence below the authors that names an institute is text") {
  const std::string first =
      "From 1979 to 1985 the Department of Salt published thirty volumes at an average of two years. ";
  const auto texts = texts_of("On Salt and Wool\nAda Brook\nOffice of the Historian, University of Inland\n" +
                              wrapped(first + prose(0, 8), 60) + "\n" + wrapped(prose(10, 9), 60));
  CHECK(holds(texts, first + prose(0, 8)));
}

TEST_CASE("text behind a note that the page cut is no part of it, since its lines are narrower") {
  const std::string note = "The ledger of the salt office tells of this in full, and so do the letters of the";
  const auto cut = prose(0, 12);
  const auto half = cut.find("every village", 200);
  const auto texts = texts_of(front + wrapped("Nobody had seen the letters.1 " + prose(20, 8), 60) + "\n" +
                              wrapped(cut.substr(0, half + 13), 60) + "1 " + note + "\n\n" +
                              wrapped(cut.substr(half + 14), 60) + "\n" + wrapped(prose(30, 9), 60));
  CHECK(std::ranges::none_of(texts, [&](const auto& text) {
    return text.starts_with("The ledger") && text.find("stones") != std::string::npos;
  }));
}

TEST_CASE("the end of a paragraph finds its beginning over a whole one that was printed between") {
  const auto open = prose(0, 6) + " In that year the council of the northern town";
  const auto texts = texts_of(front + wrapped(open, 60) + "\n" + wrapped(prose(10, 8), 60) +
                              "\nsettled the matter with its neighbours. " + wrapped(prose(20, 6), 60));
  CHECK(holds(texts, prose(10, 8)));
  CHECK(std::ranges::any_of(
      texts, [](const auto& text) { return text.find("northern town settled the matter") != std::string::npos; }));
}

TEST_CASE("labels of articles are headings, with and without blank lines between, and no running heads") {
  for (const std::string blank : {"", "\n"}) {
    CAPTURE(blank.size());
    std::string text = "Treaty on the Salt Roads\n\n" + wrapped(prose(0, 9), 60);
    for (int i = 1; i < 6; ++i) {
      text += blank + "Article " + std::to_string(i) + "\n" + blank + wrapped(prose(10 * i, 9), 60);
    }
    const auto reading = read_text(text);
    for (int i = 1; i < 6; ++i) {
      CAPTURE(i);
      CHECK(std::ranges::any_of(reading.passages, [&](const auto& one) {
        return one.text == prose(10 * i, 9) && !one.heading.empty() &&
               one.heading.back() == "Article " + std::to_string(i);
      }));
    }
  }
}

namespace {

/// Lines of one paragraph whose first one lacks the room of an indent, which pdftotext does not print.
std::string set_in(std::string_view text, std::size_t width) {
  const std::string indent = "mmm ";
  return wrapped(indent + std::string(text), width).substr(indent.size());
}

}  // namespace

TEST_CASE("behind a full line a narrower one begins a paragraph where first lines are narrower, a full one does not") {
  std::string text = front;
  for (int i = 0; i < 8; ++i) text += set_in(prose(10 * i, 9), 60);
  // A last line is filled so far that no word has room behind it.
  auto full = prose(100, 9);
  const auto lines = [&] { return set_in(full, 60); };
  const auto last = [&] {
    const auto all = lines();
    return all.substr(all.rfind('\n', all.size() - 2) + 1);
  };
  while (dossier::printed_columns(last()) < 57) full.insert(full.size() - 1, " s");
  const auto texts = texts_of(text + lines() + set_in(prose(110, 9), 60));
  CHECK(holds(texts, full));
  CHECK(holds(texts, prose(110, 9)));
}

TEST_CASE(
    "a note right below a sentence that it interrupts needs no mark, and text resumes below the notes of a column") {
  const auto before = prose(3, 8);
  const auto cut = wrapped(before, 50);
  const auto half = cut.find('\n', cut.size() / 2) + 1;
  const auto texts =
      texts_of(front + wrapped(prose(40, 9) + "1", 50) + cut.substr(0, half) +
               "1 Ada Brook, Salt and Wool in the Northern Valleys, 2nd ed. (Inland: Pass Press, 1912), pp.\n"
               "12–19.\n2 Brook, Salt, p. 30.\n\n" +
               cut.substr(half) + wrapped(prose(60, 9), 50));
  CHECK(holds(texts, before));
  CHECK(holds(texts, "Brook, Salt, p. 30."));
}

TEST_CASE("a note that pdftotext put behind a cut word is parted from it, and the word is put together") {
  const auto texts = texts_of(front + wrapped(prose(0, 6) + "1", 60) + wrapped(prose(40, 6) + "2", 60) +
                              "The council of the valley held its yearly confer1 Brook, Salt, p. 12.\n"
                              "2 Brook, Salt, p. 30.\n\n"
                              "ence in the spring, and every village sent a trader with its letters.\n" +
                              wrapped(prose(60, 9), 60));
  CHECK(holds(texts, "Brook, Salt, p. 12."));
  CHECK(std::ranges::any_of(texts, [](const std::string& text) {
    return text.starts_with("The council of the valley held its yearly conference in the spring, and every village");
  }));
}

TEST_CASE("lines of capitals and numbered lines above text are headings") {
  for (const std::string heading : {"THE PRICE OF SALT", "LETTERS OF THE NORTHERN PASS AND\nTHE STONES",
                                    "2.1 Letters that every village has sent over\nthe pass"}) {
    CAPTURE(heading);
    const auto reading = read_text(front + wrapped(prose(1, 9), 60) + heading + "\n" + wrapped(prose(10, 9), 60));
    std::string whole = heading;
    std::ranges::replace(whole, '\n', ' ');
    CHECK(std::ranges::any_of(reading.passages, [&](const auto& one) {
      return one.text == prose(10, 9) && !one.heading.empty() && one.heading.back() == whole;
    }));
  }
}

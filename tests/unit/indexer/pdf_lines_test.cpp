// SPDX-License-Identifier: GPL-3.0-or-later
// How words become lines: rows, blanks, raised numbers, dropped capitals.
#include "indexer/pdf/pdf_line.hpp"
#include "tests/support/catch.hpp"

#include <deque>
#include <string>
#include <vector>

namespace {

using namespace dossier::pdf;

/// Words of five points a letter in type of ten, of twelve points in height.
class Words {
 public:
  Word& add(float x, const std::string& text, float size = 10, float y = 100) {
    auto& word = words_.emplace_back();
    word.text = text;
    word.size = size;
    word.box = {x, y, x + 0.5F * size * static_cast<float>(text.size()), y + 1.2F * size};
    return word;
  }
  [[nodiscard]] std::vector<Line> lines(float body = 10) const {
    std::vector<const Word*> all;
    for (const auto& word : words_) all.push_back(&word);
    return lines_of(all, {Face{}, Face{true, false, false, false, false}, Face{false, true, false, false, false}},
                    body);
  }
  [[nodiscard]] std::vector<std::string> texts() const {
    std::vector<std::string> out;
    for (const auto& line : lines()) out.push_back(line.text);
    return out;
  }

 private:
  std::deque<Word> words_;
};

using Texts = std::vector<std::string>;

/// The one line of two words with a gap between them.
Line with_gap(float gap, const std::string& second = "wool") {
  Words words;
  words.add(100, "salt");
  words.add(120 + gap, second);
  const auto lines = words.lines();
  REQUIRE(lines.size() == 1);
  return lines.front();
}

/// A word with a small one behind it whose upper edge is that high above its own.
Line with_small(const std::string& word, const std::string& small, float size = 6, float up = 2) {
  Words words;
  words.add(100, word);
  words.add(100 + 5 * static_cast<float>(word.size()), small, size, 100 - up);
  const auto lines = words.lines();
  REQUIRE(lines.size() == 1);
  return lines.front();
}

}  // namespace

TEST_CASE("a line of raised signs alone has their box and their size", "[pdf lines]") {
  // Type of less than a point, without width: its box ends above the foot that its size gives.
  Words words;
  words.add(100, "1", 0.8F).box = {100, 50, 100, 50.2F};
  const auto lines = words.lines();
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].text.empty());
  CHECK(lines[0].mark == "1");
  CHECK(lines[0].core.x0 == 100);
  CHECK(lines[0].core.y0 == 50);
  CHECK(lines[0].core.x1 == 100);
  CHECK(lines[0].size == 1);
}

TEST_CASE("words stand in the order of their places, rows from the top downwards", "[pdf lines]") {
  Words words;
  words.add(130, "wool", 10, 120);
  words.add(130, "iron");
  words.add(100, "reed", 10, 121);
  words.add(100, "salt", 10, 104.5F);
  CHECK(words.texts() == Texts{"salt iron", "reed wool"});
  Words apart;  // less than half of its size away, a word is on a line
  apart.add(130, "iron");
  apart.add(100, "salt", 10, 104.7F);
  CHECK(apart.texts() == Texts{"iron", "salt"});
}

TEST_CASE("a gap of more than eleven hundredths of the size is a blank", "[pdf lines]") {
  CHECK(with_gap(1).text == "saltwool");
  CHECK(with_gap(1.2F).text == "salt wool");
  CHECK(with_gap(1).words == 1);
  CHECK(with_gap(1.2F).words == 2);
  CHECK(with_gap(1).first_word == "saltwool");
  CHECK(with_gap(1).first_width == 41);
  CHECK(with_gap(2).first_word == "salt");
  CHECK(with_gap(2).first_width == 20);
  Words signs;
  signs.add(100, "水");
  signs.add(118, "运");
  signs.add(138, "salt");
  signs.add(164, "港");
  CHECK(signs.texts() == Texts{"水运salt 港"});
}

TEST_CASE("a gap wider than the size and a fifth parts cells", "[pdf lines]") {
  CHECK(with_gap(12).gaps == 0);
  CHECK(with_gap(12).cells.empty());
  CHECK(with_gap(13).gaps == 1);
  CHECK(with_gap(13).widest_gap == 13);
  REQUIRE(with_gap(13).cells.size() == 2);
  CHECK(with_gap(13).cells[0].start == 100);
  CHECK(with_gap(13).cells[0].end == 120);
  CHECK(with_gap(13).cells[1].start == 133);
  CHECK(with_gap(13).cells[1].end == 153);
  CHECK(with_gap(13).cells[1].at == 4);
  CHECK(with_gap(13, "12").gaps == 0);
  CHECK(with_gap(13, "12").cells.size() == 2);
}

TEST_CASE("a small raised number behind a word is a mark, and behind a digit or a unit a power", "[pdf lines]") {
  CHECK(with_small("salt", "2").text == "salt");
  CHECK(with_small("salt", "2").raised == Texts{"2"});
  CHECK(with_small("salt", "2", 8.5F, 2).raised == Texts{"2"});
  CHECK(with_small("salt", "2", 8.6F, 2).raised.empty());
  CHECK(with_small("salt", "2", 6, -3.7F).raised == Texts{"2"});  // its foot stands 1.1 above that of the word
  CHECK(with_small("salt", "2", 6, -4).raised.empty());
  const std::string word = "saltsaltsaltsalt";
  for (const auto* mark : {"12", "†", "3,4", "[5]", "a", "g", "a,∗", "٣", "२", "–", "12345678901234"}) {
    CAPTURE(mark);
    CHECK(with_small(word, mark).raised == Texts{mark});
  }
  for (const auto* other : {"th", "h", "ab", "x", "A", "123456789012345"}) {
    CAPTURE(other);
    CHECK(with_small(word, other).raised.empty());
  }
  for (const auto* unit : {"10", "cm", "km", "mm", "nm", "m", "x"}) {
    CAPTURE(unit);
    CHECK(with_small(unit, "2").text == unit + std::string("2"));
    CHECK(with_small(unit, "*").raised == Texts{"*"});
  }
  CHECK(with_small("kg", "2").raised == Texts{"2"});
  CHECK(with_small("a/m", "2").raised.empty());
  CHECK(with_small("a(m", "2").raised.empty());
}

TEST_CASE("a raised number before the first word is the mark of the line", "[pdf lines]") {
  Words words;
  words.add(94, "1", 6, 98);
  words.add(98, "2", 6, 98);
  words.add(103, "Salt");
  words.add(126, "roads");
  const auto lines = words.lines();
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].mark == "12");
  CHECK(lines[0].text == "Salt roads");
  CHECK(lines[0].box.x0 == 94);
  CHECK(lines[0].core.x0 == 103);
  CHECK(lines[0].core.x1 == 151);
}

TEST_CASE("words behind a raised mark have a blank before them, and closing marks none", "[pdf lines]") {
  const auto behind = [](const std::string& text, float gap) {
    Words words;
    words.add(100, "salt");
    words.add(120, "2", 6, 98);
    words.add(123 + gap, text);
    return words.texts().front();
  };
  CHECK(behind("wool", 0) == "salt wool");
  CHECK(behind(",", 0) == "salt,");
  CHECK(behind(",", 2) == "salt ,");
}

TEST_CASE("a line has the size and the faces of most of its letters", "[pdf lines]") {
  Words words;
  words.add(100, "salt");
  words.add(122, "woo", 10).font = 1;
  words.add(142, "1", 10).font = 2;
  const auto lines = words.lines();
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].size == 10);
  CHECK(lines[0].letters == 8);
  CHECK(lines[0].bold == 0.375F);
  CHECK(lines[0].italic == 0.125F);
  CHECK(lines[0].digits == 0.125F);
  CHECK(lines[0].lead == 0);
  Words lead;
  lead.add(100, "salt").font = 1;
  lead.add(122, "roads").font = 1;
  lead.add(150, "of");
  lead.add(162, "old").font = 1;
  CHECK(lead.lines()[0].lead == 10);
  CHECK(lead.lines()[0].lead_bold);
  Words unknown;  // a font that the file does not name
  unknown.add(100, "salt").font = 9;
  CHECK(unknown.lines()[0].bold == 0);
}

TEST_CASE("capitals and small capitals are one size, the larger", "[pdf lines]") {
  Words words;
  words.add(100, "S", 10);
  words.add(105, "ALT", 8, 102.4F);
  const auto upper = words.lines();
  REQUIRE(upper.size() == 1);
  CHECK(upper[0].text == "SALT");
  CHECK(upper[0].size == 10);
  CHECK(upper[0].caps == 1);
  for (const std::size_t others : {19U, 20U}) {  // a twentieth of the letters, or less
    Words rare;
    rare.add(100, "S", 10);
    rare.add(105, std::string(others, 'A'), 8, 102.4F);
    CHECK(rare.lines()[0].size == (others == 19 ? 10 : 8));
  }
  Words three;
  three.add(100, "S", 10);
  three.add(105, "AL", 8, 102.4F);
  CHECK(three.lines()[0].size == 8);
  Words small;
  small.add(100, "S", 10);
  small.add(105, "alt", 8, 102.4F);
  CHECK(small.lines()[0].size == 10);
  CHECK(small.lines()[0].caps == 1);
  Words near;  // smaller by less than 15 %
  near.add(100, "S", 10);
  near.add(105, "alt", 8.8F, 101.4F);
  CHECK(near.lines()[0].caps == 0);
  CHECK(near.lines()[0].size == 8.8F);
}

TEST_CASE("a large capital that hangs into a row of small words goes to its first one", "[pdf lines]") {
  const auto with = [](const std::string& capital, float size, const std::string& first, const std::string& second) {
    Words words;
    words.add(100, capital, size, 100);
    words.add(140, first, 10, 101);
    if (!second.empty()) words.add(180, second, 10, 101);
    words.add(100, "below", 10, 150);
    return words.texts().front();
  };
  CHECK(with("T", 30, "he", "ferries") == "The ferries");
  CHECK(with("T", 30, "HE", "ferries") == "THE ferries");
  CHECK(with("A", 30, "Ferry", "came") == "A Ferry came");
  CHECK(with("É", 30, "tat", "uni") == "État uni");
  CHECK(with("T", 19.1F, "he", "ferries") == "The ferries");
  CHECK(with("T", 1.9F * 10, "he", "ferries") != "The ferries");
  CHECK(with("T", 30, "heferries", "") != "Theferries");
  CHECK(with("t", 30, "he", "ferries") != "the ferries");
  CHECK(with("TH", 30, "he", "ferries") != "THhe ferries");
  Words words;
  words.add(100, "T", 30, 100);
  words.add(120, "he", 10, 101);
  words.add(160, "ferries", 10, 101);
  words.add(120, "lay", 10, 115);
  const auto lines = words.lines();
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].dropped_capital);
  CHECK(lines[0].core.x0 == 100);
  CHECK(lines[0].box.y1 == 136);
  CHECK_FALSE(lines[1].dropped_capital);
  CHECK(lines[1].text == "lay");
  CHECK(words.lines(0)[0].text != "The ferries");  // without a size of the text
}

TEST_CASE("a Latin line of a paper from right to left has its number first", "[pdf lines]") {
  const auto put = [](const std::string& text) {
    Line line;
    line.text = text;
    put_number_first(line);
    return line.text;
  };
  CHECK(put("Salt 1") == "1 Salt");
  CHECK(put("Salt Roads 1.2.") == "1.2. Salt Roads");
  CHECK(put("Salt 123456") == "123456 Salt");
  CHECK(put("Salt 1234567") == "Salt 1234567");
  CHECK(put("Salt 1a") == "Salt 1a");
  CHECK(put("Salt ") == "Salt ");
  CHECK(put("1") == "1");
  CHECK(put("") == "");
}

// SPDX-License-Identifier: GPL-3.0-or-later
// What `pdftotext -layout` leaves of a page's layout: margins, line spacing, columns, numbers beside the lines.
#include "tests/unit/indexer/reading_support.hpp"

namespace {

using Lines = std::vector<std::string>;

/// Two paragraphs set in, as a page of a manuscript has them.
const Lines page = {"   The ice came early in that year, and the ferries between the two towns lay in",
                    "the harbour until the spring. Nobody on either shore had seen it come as far",
                    "south before, and few of them expected to see it again. Sledges crossed to the",
                    "other side in January, and they carried letters and, in the other direction, a",
                    "load of salt that had been ordered in the autumn and was long overdue by then,",
                    "though no merchant in the town would say so in the open market.",
                    "   By February there was a road with posts, and by March the posts had been",
                    "numbered by the town council. It wished to know how many had been stolen, and",
                    "by whom. What had been crossed once was crossed again, and the posts were kept",
                    "in the barn of the ferryman, who had been paid for them by both councils, and",
                    "whose son later sold those that were left to a builder of fences."};

/// That page several times, each line between `before` and `after`.
std::string pages(int count, const std::string& before, const std::string& after) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    if (i > 0) text += '\f';
    for (const auto& line : page) {
      text += before;
      text += line;
      text += after;
    }
  }
  return text;
}

std::size_t paragraphs_of(const dossier::PaperReading& reading) { return reading.passages.size(); }

}  // namespace

TEST_CASE("a margin before all lines of a page and a blank line between them part no paragraph") {
  const auto wanted = outline_of(pages(4, "", "\n"));
  REQUIRE(paragraphs_of(read_text(pages(4, "", "\n"))) == 8);
  CHECK(outline_of(pages(4, std::string(70, ' '), "\n")) == wanted);
  CHECK(outline_of(pages(4, "", "\n\n")) == wanted);
  CHECK(outline_of(pages(4, std::string(20, ' '), "\n\n")) == wanted);
}

TEST_CASE("line numbers in a margin go, though each fifth line alone has one and tables have none") {
  for (const std::size_t step : {std::size_t{1}, std::size_t{5}}) {
    CAPTURE(step);
    std::string text;
    std::size_t number = 0;
    for (int i = 0; i < 12; ++i) {
      if (i > 0) text += '\f';
      for (const auto& line : page) {
        auto margin = ++number % step == 0 ? std::to_string(number) : std::string();
        margin.resize(6, ' ');
        text += margin + line + '\n';
      }
      text +=
          "\n      Town        Posts      Stolen\n      North       12.5       3.1\n      South       14.5       2.2\n";
    }
    const auto reading = read_text(text);
    CHECK(reading.record.repairs.at("line number removed") >= 20);
    for (const auto& passage : reading.passages) {
      if (passage.kind == dossier::PassageKind::Paragraph) CHECK((passage.text[0] < '0' || passage.text[0] > '9'));
    }
  }
}

TEST_CASE("columns of Chinese side by side are read one after the other") {
  const Lines left = {"那年的冰来得很早，两个城镇之间的渡船一直", "停在港口，直到春天。两岸没有人见过冰来到",
                      "这么远的南方，也很少有人想到会再见到它。", "一月第一批雪橇过去了，带着信件，回来的时",
                      "候带着盐。二月有了一条有柱子的路，三月柱", "子有了编号，是镇议会给它们编的号，因为它",
                      "想知道有多少被偷走，被谁偷走。后来人们又", "一次走过冰面，柱子放在船夫的谷仓里过冬。"};
  const Lines right = {"船夫从两个议会都得到了报酬，他的儿子后来", "把剩下的柱子卖给了一个造篱笆的人，那个人",
                       "住在河的上游，每年秋天都到镇上来买木材和", "绳子。没有人问过他柱子是从哪里来的，他也",
                       "从来没有说过。直到很多年以后，一个学生在", "档案里找到了一张收据，上面写着柱子的数目",
                       "和价格，还有船夫儿子的名字，日期是那一年", "的十月，字迹很清楚，纸也保存得非常完整。"};
  std::string text;
  for (std::size_t i = 0; i < left.size(); ++i) text += left[i] + "          " + right[i] + '\n';
  std::string all;
  for (const auto& passage : read_text(text).passages) all += passage.text;
  REQUIRE(all.find("船夫从两个议会") != std::string::npos);
  CHECK(all.find("谷仓里过冬。") < all.find("船夫从两个议会"));
}

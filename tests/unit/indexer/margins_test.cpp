// SPDX-License-Identifier: GPL-3.0-or-later
// What manuscripts, libraries and lost form feeds put between the lines of a paper.
#include "tests/unit/indexer/reading_support.hpp"

#include <algorithm>

namespace {

using Lines = std::vector<std::string>;

const Lines manuscript = {"Ice in the Sound",
                          "",
                          "Ada Brook",
                          "",
                          "1. Introduction",
                          "",
                          "The ice came early in that year, and the ferries between the two towns lay in",
                          "the harbour until the spring. Nobody on either shore had seen it come as far",
                          "south before, and few of them expected to see it again.",
                          "",
                          "2. The Winter",
                          "",
                          "In January the first sledges crossed. They carried letters and, in the other",
                          "direction, salt. By February there was a road with posts, and by March the",
                          "posts had numbers.",
                          "",
                          "It was the town council that had numbered them. It wished to know how many had",
                          "been stolen, and by whom.",
                          "",
                          "3. Conclusion",
                          "",
                          "What had been crossed once was crossed again. The posts were kept in the barn of",
                          "the ferryman, who had been paid for them by both councils."};

std::string numbered(const Lines& lines, bool blank_lines) {
  std::string text;
  std::size_t number = 0;
  for (const auto& line : lines) {
    if (line.empty() && !blank_lines) {
      text += '\n';
      continue;
    }
    auto margin = std::to_string(++number);
    margin.resize(5, ' ');
    text += margin + line + '\n';
  }
  return text;
}

std::string plain(const Lines& lines) {
  std::string text;
  for (const auto& line : lines) text += line + '\n';
  return text;
}

}  // namespace

TEST_CASE("the line numbers of a manuscript are no part of it") {
  Lines longer = manuscript;  // to twenty lines with words and more
  for (const auto& line : manuscript) longer.push_back(line.starts_with("3.") ? "4. Notes on the Posts" : line);
  const auto wanted = outline_of(plain(longer));
  REQUIRE(wanted.size() > 6);
  for (const bool blank_lines : {true, false}) {
    CAPTURE(blank_lines);
    const auto reading = read_text(numbered(longer, blank_lines));
    CHECK(outline_of(reading) == wanted);
    CHECK(reading.record.repairs.at("line number removed") > 20);
  }
  // Years, counts and lists are no line numbers.
  Lines list;
  for (int i = 1; i <= 30; ++i) list.push_back(std::to_string(i) + ". A ferry was late in the year that followed.");
  CHECK(read_text(plain(list)).record.repairs.count("line number removed") == 0);
}

TEST_CASE("page breaks that lost their form feeds are taken out, and the text goes on over them") {
  const std::string filler =
      "The ice came early in that year, and the ferries between the two towns lay in the\n"
      "harbour until the spring. Nobody on either shore had seen it come so far south.\n\n"
      "In January the first sledges crossed. They carried letters and, on their way home,\n"
      "salt. By February there was a road with posts, and by March the posts had numbers.\n\n"
      "It was the town council that had numbered them. It wished to know how many of the\n"
      "posts had been stolen by the other town, and when it knew it was told not to say.\n\n"
      "The other town, which had none, counted sledges. It counted them twice and had two\n"
      "figures. Both were sent to the capital, where they were added to each other, and\n";
  const auto reading =
      read_text("Ice in the Sound\n\nAda Brook\n\nINTRODUCTION\n\n" + filler +
                "\n                                  11\n12                         Annals of Ice 4(2)\n\n"
                "found to be small. " +
                filler + "\n                        Ice in the Sound                         13\n\nlost. " + filler +
                "\n14                         Annals of Ice 4(2)\n\nforgotten.\n");
  for (const auto& passage : reading.passages) {
    CAPTURE(passage.text);
    CHECK(passage.text.find("Annals") == std::string::npos);
    CHECK(passage.text.find("added to each other, and Ice") == std::string::npos);
  }
  const auto cut = std::count_if(reading.passages.begin(), reading.passages.end(), [](const dossier::Passage& passage) {
    return passage.text.find("each other, and found") != std::string::npos ||
           passage.text.find("each other, and lost") != std::string::npos ||
           passage.text.find("each other, and forgotten") != std::string::npos;
  });
  CHECK(cut == 3);
  CHECK(reading.record.dropped_lines.at("running head") == 3);
}

TEST_CASE("rows of numbers are no page breaks") {
  const auto reading = read_text(
      "Ice in the Sound\n\nAda Brook\n\nINTRODUCTION\n\nThe ice came early in that year and stayed.\n\n"
      "Ferries in January     40\n\nFerries in February     41\n\nFerries in March     42\n\n"
      "The ice went late in that year and came back.\n");
  CHECK(reading.record.dropped_lines.count("running head") == 0);
}

TEST_CASE("stamps of libraries and tables of contents are left out") {
  const auto reading = read_text(
      "# Ice in the Sound\n\nAda Brook\n\n## Table of Contents\n\n1. Introduction ........ 1\n\n2. Posts . . . . . "
      "4\n\n"
      "## Contents\n\n| Introduction | 1 |\n|---|---|\n| Posts | 4 |\n\n"
      "## 1. Introduction\n\nThe ice came early in that year, and the ferries lay in the harbour.\n\n"
      "Downloaded from https://example.org/ice by guest on 3 May 2020\n\n"
      "## 2. Posts\n\nBy March the posts had numbers, and the numbers had posts.\n\n"
      "This content downloaded from 10.0.0.1 on Mon, 4 May 2020\nAll use subject to https://example.org/terms\n");
  CHECK(outline_of(reading) ==
        Lines{"front front [] Ice in the Sound", "front front [] Ada Brook",
              "paragraph introduction [1. Introduction] The ice came early in that year, and the ferries lay in the "
              "harbour.",
              "paragraph analysis [2. Posts] By March the posts had numbers, and the numbers had posts."});
  CHECK(reading.record.dropped_lines.at("badge") == 3);
  CHECK(reading.record.dropped_lines.at("table of contents") >= 5);
}

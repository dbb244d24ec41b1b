// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing of a text vanishes: every word stands in a passage, in a heading, or in what the account says was left out.
#include "indexer/pipeline.hpp"
#include "indexer/text/text_rules.hpp"

#include "tests/unit/indexer/reading_support.hpp"

#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

namespace {

std::string all_that_is_left(const dossier::PaperReading& reading, const std::vector<std::string>& dropped) {
  std::string text;
  const std::vector<std::string>* last = nullptr;
  for (const auto& passage : reading.passages) {
    text += passage.text + '\n';
    if (last == nullptr || *last != passage.heading) {
      for (const auto& heading : passage.heading) text += heading + '\n';
    }
    last = &passage.heading;
  }
  for (const auto& line : dropped) text += line + '\n';
  return dossier::reading::squeeze(text);
}

/// Words w0 … wn in a random dress of lines, marks and blank lines.
std::string random_text(std::mt19937& random, std::size_t words) {
  static const std::vector<std::string> marks{"\n",
                                              "\n\n",
                                              ". ",
                                              " ",
                                              ", ",
                                              "\n\n# ",
                                              "\n\n## ",
                                              "\n- ",
                                              "\n1. ",
                                              "\n2. ",
                                              " | ",
                                              "\t",
                                              "\n\n**",
                                              "**\n\n",
                                              "\f",
                                              ":\n\n",
                                              "-\n\n",
                                              "\n> ",
                                              "¹ ",
                                              "\n\n¹",
                                              ".2 ",
                                              "\n[3] ",
                                              "\n\n",
                                              ".\n\n",
                                              " (",
                                              ") ",
                                              "   ",
                                              "\n\nReferences\n\n",
                                              "\n\nAbstract: ",
                                              "\n\nKeywords: ",
                                              "\n\nTable 1: ",
                                              ".\n"};
  std::string text;
  for (std::size_t i = 0; i < words; ++i) {
    const bool capital = random() % 3 == 0;
    text += (capital ? "Word" : "word") + std::string(1, static_cast<char>('a' + i % 26)) +
            std::string(1, static_cast<char>('a' + i / 26 % 26)) + "x";
    text += random() % 2 == 0 ? " " : marks[random() % marks.size()];
  }
  return text;
}

std::string word(std::size_t i) {
  return "word" + std::string(1, static_cast<char>('a' + i % 26)) +
         std::string(1, static_cast<char>('a' + i / 26 % 26)) + "x";
}

}  // namespace

TEST_CASE("no word of a random text vanishes") {
  std::mt19937 random(7);
  for (int round = 0; round < 400; ++round) {
    const std::size_t words = 5 + random() % 200;
    const auto text = random_text(random, words);
    dossier::reading::ReadingProbe probe;
    const auto reading = dossier::reading::read_paper_traced(text, &probe);
    REQUIRE(reading.has_value());
    const auto left = all_that_is_left(*reading, probe.left_out);
    for (std::size_t i = 0; i < words; ++i) {
      CAPTURE(text, word(i));
      REQUIRE(left.find(word(i)) != std::string::npos);
    }
  }
}

TEST_CASE("no word of the example papers vanishes") {
  std::size_t files = 0;
  for (const auto* folder : {"/examples/papers", "/tests/passages/odd/papers"}) {
    for (const auto& entry : std::filesystem::directory_iterator(DOSSIER_SOURCE_DIR + std::string(folder))) {
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string text{std::istreambuf_iterator<char>(file), {}};
      dossier::reading::ReadingProbe probe;
      const auto reading = dossier::reading::read_paper_traced(text, &probe);
      REQUIRE(reading.has_value());
      const auto left = all_that_is_left(*reading, probe.left_out);
      std::string_view rest = text;
      while (!(rest = dossier::reading::trim(rest)).empty()) {
        const auto token = dossier::reading::first_token(rest);
        rest.remove_prefix(token.size());
        // Words that carry markup, entities or notes are the business of other tests.
        if (token.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ,.;:") !=
            std::string_view::npos)
          continue;
        const auto key = dossier::reading::squeeze(token);
        CAPTURE(entry.path().filename().string(), std::string(token));
        CHECK(left.find(key) != std::string::npos);
      }
      ++files;
    }
  }
  CHECK(files >= 6);
}

TEST_CASE("reading is linear, whatever is piled up") {
  // Processor time, so that a busy machine changes nothing; bench/bench_read.cpp measures growth exactly.
  const auto seconds = [](const std::string& text) {
    const auto start = std::clock();
    const auto reading = dossier::read_paper(text);
    CHECK(reading.has_value());
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  };
  for (const std::string unit : {"# Heading\n\n",
                                 "x ",
                                 "- item\n",
                                 "1. item\n\n",
                                 "1. a\n",
                                 "A. b\n",
                                 "* a\n",
                                 "# a\n",
                                 "a-\n",
                                 "a\u00AD\n",
                                 "x/\n",
                                 "www.x/\n",
                                 "[",
                                 "](",
                                 "*a ",
                                 "**",
                                 "<table>\n",
                                 "<sup>",
                                 "&lt;",
                                 "a\tb\n",
                                 "| a | b |\n",
                                 "word-\n\n",
                                 "Word\n\n",
                                 "1\n\n",
                                 "¹Note\n\n",
                                 "word.1 ",
                                 "Abstract: x\n\n",
                                 "\f",
                                 "<li>",
                                 "(a) b\n",
                                 "[^1]: n\n\n",
                                 "Evidence:\n\n",
                                 "**Table 1**\n\n",
                                 "end of\n\nrest of\n\n",
                                 "A. Name\n\n",
                                 "Email: a@b.example\n\n",
                                 "{",
                                 "---\n",
                                 "> ",
                                 "References\n\n",
                                 "## 1.1 Deep\n\ntext here.\n\n",
                                 "<b>",
                                 "![",
                                 "\\",
                                 "`",
                                 "$^",
                                 "^1",
                                 "_a",
                                 "http://x.example/-\n\n"}) {
    CAPTURE(unit);
    std::string text = "Start of it.\n\n";
    while (text.size() < 200'000) text += unit;
    // Twenty times what a linear reading needs on a slow machine.
    CHECK(seconds(text) < 3.0);
  }
}

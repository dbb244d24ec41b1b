// SPDX-License-Identifier: GPL-3.0-or-later
// bench_read [RANDOM [SEED]]: what it costs to read a text that repeats one short unit, against running prose, and what
// its labels and citations cost where it is one paragraph, one footnote or one entry of a list of references.
//
// For each unit: nanoseconds a byte at 64 KiB and at 256 KiB, processor time. Work that is linear costs the same at
// both. RANDOM more units are put together of parts that mean something to a reader; of these only those are printed
// that grow, or cost more than 40 times what prose does.
#include "indexer/citations/cite_paper.hpp"
#include "indexer/labels/labeller.hpp"
#include "indexer/paper_reader.hpp"
#include "taxonomy/taxonomy.hpp"

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

constexpr std::string_view prose = "The ferry of the harbour crosses the strait in the winter of war.\n\n";
constexpr auto units = std::to_array<std::string_view>({prose,
                                                        "1. a\n",
                                                        "1. a\n\n",
                                                        "(a) b\n",
                                                        "a. b\n",
                                                        "A. b\n",
                                                        "i. b\n",
                                                        "* a\n",
                                                        "- a\n",
                                                        "+ a\n",
                                                        "\u2022 a\n",
                                                        "|a|b|\n",
                                                        "|---|---|\n",
                                                        "a\tb\n",
                                                        "a    b    c\n",
                                                        "# a\n",
                                                        "#### a\n",
                                                        "a\n---\n",
                                                        "1.1 War\n\n",
                                                        "WAR AND\n\n",
                                                        "> a\n",
                                                        "[1] a\n",
                                                        "[^1]: a\n",
                                                        "a-\n",
                                                        "a-\n\n",
                                                        "x/\n",
                                                        "http://x/\n",
                                                        "Table 1. a\n",
                                                        "1\n",
                                                        "12\n\n",
                                                        "Smith, J. (2001). A b.\n",
                                                        "<td>a\n",
                                                        "<b>a</b>",
                                                        "```\n",
                                                        "$$\n",
                                                        "---\n",
                                                        "\f",
                                                        "a\u00AD\n",
                                                        "\u00B9 a\n",
                                                        "As (Smith, 1990) says. ",
                                                        "Smith (1990), ",
                                                        "[1], ",
                                                        "Smith, Rivers, 12; ",
                                                        "Smith, J. (2001). A b. ",
                                                        "in 1971, ",
                                                        "1971/",
                                                        "\u5173\u7CFB1971\u5E74\u3002"});
constexpr auto parts = std::to_array<std::string_view>(
    {"a",        "war",       "War",    "WAR",       "1",      "12",        "1.1",   ".",        ",",
     ":",        ";",         "-",      "\u2013",    "/",      "http://",   "www.",  " ",        "  ",
     "    ",     "\t",        "\n",     "\n",        "\n",     "\n\n",      "\n\n",  "#",        "## ",
     "* ",       "- ",        "1. ",    "(a) ",      "|",      "[^1]",      "[1]",   "[",        "]",
     "(",        ")",         "<",      ">",         "<b>",    "</b>",      "<td>",  "<p>",      "&amp;",
     "*",        "**",        "_",      "`",         "```",    "$",         "$$",    "^",        "~",
     "\\",       "\f",        "\u00AD", "\u00B9",    "\u201C", "of",        "and",   "Table 1.", "References\n\n",
     "Abstract", "Keywords:", "(2001)", "Smith, J.", "et al.", "doi:10.1/", "@",     "\u4E2D",   "\u0431",
     "---\n",    "***\n",     "1971",   "\u5E74",    "\u3002", "(",         "ibid.", "p. 7"});

/// What is done with a text.
enum class Work : std::uint8_t { Reading, OfParagraph, OfFootnote, OfReference };
constexpr auto works = std::to_array<std::pair<Work, std::string_view>>({{Work::Reading, "reading"},
                                                                         {Work::OfParagraph, "labels of a paragraph"},
                                                                         {Work::OfFootnote, "of a footnote"},
                                                                         {Work::OfReference, "of an entry"}});

std::string repeated(std::string_view unit, std::size_t bytes, std::string text) {
  while (text.size() < bytes) text += unit;
  return text;
}

void read(const std::string& text) { (void)dossier::read_paper(text).has_value(); }

void label(dossier::PassageKind kind, std::string text) {
  dossier::Paper paper;
  paper.title = "On ferries";
  std::vector<dossier::Passage> passages(1);
  passages.front().kind = kind;
  passages.front().text = std::move(text);
  dossier::label_paper(dossier::Taxonomy::standard(), paper, passages);
  dossier::cite_paper(passages);
}

void run(Work work, std::string text) {
  switch (work) {
    case Work::Reading:
      return read(text);
    case Work::OfParagraph:
      return label(dossier::PassageKind::Paragraph, std::move(text));
    case Work::OfFootnote:
      return label(dossier::PassageKind::Footnote, std::move(text));
    case Work::OfReference:
      return label(dossier::PassageKind::Reference, std::move(text));
  }
}

double nanoseconds_a_byte(Work work, std::string_view unit, std::size_t bytes) {
  constexpr const char* paper = "# On ferries\n\n## Introduction\n\nThe ferry of the harbour crosses the strait.\n\n";
  auto text = repeated(unit, bytes, work == Work::Reading ? paper : "");
  const auto size = text.size();
  timespec before{};
  timespec after{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &before);
  run(work, std::move(text));
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &after);
  const auto spent =
      static_cast<double>(after.tv_sec - before.tv_sec) * 1e9 + static_cast<double>(after.tv_nsec - before.tv_nsec);
  return spent / static_cast<double>(size);
}

std::string shown(std::string_view unit) {
  std::string out;
  for (const char c : unit) out += c == '\n' ? "\\n" : c == '\t' ? "\\t" : c == '\f' ? "\\f" : std::string(1, c);
  return out;
}

void measure(std::string_view unit, bool only_if_odd, double usual) {
  for (const auto& [work, name] : works) {
    const auto small = nanoseconds_a_byte(work, unit, 64U << 10U);
    const auto large = nanoseconds_a_byte(work, unit, 256U << 10U);
    const bool odd = large > 2 * small + usual || large > 40 * usual;
    if (odd || !only_if_odd)
      std::printf("%-40s %-22s %8.0f %8.0f%s\n", shown(unit).c_str(), std::string(name).c_str(), small, large,
                  odd ? "  grows or is slow" : "");
    std::fflush(stdout);
  }
}

}  // namespace

int main(int argc, char** argv) {
  const int random_units = argc > 1 ? std::atoi(argv[1]) : 0;
  std::mt19937 random(argc > 2 ? static_cast<unsigned>(std::atoi(argv[2])) : 1U);
  const auto usual = nanoseconds_a_byte(Work::Reading, prose, 256U << 10U);
  std::printf("%-40s %-22s %8s %8s  ns a byte\n", "unit", "work", "64 KiB", "256 KiB");
  for (const auto unit : units) measure(unit, false, usual);
  for (int i = 0; i < random_units; ++i) {
    std::string unit;
    for (auto left = 1 + random() % 6; left > 0; --left) unit += parts.at(random() % parts.size());
    measure(unit, true, usual);
  }
}

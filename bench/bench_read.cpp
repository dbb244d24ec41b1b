// SPDX-License-Identifier: GPL-3.0-or-later
// bench_read [RANDOM [SEED]]: what it costs to read a text that repeats one short unit, against running prose.
//
// For each unit: nanoseconds a byte at 64 KiB and at 256 KiB, processor time. A reading that is linear costs the same
// at both. RANDOM more units are put together of parts that mean something to a reader; of these only those are printed
// that grow, or cost more than 40 times what prose does.
#include "indexer/paper_reader.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string>
#include <string_view>

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
                                                        "\u00B9 a\n"});
constexpr auto parts = std::to_array<std::string_view>(
    {"a",        "war",       "War",    "WAR",       "1",      "12",        "1.1",  ".",        ",",
     ":",        ";",         "-",      "\u2013",    "/",      "http://",   "www.", " ",        "  ",
     "    ",     "\t",        "\n",     "\n",        "\n",     "\n\n",      "\n\n", "#",        "## ",
     "* ",       "- ",        "1. ",    "(a) ",      "|",      "[^1]",      "[1]",  "[",        "]",
     "(",        ")",         "<",      ">",         "<b>",    "</b>",      "<td>", "<p>",      "&amp;",
     "*",        "**",        "_",      "`",         "```",    "$",         "$$",   "^",        "~",
     "\\",       "\f",        "\u00AD", "\u00B9",    "\u201C", "of",        "and",  "Table 1.", "References\n\n",
     "Abstract", "Keywords:", "(2001)", "Smith, J.", "et al.", "doi:10.1/", "@",    "\u4E2D",   "\u0431",
     "---\n",    "***\n"});

double nanoseconds_a_byte(std::string_view unit, std::size_t bytes) {
  std::string text = "# On ferries\n\n## Introduction\n\nThe ferry of the harbour crosses the strait.\n\n";
  while (text.size() < bytes) text += unit;
  timespec before{};
  timespec after{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &before);
  const auto reading = dossier::read_paper(text);
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &after);
  if (!reading) return 0;
  const auto spent =
      static_cast<double>(after.tv_sec - before.tv_sec) * 1e9 + static_cast<double>(after.tv_nsec - before.tv_nsec);
  return spent / static_cast<double>(text.size());
}

std::string shown(std::string_view unit) {
  std::string out;
  for (const char c : unit) out += c == '\n' ? "\\n" : c == '\t' ? "\\t" : c == '\f' ? "\\f" : std::string(1, c);
  return out;
}

void measure(std::string_view unit, bool only_if_odd, double usual) {
  const auto small = nanoseconds_a_byte(unit, 64U << 10U);
  const auto large = nanoseconds_a_byte(unit, 256U << 10U);
  const bool odd = large > 2 * small + usual || large > 40 * usual;
  if (odd || !only_if_odd)
    std::printf("%-40s %8.0f %8.0f%s\n", shown(unit).c_str(), small, large, odd ? "  grows or is slow" : "");
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  const int random_units = argc > 1 ? std::atoi(argv[1]) : 0;
  std::mt19937 random(argc > 2 ? static_cast<unsigned>(std::atoi(argv[2])) : 1U);
  const auto usual = nanoseconds_a_byte(prose, 256U << 10U);
  std::printf("%-40s %8s %8s  ns a byte\n", "unit", "64 KiB", "256 KiB");
  for (const auto unit : units) measure(unit, false, usual);
  for (int i = 0; i < random_units; ++i) {
    std::string unit;
    for (auto left = 1 + random() % 6; left > 0; --left) unit += parts.at(random() % parts.size());
    measure(unit, true, usual);
  }
}

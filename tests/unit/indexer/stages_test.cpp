// SPDX-License-Identifier: GPL-3.0-or-later
// What single stages do that no annotated paper shows.
#include "indexer/pipeline.hpp"
#include "indexer/text/page_marks.hpp"

#include "tests/support/catch.hpp"

#include <algorithm>

using namespace dossier::reading;

namespace {

ReadingProbe probed(std::string_view text) {
  ReadingProbe probe;
  REQUIRE(read_paper_traced(text, &probe).has_value());
  return probe;
}

/// The reasons that a stage gave for its edits.
std::vector<std::string> reasons(const ReadingProbe& probe, std::string_view stage) {
  std::vector<std::string> all;
  for (const auto& trace : probe.stages) {
    if (trace.stage != stage) continue;
    for (const auto& edit : trace.edits) all.push_back(edit.reason);
  }
  return all;
}

std::size_t count(const ReadingProbe& probe, BlockKind kind, std::string_view text) {
  return static_cast<std::size_t>(std::count_if(probe.blocks.begin(), probe.blocks.end(), [&](const Block& block) {
    return block.is(kind) && block.text == text;
  }));
}

constexpr std::string_view head =
    "# The Lighthouses of the Northern Coast\n\nAda Brook\n\n## Introduction\n\nThe lamps were lit by hand, and every "
    "port "
    "paid for its own oil.\n\n";

}  // namespace

TEST_CASE("a heading over two lines is one") {
  const auto probe =
      probed(std::string(head) + "## Ports and the\n\n## Price of Oil\n\nOil was dear in those years.\n");
  CHECK(reasons(probe, "cut-headings") == std::vector<std::string>{"a heading over two lines"});
  CHECK(count(probe, BlockKind::Heading, "Ports and the Price of Oil") == 1);
}

TEST_CASE("a sentence that is marked as a heading is text") {
  const std::string sentence =
      "The council of the ports met in spring and in autumn to share the cost of oil among its members.";
  const auto probe = probed(std::string(head) + "## " + sentence + "\n\nIt met in the old hall.\n");
  CHECK(reasons(probe, "false-headings") == std::vector<std::string>{"a whole sentence"});
  CHECK(count(probe, BlockKind::Heading, sentence) == 0);
}

TEST_CASE("a caption that is marked as a heading is none") {
  const auto probe = probed(std::string(head) + "### Figure 2: Oil a year\n\nIt grew for thirty years.\n");
  CHECK(reasons(probe, "false-headings") == std::vector<std::string>{"a caption"});
}

TEST_CASE("the title is left out where it is printed again in the text") {
  const auto probe =
      probed(std::string(head) + "The Lighthouses of the Northern Coast\n\nOil was dear in those years.\n");
  CHECK(reasons(probe, "repeated-title") == std::vector<std::string>{"repeated title"});
  CHECK(std::count(probe.left_out.begin(), probe.left_out.end(), "The Lighthouses of the Northern Coast") == 1);
}

TEST_CASE("a lone number above a note is its number") {
  const auto probe =
      probed(std::string(head) + "The price fell.1 It rose again later.\n\n1\n\nSee Kux, The Oil Trade, 1992.\n");
  CHECK(reasons(probe, "note-numbers") == std::vector<std::string>{"a lone number above its note"});
  CHECK(count(probe, BlockKind::Footnote, "See Kux, The Oil Trade, 1992.") == 1);
}

TEST_CASE("a badge is known where letters were doubled or lost") {
  for (const auto* text : {"OPEN ACCESS", "OPEN ACC CESS", "Check for upates", "CrossMarkk"}) {
    CAPTURE(text);
    CHECK(is_damaged_badge(text));
  }
  for (const auto* text : {"", "open", "Open markets", "Access to ports", "History: Received: 2020"}) {
    CAPTURE(text);
    CHECK_FALSE(is_damaged_badge(text));
  }
}

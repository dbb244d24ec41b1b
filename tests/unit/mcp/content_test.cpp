// SPDX-License-Identifier: GPL-3.0-or-later
#include "mcp/content.hpp"
#include "base/utf8.hpp"
#include "mcp/matched.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace dossier;
using namespace dossier::mcp;

namespace {

/// Whether each line, by whatever a reader may take for its end, is one of a quotation.
bool all_quoted(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    if (text.compare(at, 2, "> ") != 0) return false;
    const auto end = text.find('\n', at);
    if (end == std::string::npos) return false;
    at = end + 1;
  }
  for (const std::string end : {"\r", "\v", "\f", "\u0085", "\u2028", "\u2029"}) {
    if (text.find(end) != std::string::npos) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("no line of a paper leaves its quotation") {
  for (const std::string end : {"\n", "\r", "\r\n", "\v", "\f", "\u0085", "\u2028", "\u2029", "\n\n\n"}) {
    const auto text = quotation("a" + end + "Do this." + end);
    CHECK(all_quoted(text));
    CHECK(text.find("> Do this.") != std::string::npos);
  }
  CHECK(quotation("") == "> \n");
  CHECK(quotation("a\x1b[31m\u202eb\xff") == "> a[31mb\ufffd\n");
  CHECK(inline_text("a`b\nc\u2028d") == "a'b c d");
}

TEST_CASE("a cut quotation says so outside of it") {
  const std::string text(100, 'x');
  CHECK(quotation(text, 100).find("(cut") == std::string::npos);
  CHECK(quotation(text, 99).find("\n(cut: 99 of 100 bytes") != std::string::npos);
  const auto cut = quotation("aéé", 2);
  CHECK(utf8::valid(cut));
  CHECK(cut.find("> a\n(cut: 1 of 5") == 0);
}

TEST_CASE("a window tells what is left and how to get it") {
  CHECK(window_text(0, 10, "36 passages", true) ==
        "Shown: 1–10 of 36 passages. For the rest, repeat the call with offset 10.\n");
  CHECK(window_text(30, 6, "36 passages", false) == "Shown: 31–36 of 36 passages. Nothing is left.\n");
  CHECK(window_text(0, 3, "", true) == "Shown: 1–3. For the rest, repeat the call with offset 3.\n");
  CHECK(window_text(40, 0, "36 passages", false) == "Nothing is shown: the offset is beyond the end.\n");
  CHECK(window_text(0, 0, "0 passages", false).empty());
}

TEST_CASE("what matched is told apart from what expansions found") {
  Hit hit;
  hit.passage.text = "Gauges, a gauge and the Rivers; GAUGES; watercourse";
  hit.highlights = {{0, 6}, {10, 15}, {24, 30}, {32, 38}, {40, 51}};
  QueryEcho echo;
  echo.given = "gauges river";
  echo.expansions = {{Expansion::Kind::Stem, {0, 6}, "gauges", {"gauge"}},
                     {Expansion::Kind::Synonym, {7, 12}, "river", {"rivers", "water course"}}};
  const auto matched = matched_texts(hit, echo);
  REQUIRE(matched.size() == 4);
  CHECK(matched[0].text == "Gauges");
  CHECK(matched[0].by == "word");
  CHECK(matched[1].by == "stem");
  CHECK(matched[2].by == "synonym");
  CHECK(matched[3].by == "expansion");
}

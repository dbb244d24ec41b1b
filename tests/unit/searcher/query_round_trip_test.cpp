// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/parser.hpp"
#include "tests/support/catch.hpp"

#include <random>
#include <string>

namespace {

/// Words out of pieces that the language gives a meaning, in any order. Not US, IT and WHO: whether their capitals
/// mean a name depends on the text around them.
std::string random_query(std::mt19937& random) {
  static const std::string pieces[] = {
      "gas",    "Pak-Iran", "U.K.", "UK",     " ",      " ",      " ",     " ",     "AND",       "OR",
      "NOT",    " AND ",    " OR ", "NEAR/3", "NEAR",   "(",      ")",     "(",     ")",         "\"",
      "'",      "“",        "”",    "-",      "–",      "*",      ":",     "dyad:", "heading:(", "year:2015..2022",
      "x:",     "~2",       "~",    "\xFF",   "中国和", "Россия", "é",     "..",    ",",         "'s",
      "a_b",    "&",        "!",    "+",      "||",     "=",      "year:", ">2010", "2010s",     "[2010 TO 2015]",
      "near/3", "*\"",      "?",    "10:30",  "\t",     "（",     "：",    "＊",    "e\xCC\x81", "NATO",
      "١٢"};
  std::string text;
  for (auto n = random() % 16; n > 0; --n) text += pieces[random() % std::size(pieces)];
  return text;
}

}  // namespace

TEST_CASE("a printed query parses to the same query") {
  std::mt19937 random(11);
  for (int round = 0; round < 30000; ++round) {
    const auto given = random_query(random);
    dossier::Diagnostics diagnostics;
    const auto query = dossier::parse_query(given, diagnostics);
    const auto text = to_text(query);
    CAPTURE(given, text, to_string(query));
    const auto again = dossier::parse_query(text, diagnostics);
    REQUIRE(to_text(again) == text);
    REQUIRE(to_string(again) == to_string(query));
  }
}

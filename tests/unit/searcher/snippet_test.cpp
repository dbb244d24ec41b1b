// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/present/snippet.hpp"

#include "base/sentences.hpp"
#include "tests/support/catch.hpp"

#include <initializer_list>
#include <string>

using namespace dossier;

namespace {

TermGroup group(std::initializer_list<std::vector<std::string>> alternatives, std::uint32_t window = 0) {
  TermGroup result;
  for (auto terms : alternatives) {
    for (auto& term : terms) term = fold(term);
    result.alternatives.push_back({terms, window, 1.0});
  }
  return result;
}

struct Shown {
  std::vector<std::string> highlights;
  std::vector<std::string> fragments;
};

Shown show(const std::string& text, const std::vector<TermGroup>& groups, SnippetSize size = {}) {
  std::vector<ScoredGroup> scored;
  for (const auto& one : groups) scored.push_back({&one, 1.0});
  const Highlighter highlighter(scored);
  Tokens tokens;
  Analyzer().analyze(text, tokens);
  const auto matches = highlighter.find(tokens, {});
  Shown shown;
  for (const auto& span : merged_spans(text, matches, tokens)) shown.highlights.emplace_back(span.of(text));
  for (const auto& fragment : make_snippet(text, tokens, matches, highlighter, size)) {
    shown.fragments.emplace_back(fragment.span.of(text));
    for (const auto& span : fragment.highlights) {
      CHECK(span.begin >= fragment.span.begin);
      CHECK(span.end <= fragment.span.end);
    }
  }
  return shown;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("highlights stand on the text as it is written") {
  struct Row {
    std::string text;
    std::vector<TermGroup> groups;
    Texts highlights;
  };
  const std::vector<Row> rows{
      {"Trade grew; trading partners traded.",
       {group({{"trade"}, {"trading"}, {"traded"}})},
       {"Trade", "trading", "traded"}},
      // a phrase is one highlight, its words elsewhere none
      {"The border trade, not trade at the border.", {group({{"border", "trade"}})}, {"border trade"}},
      // dashes part words, the phrase goes over them
      {"An all-weather friendship.", {group({{"all", "weather", "friendship"}})}, {"all-weather friendship"}},
      // within a window each word is marked
      {"The port at the new harbour.", {group({{"port", "harbour"}}, 3)}, {"port", "harbour"}},
      {"\xC5\x81\xC3\xB3"
       "d\xC5\xBA met Wæver.",
       {group({{"waever"}})},
       {"Wæver"}},
      // a combining mark belongs to its letter, a ligature to its word
      {"Ve cafe\xCC\x81 ve of\xEF\xAC\x81"
       "ce",
       {group({{"cafe"}}), group({{"office"}})},
       {"cafe\xCC\x81",
        "of\xEF\xAC\x81"
        "ce"}},
      {"Deal \xF0\x9F\xA4\x9D sealed \xF0\x9F\x87\xB5\xF0\x9F\x87\xB0 today", {group({{"sealed"}})}, {"sealed"}},
      {"وقعت الدولتان اتفاقية تجارية جديدة.", {group({{"اتفاقية"}})}, {"اتفاقية"}},
      {"دو کشور پیمان تازه‌ای امضا کردند.", {group({{"پیمان"}})}, {"پیمان"}},
      {"دونوں ممالک نے سرحد کھول دی۔", {group({{"سرحد"}})}, {"سرحد"}},
      {"Две страны подписали новый договор.", {group({{"новый", "договор"}})}, {"новый договор"}},
      {"दोनों देशों ने नया समझौता किया।", {group({{"समझौता"}})}, {"समझौता"}},
  };
  for (const auto& row : rows) {
    INFO(row.text);
    CHECK(show(row.text, row.groups).highlights == row.highlights);
  }
}

TEST_CASE("words of scripts without spaces that touch make one highlight") {
  const std::string text = "两国签署了新的贸易协定。";
  Tokens tokens;
  Analyzer().analyze(text, tokens);
  REQUIRE(tokens.size() > 3);
  const auto last = tokens.size() - 1;
  const auto shown =
      show(text, {group({{std::string(tokens.term(last - 1))}}), group({{std::string(tokens.term(last))}})});
  REQUIRE(shown.highlights.size() == 1);
  CHECK(shown.highlights.front() ==
        text.substr(tokens.span(last - 1).begin, tokens.span(last).end - tokens.span(last - 1).begin));
}

TEST_CASE("a short text is its own snippet, whatever is before and behind its words") {
  CHECK(show("(A pact.) ", {group({{"pact"}})}).fragments == Texts{"(A pact.) "});
  CHECK(show("", {group({{"pact"}})}).fragments.empty());
  CHECK(show("— !", {group({{"pact"}})}).fragments.empty());
}

TEST_CASE("a fragment keeps to the sentence around the best cluster") {
  const std::string filler = "One two three four five six seven eight nine ten eleven twelve thirteen fourteen. ";
  const std::string text =
      filler + filler + "“The river treaty held,” she wrote. " + filler + filler + "A river ran. " + filler;
  const std::vector<TermGroup> groups{group({{"river"}}), group({{"treaty"}})};
  const auto shown = show(text, groups, {12, 6});
  REQUIRE(shown.fragments.size() == 1);
  CHECK(shown.fragments.front() == "“The river treaty held,” she wrote.");
}

TEST_CASE("matches far apart give two fragments in the order of the text") {
  std::string filler;
  for (int i = 0; i < 60; ++i) filler += " filler";
  const std::string text = "The harbour opened." + filler + ". Then a treaty came." + filler + ".";
  const auto shown = show(text, {group({{"treaty"}}), group({{"harbour"}})}, {16, 8});
  REQUIRE(shown.fragments.size() == 2);
  CHECK(shown.fragments[0].find("harbour") != std::string::npos);
  CHECK(shown.fragments[1].find("Then a treaty came.") != std::string::npos);
  CHECK(shown.fragments[1].find("harbour") == std::string::npos);
}

TEST_CASE("sentences begin behind stops of every writing, not behind initials") {
  const auto begins = [](const std::string& text) {
    Tokens tokens;
    Analyzer().analyze(text, tokens);
    const auto marks = sentence_begins(text, tokens);
    Texts words;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (marks[i]) words.emplace_back(tokens.span(i).of(text));
    }
    return words;
  };
  CHECK(begins("It rose. Then J. Smith left, e.g. at noon! Why? \"Yes.\" No") ==
        Texts{"It", "Then", "Why", "Yes", "No"});
  CHECK(begins("It rose 3.5 per cent. 20 left") == Texts{"It", "20"});
  CHECK(begins("هل وصل؟ نعم") == Texts{"هل", "نعم"});
  CHECK(begins("وہ آیا۔ پھر گیا") == Texts{"وہ", "پھر"});
  CHECK(begins("वह आया। फिर गया") == Texts{"वह", "फिर"});
}

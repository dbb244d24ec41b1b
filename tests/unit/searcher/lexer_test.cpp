// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/lexer.hpp"

#include "searcher/query/query_limits.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

namespace {

struct Lexed {
  std::string tokens;
  std::string codes;
};

Lexed lexed(std::string_view given) {
  dossier::Diagnostics diagnostics;
  const auto text = readable_query(given, diagnostics);
  Lexed out{to_string(lex_query(text, diagnostics)), ""};
  for (const auto& diagnostic : diagnostics.take()) out.codes += diagnostic.code + ' ';
  return out;
}

}  // namespace

TEST_CASE("queries are cut into tokens") {
  struct Row {
    const char* query;
    const char* tokens;
  };
  const Row rows[] = {
      {"", ""},
      {"Gas pipeline", R"((word "Gas" gas) (word "pipeline" pipeline))"},
      {"gas, pipeline.", R"((word "gas" gas) (word "pipeline" pipeline))"},
      {"Pak-Iran Pak–Iran", R"((word "Pak-Iran" pak iran) (word "Pak-Iran" pak iran))"},
      {"and/or snake_case AT&T", R"((word "and-or" and or) (word "snake-case" snake case) (word "AT-T" at t))"},
      {"U.S. policy, the US", R"((word "U.S." u.s) (word "policy" policy) (word "the" the) (word "US" u.s))"},
      // dashes
      {"gas -oil", R"((word "gas" gas) (not) (word "oil" oil))"},
      {"gas −oil –coal —peat",
       R"((word "gas" gas) (not) (word "oil" oil) (not) (word "coal" coal) (not) (word "peat" peat))"},
      {"gas - oil", R"((word "gas" gas) (word "oil" oil))"},
      {"gas --oil", R"((word "gas" gas) (word "oil" oil))"},
      {"-(gas) -\"gas oil\" -'gas oil'",
       R"((not) (open) (word "gas" gas) (close) (not) (phrase "gas oil" gas oil) (not) (phrase "gas oil" gas oil))"},
      // operators are in capitals
      {"gas AND oil OR coal NOT peat",
       R"((word "gas" gas) (and) (word "oil" oil) (or) (word "coal" coal) (not) (word "peat" peat))"},
      {"gas and oil or coal not",
       R"((word "gas" gas) (word "and" and) (word "oil" oil) (word "or" or) (word "coal" coal) (word "not" not))"},
      {"a NEAR b NEAR/5 c", R"((word "a" a) (near ~10) (word "b" b) (near ~5) (word "c" c))"},
      {"NEAR/x", R"((word "near-x" near x))"},
      {"oil AND, x", R"((word "oil" oil) (word "and" and) (word "x" x))"},
      // quotes of every sort
      {R"("gas deal")", R"((phrase "gas deal" gas deal))"},
      {"“gas deal” „gas deal“ «gas deal» 「gas deal」",
       R"((phrase "gas deal" gas deal) (phrase "gas deal" gas deal) (phrase "gas deal" gas deal) (phrase "gas deal" gas deal))"},
      {"'gas deal' ‘gas deal’", R"((phrase "gas deal" gas deal) (phrase "gas deal" gas deal))"},
      {"Iran's 'own' states' Qur'an",
       R"((word "Iran" iran) (phrase "own" own) (word "states" states) (word "quran" quran))"},
      {"'tis gas", R"((word "tis" tis) (word "gas" gas))"},
      {R"("a b"~5 "a b"~ 5 "a"~x)",
       R"((phrase "a b" a b ~5) (phrase "a b" a b) (word "5" 5) (phrase "a" a) (word "x" x))"},
      {R"("" "-")", ""},
      {R"(gas"oil deal"coal)", R"((word "gas" gas) (phrase "oil deal" oil deal) (word "coal" coal))"},
      // stars
      {"sanction* pak-ir*", R"((prefix "sanction" sanction) (prefix "pak-ir" pak ir))"},
      {"sanction＊", R"((prefix "sanction" sanction))"},
      // fields
      {"dyad:pak-us", R"((field dyad) (word "pak-us" pak us))"},
      {"DYAD:pak-us Jurnal:x", R"((field dyad) (word "pak-us" pak us) (field Jurnal) (word "x" x))"},
      {"dyad: pak-us", R"((field dyad) (word "pak-us" pak us))"},
      {"Title: gas", R"((word "Title" title) (word "gas" gas))"},
      {"year:..2022 year:2015..2022,",
       R"((field year) (word "..2022" 2022) (field year) (word "2015..2022" 2015 2022))"},
      {"paper:a_b.c* heading:\"gas deal\"",
       R"((field paper) (prefix "a_b.c" a bc) (field heading) (phrase "gas deal" gas deal))"},
      {"paper:(a_b OR x:y) a_b",
       R"((field paper) (open) (word "a_b" a b) (or) (word "x:y" x y) (close) (word "a-b" a b))"},
      {"heading:AND a:b:c", R"((field heading) (word "and" and) (field a) (word "b:c" b c))"},
      {"https://example.org/x 10:30", R"((word "https-example-org-x" https example org x) (word "10-30" 10 30))"},
      {"-dyad:pak-us", R"((not) (field dyad) (word "pak-us" pak us))"},
      // full-width forms
      {"（ｇａｓ　ＯＲ oil）", R"((open) (word "ｇａｓ" gas) (word "ＯＲ" or) (word "oil" oil) (close))"},
      {"dyad：pak－us", R"((field dyad) (word "pak－us" pak us))"},
      // other scripts
      {"中国和巴基斯坦 关系", R"((word "中国和巴基斯坦" 中国 和 巴基斯坦) (word "关系" 关系))"},
      {"Россия пакт*", R"((word "Россия" россия) (prefix "пакт" пакт))"},
      {"… & ??", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.query);
    CHECK(lexed(row.query).tokens == row.tokens);
  }
}

TEST_CASE("what does not fit in a query is repaired and said") {
  struct Row {
    std::string query;
    const char* tokens;
    const char* codes;
  };
  const Row rows[] = {
      {"\"gas deal", R"((phrase "gas deal" gas deal))", "unclosed-quote "},
      {"gas\"", R"((word "gas" gas))", "unclosed-quote "},
      {"(gas", R"((open) (word "gas" gas) (close))", "unbalanced-bracket "},
      {"gas)", R"((word "gas" gas))", "unbalanced-bracket "},
      {"gas \xFF oil", R"((word "gas" gas) (word "oil" oil))", "broken-text "},
      {"wo*rd", R"((prefix "wo" wo))", "misplaced-star "},
      {"*word", R"((word "word" word))", "misplaced-star "},
      {"gas *", R"((word "gas" gas))", "misplaced-star "},
      {"pak-*", R"((word "pak" pak))", "misplaced-star "},
      {"year:", R"((word "year" year))", "missing-value "},
      {"(year:)", R"((open) (word "year" year) (close))", "missing-value "},
      {"\"a b\"~99999999999", R"((phrase "a b" a b ~100))", "distance-too-far "},
      {"a NEAR/4000 b", R"((word "a" a) (near ~100) (word "b" b))", "distance-too-far "},
  };
  for (const auto& row : rows) {
    CAPTURE(row.query);
    const auto out = lexed(row.query);
    CHECK(out.tokens == row.tokens);
    CHECK(out.codes == row.codes);
  }
}

TEST_CASE("places of diagnostics are places in the text as given") {
  dossier::Diagnostics diagnostics;
  const auto text = readable_query("gas \xFF\xFE (oil", diagnostics);
  lex_query(text, diagnostics);
  const auto list = diagnostics.take();
  REQUIRE(list.size() == 2);
  CHECK(list[0].span == dossier::TextSpan{4, 5});
  CHECK(list[1].code == "unbalanced-bracket");
  CHECK(list[1].span == dossier::TextSpan{7, 8});
}

TEST_CASE("every token knows where it stands in the query") {
  dossier::Diagnostics diagnostics;
  const std::string_view text =
      "gas +oil \u2212(coal OR \"sea  lanes\"~5) !peat title: 'x y' dam* NOT z year>=2010 a NEAR/4 b date=5 (c \"d";
  std::vector<std::string_view> pieces;
  for (const auto& token : lex_query(text, diagnostics)) pieces.push_back(token.span.of(text));
  const std::vector<std::string_view> wanted = {
      "gas",  "+",       "oil",   "\u2212", "(",   "coal", "OR",   "\"sea  lanes\"~5", ")", "!",
      "peat", "title: ", "'x y'", "dam*",   "NOT", "z",    "year", ">=2010",           "a", "NEAR/4",
      "b",    "date=5",  "(",     "c",      "\"d", ""};
  CHECK(pieces == wanted);
}

TEST_CASE("a diagnostic marks the bracket or quotation mark that it speaks of") {
  const auto marked = [](std::string_view text) {
    dossier::Diagnostics diagnostics;
    lex_query(text, diagnostics);
    std::vector<dossier::TextSpan> spans;
    for (const auto& diagnostic : diagnostics.take()) spans.push_back(diagnostic.span);
    return spans;
  };
  using Spans = std::vector<dossier::TextSpan>;
  CHECK(marked("gas) oil") == Spans{{3, 4}});
  CHECK(marked("gas\uFF09 oil") == Spans{{3, 6}});
  CHECK(marked("gas (oil") == Spans{{4, 5}});
  CHECK(marked("gas \uFF08oil") == Spans{{4, 7}});
  CHECK(marked("gas \u201Coil") == Spans{{4, 7}});
  CHECK(marked("gas year:") == Spans{{4, 9}});
  CHECK(marked("gas year\uFF1A") == Spans{{4, 11}});
  CHECK(marked("a NEAR/4000 b") == Spans{{2, 11}});
  CHECK(marked("a \"b c\"~101") == Spans{{2, 11}});
  using dossier::query_limits::nesting;
  auto deep = std::string(nesting, '(');
  deep += "(gas";
  deep.append(nesting + 1, ')');
  CHECK(marked(deep) == Spans{{nesting, nesting + 1}});
}

TEST_CASE("limits of distances and phrases are reached before they cut") {
  using dossier::query_limits::phrase_words;
  CHECK(lexed("a NEAR/100 b").codes.empty());
  CHECK(lexed("\"a b\"~100").codes.empty());
  const auto phrase = [](std::size_t words) {
    std::string text = "\"";
    for (std::size_t i = 0; i < words; ++i) text += "dam ";
    return text + '"';
  };
  CHECK(lexed(phrase(phrase_words)).codes.empty());
  CHECK(lexed(phrase(phrase_words + 1)).codes == "phrase-too-long ");
  CHECK(lexed(phrase(phrase_words + 1)).tokens == lexed(phrase(phrase_words)).tokens);
}

TEST_CASE("long and deep queries are cut") {
  SECTION("length") {
    std::string text;
    while (text.size() < 10000) text += "gas ";
    const auto out = lexed(text);
    CHECK(out.codes == "query-too-long ");
  }
  SECTION("a phrase") {
    std::string text = "\"";
    for (int i = 0; i < 100; ++i) text += "a ";
    const auto out = lexed(text + '"');
    CHECK(out.codes == "phrase-too-long ");
    CHECK(out.tokens.size() < 200);
  }
  SECTION("ten thousand brackets give a few diagnostics") {
    dossier::Diagnostics diagnostics;
    auto given = std::string(2000, '(');
    given += "gas";
    given.append(2000, ')');
    const auto text = readable_query(given, diagnostics);
    const auto tokens = lex_query(text, diagnostics);
    CHECK(tokens.size() == 2 * dossier::query_limits::nesting + 1);
    CHECK(diagnostics.list().size() <= 3 * dossier::query_limits::diagnostics_per_code);
  }
}

TEST_CASE("a bracket beyond the depth is passed over with the one that closes it") {
  using dossier::query_limits::nesting;
  // One bracket too deep: what closes it closes nothing else.
  const auto deepest = std::string(nesting, '(');
  CHECK(lexed(deepest + "(gas)" + std::string(nesting, ')')).tokens ==
        lexed(deepest + "gas" + std::string(nesting, ')')).tokens);
  CHECK(lexed(deepest + "(gas)" + std::string(nesting, ')')).codes == "too-deep ");
  CHECK(lexed(deepest + "gas" + std::string(nesting, ')')).codes.empty());
  CHECK(lexed(deepest + "(gas)" + std::string(nesting + 1, ')')).codes == "too-deep unbalanced-bracket ");
}

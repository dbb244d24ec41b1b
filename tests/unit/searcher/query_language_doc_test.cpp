// SPDX-License-Identifier: GPL-3.0-or-later
// docs/query-language.md says what the code does.
#include "searcher/expand/interpreter.hpp"
#include "searcher/query/diagnostics.hpp"
#include "searcher/query/fields.hpp"
#include "searcher/query/query_limits.hpp"
#include "taxonomy/taxonomy.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/fake_vocabulary.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>

namespace {

std::string documentation() {
  std::ifstream file(DOSSIER_SOURCE_DIR "/docs/query-language.md");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

/// What stands between `<!-- name: … -->` and `<!-- end -->`.
std::string block(const std::string& text, const std::string& name) {
  const auto mark = text.find("<!-- " + name + ":");
  const auto begin = text.find('\n', mark) + 1;
  return mark == std::string::npos ? "" : text.substr(begin, text.find("<!-- end -->", mark) - begin);
}

/// `\xFF` in an example is that byte.
std::string unescaped(std::string text) {
  const auto at = text.find("\\xFF");
  if (at != std::string::npos) text.replace(at, 4, "\xFF");
  return text;
}

}  // namespace

TEST_CASE("the tables of the query language's documentation are those of the code") {
  const auto text = documentation();
  CHECK(block(text, "fields") == dossier::query_fields_markdown());
  CHECK(block(text, "diagnostics") == dossier::diagnostics_markdown());
}

TEST_CASE("the limits in the documentation are those of the code") {
  using namespace dossier::query_limits;
  auto text = documentation();
  std::replace(text.begin(), text.end(), '\n', ' ');
  for (const auto& sentence :
       {"its first " + std::to_string(text_bytes) + " bytes and " + std::to_string(operands) + " words",
        "a phrase to " + std::to_string(phrase_words) + " words", "brackets to " + std::to_string(nesting) + " levels",
        "the " + std::to_string(groups) + " rarest", "the " + std::to_string(prefix_words) + " most frequent words",
        "at most " + std::to_string(prefixes) + " words of a query",
        "at most " + std::to_string(corrections) + " unknown words"}) {
    CAPTURE(sentence);
    CHECK(text.find(sentence) != std::string::npos);
  }
}

TEST_CASE("each example of a diagnostic has it") {
  dossier::test::FakeVocabulary vocabulary;
  vocabulary.text("iran gas oil china rivalry trade wo word the what is u.s").facet("section", {"methods"});
  vocabulary.facet("year", {"2015", "2022"});
  for (int i = 0; i < 60; ++i) vocabulary.text("s" + std::to_string(i));
  for (const auto& row : dossier::diagnostic_table) {
    if (row.example.empty()) continue;
    CAPTURE(row.name, row.example);
    dossier::SearchRequest request;
    request.query = unescaped(std::string(row.example));
    const auto found = dossier::interpret(request, vocabulary, dossier::Taxonomy::standard()).echo.diagnostics;
    CHECK(std::any_of(found.begin(), found.end(), [&](const auto& diagnostic) { return diagnostic.code == row.name; }));
  }
}

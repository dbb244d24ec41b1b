// SPDX-License-Identifier: GPL-3.0-or-later
#include "stopwords/asking_words.hpp"

#include "base/analyzer.hpp"
#include "stopwords/stopwords.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace dossier;

namespace {

/// The words of a question that only ask, in its order.
std::string asking(std::string_view question) {
  Tokens tokens;
  Analyzer{}.analyze(question, tokens);
  std::vector<std::string> terms;
  for (std::size_t i = 0; i < tokens.size(); ++i) terms.emplace_back(tokens.term(i));
  const auto& stop_words = StopWords::for_words(terms);
  std::vector<QuestionWord> words;
  for (const auto& term : terms) words.push_back({term, stop_words.contains(term)});
  const auto asks = asking_words(words);
  REQUIRE(asks.size() == terms.size());
  std::string out;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (asks[i]) out += (out.empty() ? "" : " ") + terms[i];
  }
  return out;
}

}  // namespace

TEST_CASE("what a question asks for by its kind is no part of its subject") {
  CHECK(asking("What articles exist that deal with river tolls?") == "articles exist deal");
  CHECK(asking("papers on river tolls") == "papers");
  CHECK(asking("Is there any information about the river tolls of the delta?") == "information");
  CHECK(asking("find all discussions of river tolls") == "find discussions");
  CHECK(asking("list all reports on river tolls") == "list reports");
}

TEST_CASE("what a person wishes is no part of it, wherever it stands") {
  CHECK(asking("I am interested in articles written about river tolls") == "interested articles written");
  CHECK(asking("I'd like to find papers describing river tolls") == "like find papers describing");
  CHECK(asking("Interested in studies on river tolls") == "interested studies");
  CHECK(asking("river tolls, and I am especially interested in ferries") == "interested");
  CHECK(asking("Can you tell me about the river tolls") == "tell");
}

TEST_CASE("the same words are the subject of other questions") {
  CHECK(asking("How is information about prices spread").empty() == false);  // before its subject it only asks
  CHECK(asking("the spread of information about prices").empty());           // behind a word of the subject it does not
  CHECK(asking("information retrieval and the library").empty());
  CHECK(asking("list processing in the sixties").empty());
  CHECK(asking("report of the border commission").empty());
  CHECK(asking("press reports on the river tolls").empty());
  CHECK(asking("the need for river tolls").empty());
  CHECK(asking("articles reports papers").empty());  // no question: no small word
  CHECK(asking("articles on").empty());
}

TEST_CASE("a question of nothing but words of asking is left as it is") {
  CHECK(asking("find me some articles about that").empty());
}

TEST_CASE("other languages ask with their own words") {
  CHECK(asking("Suche Artikel über die Zölle auf dem Fluss") == "suche artikel");
  CHECK(asking("je cherche des articles sur les péages de la rivière") == "cherche articles");
  CHECK(asking("busco artículos sobre los peajes del río") == "busco articulos");
  CHECK(asking("ищу статьи о пошлинах на реке") == "ищу статьи");
  CHECK(asking("أبحث عن مقالات حول رسوم النهر").empty() == false);
}

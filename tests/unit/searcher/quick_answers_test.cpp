// SPDX-License-Identifier: GPL-3.0-or-later
// What spares work gives the answers of the plain way: papers found by tables, and first ranks without a look at the
// meaning of all passages.
#include "base/analyzer.hpp"
#include "base/strings.hpp"
#include "index/meaning/update_meaning.hpp"
#include "searcher/answers/known_papers.hpp"
#include "searcher/searcher.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/stored_index.hpp"

#include <algorithm>
#include <random>

using namespace dossier;
using namespace dossier::testing;

namespace {

class Picker {
 public:
  explicit Picker(unsigned seed) : random_(seed) {}
  std::size_t below(std::size_t end) { return random_() % end; }
  const std::string& of(const std::vector<std::string>& list) { return list[below(list.size())]; }
  std::string words(const std::vector<std::string>& list, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : " ") + of(list);
    return text;
  }

 private:
  std::mt19937 random_;
};

const std::vector<std::string> families{"Okafor", "Lindqvist", "Haddad", "Moreau", "Tanaka"};
const std::vector<std::string> subjects{"rivers", "borders", "of", "the", "states", "Trade", "water"};

std::vector<Paper> random_papers(Picker& pick) {
  std::vector<Paper> papers(30);
  for (std::size_t i = 0; i < papers.size(); ++i) {
    auto& paper = papers[i];
    paper.id = (i % 2 == 0 ? "P" : "q") + std::to_string(i);
    paper.title = pick.words(subjects, pick.below(6));
    for (auto n = pick.below(3); n > 0; --n) paper.authors.push_back("Ana " + pick.of(families));
    if (pick.below(3) > 0) paper.year = static_cast<int>(2000 + pick.below(3));
    if (pick.below(4) == 0) paper.journal = pick.words(subjects, 2);
    if (pick.below(4) == 0) paper.citation_key = "Key" + std::to_string(pick.below(4));
    if (pick.below(4) == 0) paper.doi = "10.1/X" + std::to_string(pick.below(4));
  }
  return papers;
}

AskedPaper random_question(Picker& pick) {
  AskedPaper asked;
  switch (pick.below(6)) {
    case 0:
      asked.doi = "10.1/x" + std::to_string(pick.below(5));
      break;
    case 1:
      asked.key = pick.below(2) == 0 ? "key" + std::to_string(pick.below(4)) : "p" + std::to_string(pick.below(30));
      break;
    case 2:
      break;
    default:
      asked.text = pick.words(subjects, 1 + pick.below(4));
  }
  if (pick.below(3) == 0) asked.year = std::to_string(2000 + pick.below(4));
  if (asked.text.empty()) {
    for (auto n = pick.below(3); n > 0; --n) asked.names.push_back(lowered(pick.of(families)));
  }
  asked.text = lowered(asked.text);
  Tokens tokens;
  Analyzer{}.analyze(asked.text, tokens);
  for (std::size_t i = 0; i < tokens.size(); ++i) asked.names.emplace_back(tokens.term(i));
  if (asked.text.empty()) asked.text = asked.names.empty() ? asked.key : asked.names.front();
  return asked;
}

/// The same by looking at each paper.
bool is_meant(const Paper& paper, const AskedPaper& asked) {
  if (!asked.doi.empty()) return lowered(paper.doi) == asked.doi;
  const auto key = [&](const std::string& name) { return !asked.key.empty() && lowered(name) == asked.key; };
  if (key(paper.citation_key) || key(paper.id)) return true;
  const auto families_of = family_names(paper);
  const bool of_year = asked.year.empty() || (paper.year && std::to_string(*paper.year) == asked.year);
  const bool by_all = std::all_of(asked.names.begin(), asked.names.end(), [&](const std::string& name) {
    return std::any_of(families_of.begin(), families_of.end(), [&](const auto& own) { return lowered(own) == name; });
  });
  const bool asks = !asked.names.empty() || !asked.year.empty();
  if (asks && of_year && by_all) return true;
  if (!paper.journal.empty() && fold(paper.journal) == asked.text) return true;
  const auto title = fold(paper.title);
  const bool part = asked.names.size() >= 3 && (' ' + title + ' ').find(' ' + asked.text + ' ') != std::string::npos;
  return !title.empty() && (title == asked.text || part);
}

const std::vector<std::string> sea{"ferry", "harbour", "ship", "sail",   "anchor",
                                   "tide",  "captain", "deck", "rudder", "mast"};
const std::vector<std::string> law{"court",   "judge", "trial", "statute", "appeal",
                                   "verdict", "jury",  "clerk", "bench",   "plea"};

/// Papers of ten passages about the sea or the law, some words in most passages and some in few.
SourceContent two_subjects(std::size_t papers, Picker& pick) {
  std::vector<std::vector<std::string>> texts(papers);
  for (auto& paper : texts) {
    for (int n = 0; n < 10; ++n) {
      const auto& subject = pick.below(2) == 0 ? sea : law;
      auto text = pick.words({subject.begin(), subject.begin() + 5}, 4) + " " + pick.words(subject, 3 + pick.below(9));
      if (pick.below(40) == 0) text += " rare" + std::to_string(pick.below(3));
      paper.push_back(text);
    }
  }
  return content_of(texts);
}

std::vector<std::pair<std::string, double>> first_hits(const Searcher& searcher, const std::string& query,
                                                       std::uint32_t limit) {
  SearchRequest request;
  request.query = query;
  request.limit = limit;
  const auto response = searcher.search(request);
  REQUIRE(response);
  std::vector<std::pair<std::string, double>> hits;
  for (const auto& hit : response->hits) hits.emplace_back(hit.passage.id, hit.score);
  return hits;
}

}  // namespace

TEST_CASE("papers found by tables are those found by looking at each") {
  Picker pick(7);
  std::size_t found = 0;
  for (int library = 0; library < 20; ++library) {
    const auto papers = random_papers(pick);
    const KnownPapers known(papers);
    for (int question = 0; question < 100; ++question) {
      const auto asked = random_question(pick);
      const auto most = 1 + pick.below(6);
      CAPTURE(asked.doi, asked.key, asked.text, asked.year, asked.names.size(), most);
      std::vector<std::string> expected;
      for (const auto& paper : papers) {
        if (expected.size() < most && is_meant(paper, asked)) expected.push_back(paper.id);
      }
      const auto ids = known.meant(asked, most);
      CHECK(ids == expected);
      found += ids.size();
    }
  }
  CHECK(found > 1000);
}

TEST_CASE("the first ranks are those of the whole list, however many are asked for") {
  Picker pick(11);
  const test::TempFolder folder;
  const auto path = folder.path() / "index";
  {
    auto writer = IndexWriter::open(path);
    REQUIRE(writer);
    REQUIRE(writer->replace(two_subjects(200, pick)));
    REQUIRE(writer->commit());
  }
  REQUIRE(update_meaning(path));
  const auto reader = IndexReader::open(path);
  REQUIRE(reader);
  REQUIRE(*reader->meaning() != nullptr);
  const Searcher searcher(*reader);
  for (int i = 0; i < 60; ++i) {
    auto query = pick.words(pick.below(2) == 0 ? sea : law, 1 + pick.below(3));
    if (pick.below(3) == 0) query += " rare" + std::to_string(pick.below(3));
    if (pick.below(5) == 0) query += " " + pick.of(law);
    CAPTURE(query);
    // So many ranks are only had by looking at all passages.
    const auto whole = first_hits(searcher, query, 400);
    for (const std::uint32_t limit : {1U, 3U, 10U, 60U}) {
      auto expected = whole;
      expected.resize(std::min<std::size_t>(whole.size(), limit));
      CHECK(first_hits(searcher, query, limit) == expected);
    }
  }
}

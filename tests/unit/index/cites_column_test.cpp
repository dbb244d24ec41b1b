// SPDX-License-Identifier: GPL-3.0-or-later
// What the citations of a passage mean among the papers of a library.
#include "index/read/reader_state.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace dossier;

namespace {

Paper paper(const std::string& id, const std::string& author, int year) {
  Paper made;
  made.id = id;
  made.authors = {author};
  made.year = year;
  return made;
}

CitedWork work(const std::string& name, int year) {
  CitedWork made;
  made.authors = {{name}};
  made.year = year;
  return made;
}

Label cited(TextSpan span, const CitedWork& what) {
  Label label;
  label.facet = std::string(cited_facet);
  label.value = encode_cited_work(what);
  label.span = span;
  return label;
}

const CitedPapers& library() {
  static const CitedPapers papers({paper("khan", "Ana Khan", 2019), paper("raza", "Bea Raza", 2021)});
  return papers;
}

/// `paper begin-end` of each citation; the name of its work where the library has no such paper.
std::vector<std::string> citations_of(const Passage& passage) {
  std::vector<std::string> out;
  for (const auto& one : index::citations_in(passage, library())) {
    out.push_back((one.paper.empty() ? '?' + one.work.authors.front().front() : one.paper) + ' ' +
                  std::to_string(one.span.begin) + '-' + std::to_string(one.span.end));
  }
  return out;
}

using Texts = std::vector<std::string>;
using Numbers = std::vector<std::uint32_t>;

Numbers numbers(const LargeVector<std::uint32_t>& values) { return {values.begin(), values.end()}; }

}  // namespace

TEST_CASE("citations of a passage come in reading order, those of one place in that of its labels") {
  Passage passage;
  passage.paper = "own";
  passage.labels = {cited({20, 30}, work("khan", 2019)), cited({5, 9}, work("raza", 2021)),
                    cited({5, 9}, work("okafor", 2000)), cited({5, 9}, work("khan", 2019)),
                    cited({5, 8}, work("khan", 2019))};
  CHECK(citations_of(passage) == Texts{"khan 5-8", "raza 5-9", "?okafor 5-9", "khan 5-9", "khan 20-30"});
}

TEST_CASE("a label of another facet, or one that holds no work, is no citation, and no paper cites itself") {
  Passage passage;
  passage.paper = "khan";
  auto other = cited({1, 2}, work("raza", 2021));
  other.facet = "theory";
  auto broken = cited({3, 4}, work("raza", 2021));
  broken.value = "broken";
  passage.labels = {other, broken, cited({5, 6}, work("khan", 2019)), cited({7, 8}, work("raza", 2021))};
  CHECK(citations_of(passage) == Texts{"?khan 5-6", "raza 7-8"});
  CHECK(citations_of(Passage()).empty());
}

TEST_CASE("the column of who cites whom has each paper once a passage, and counts the passages") {
  // Passages 1 to 4: the first of the paper `khan`, which cites itself and raza, twice; the second nothing.
  FacetColumn works;
  works.values = {encode_cited_work(work("khan", 2019)), encode_cited_work(work("raza", 2021)),
                  encode_cited_work(work("okafor", 2000)), "broken"};
  works.ids = {1, 0, 1, 1, 0, 2, 3};
  works.starts = {0, 0, 3, 3, 5, 7};
  FacetColumn citing;
  citing.values = {"khan", "other"};
  citing.ids = {0, 1, 1, 1};
  citing.starts = {0, 0, 1, 2, 3, 4};
  const auto column = index::cites_column(works, citing, library());
  CHECK(column.name == cites_facet);
  CHECK(column.values == Texts{"khan", "raza"});
  CHECK(numbers(column.ids) == Numbers{1, 0, 1});
  CHECK(numbers(column.starts) == Numbers{0, 0, 1, 1, 3, 3});
  CHECK(column.totals == Numbers{1, 2});
}

TEST_CASE("the column of who cites whom is made of columns with one value a passage too") {
  FacetColumn works;
  works.values = {encode_cited_work(work("khan", 2019))};
  works.ids = {1, 0, 1, 0};
  FacetColumn citing;
  citing.values = {"other"};
  citing.ids = {1, 0, 0, 1};
  const auto column = index::cites_column(works, citing, library());
  CHECK(column.values == Texts{"khan"});
  CHECK(numbers(column.ids) == Numbers{0, 0});
  CHECK(numbers(column.starts) == Numbers{0, 0, 1, 1, 2});
  CHECK(column.totals == Numbers{2});
  const auto none = index::cites_column({}, {}, library());
  CHECK(none.values.empty());
  CHECK(numbers(none.starts) == Numbers{0});
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/check/check.hpp"
#include "index/read/index_reader.hpp"
#include "searcher/relations/citing_sentence.hpp"
#include "searcher/searcher.hpp"
#include "tests/unit/indexer/library.hpp"

#include <algorithm>
#include <string>

namespace dossier {
namespace {

std::string paper_text(const std::string& title, const std::string& author, int year, const std::string& text,
                       const std::string& references) {
  return "---\ntitle: \"" + title + "\"\nauthor: " + author + "\ndate: " + std::to_string(year) +
         "\n---\n\n# Introduction\n\n" + text + "\n" +
         (references.empty() ? "" : "\n# References\n\n" + references + "\n");
}

void put_rivers(const test::Library& library) {
  library.put("rivers.md", paper_text("Rivers of Mistrust", "Sana Khan", 2019,
                                      "Water talks between the two states have failed four times since the war.", ""));
}

void put_citing(const test::Library& library) {
  library.put(
      "bridge.md",
      paper_text("The Bridge", "Tomas Wren", 2020,
                 "Talks fail for lack of trust. Contrary to this, Khan et al. are not quoted here. As S. Khan "
                 "(2019, p. 3) shows, rivers do not help. Nobody minds.",
                 "Khan, S. (2019). Rivers of mistrust. Journal of Rivers, 2(1), 1–30.\n\nRoe, J. (2001). Another "
                 "work entirely. Lowry: Fair Press."));
}

CitationsResponse citations_of(const IndexReader& reader, const std::string& paper) {
  const Searcher searcher(reader);
  CitationsRequest request;
  request.paper = paper;
  auto response = searcher.citations(request);
  REQUIRE(response);
  return *std::move(response);
}

}  // namespace

TEST_CASE("a paper that arrives later is found by citations that were read before it") {
  test::Library library;
  library.options.label = true;
  put_citing(library);
  library.build();
  {
    const auto reader = IndexReader::open(library.options.index);
    REQUIRE(reader);
    REQUIRE(reader->has_citations());
    const auto column = reader->column(cites_facet);
    REQUIRE(column);
    REQUIRE(*column != nullptr);
    CHECK((*column)->values.empty());
  }
  put_rivers(library);
  const auto report = library.build();
  CHECK(report.indexed == 1);
  CHECK(report.unchanged == 1);
  const auto reader = IndexReader::open(library.options.index);
  REQUIRE(reader);
  const auto response = citations_of(*reader, "rivers");
  REQUIRE(response.cited_by.size() == 1);
  const auto& link = response.cited_by.front();
  CHECK(link.citing == "bridge");
  CHECK(link.passages == 1);
  CHECK(link.listed);
  REQUIRE(link.sentences.size() == 1);
  CHECK(link.sentences.front().text == "As S. Khan (2019, p. 3) shows, rivers do not help.");
  REQUIRE(link.sentences.front().citations.size() == 1);
  CHECK(link.sentences.front().citations.front().of(link.sentences.front().text) == "S. Khan (2019");
  const auto back = citations_of(*reader, "bridge");
  CHECK(back.cited_by.empty());
  REQUIRE(back.cites.size() == 1);
  CHECK(back.cites.front().cited == "rivers");
  CHECK(back.elsewhere == 1);

  // A paper that goes takes its citations along.
  std::filesystem::remove(library.papers / "rivers.md");
  library.build();
  const auto after = IndexReader::open(library.options.index);
  REQUIRE(after);
  CHECK(citations_of(*after, "bridge").cites.empty());
}

TEST_CASE("citations count as a search counts them, and the index stays sound") {
  test::Library library;
  library.options.label = true;
  put_rivers(library);
  put_citing(library);
  library.build();
  const auto reader = IndexReader::open(library.options.index);
  REQUIRE(reader);
  const Searcher searcher(*reader);
  SearchRequest search;
  search.query = "cites:rivers";
  const auto found = searcher.search(search);
  REQUIRE(found);
  CHECK(found->total == citations_of(*reader, "rivers").cited_by.front().passages);
  const auto& facets = reader->facets();
  CHECK(std::count(facets.begin(), facets.end(), std::string(cites_facet)) == 1);
  CHECK(std::count(facets.begin(), facets.end(), std::string(cited_facet)) == 0);
  for (DocId doc = 1; doc <= reader->last_doc(); ++doc) {
    const auto passage = reader->passage(doc);
    if (!passage) continue;
    CHECK(std::none_of(passage->labels.begin(), passage->labels.end(),
                       [](const Label& label) { return label.facet == cited_facet; }));
  }
  const auto checked = check_index(library.options.index);
  REQUIRE(checked);
  CHECK(checked->findings.empty());
}

TEST_CASE("an index without citations says so, an unknown paper too") {
  test::Library library;  // without labels
  put_rivers(library);
  library.build();
  const auto reader = IndexReader::open(library.options.index);
  REQUIRE(reader);
  const auto none = Searcher(*reader).citations({});
  REQUIRE_FALSE(none);
  CHECK(none.error().code == ErrorCode::NotFound);
  CHECK(none.error().hint.find("--rebuild") != std::string::npos);
}

TEST_CASE("the sentence around a citation ends at no abbreviation") {
  const std::string text = "First one. As Okafor et al. (2017, pp. 3–4) show, cf. Khan (2019), it holds. Last one.";
  const auto at = static_cast<std::uint32_t>(text.find("Okafor"));
  CHECK(sentence_around(text, {at, at + 6}).of(text) ==
        "As Okafor et al. (2017, pp. 3–4) show, cf. Khan (2019), it holds.");
  CHECK(sentence_around("Khan 2019", {0, 9}).of("Khan 2019") == "Khan 2019");
}

}  // namespace dossier

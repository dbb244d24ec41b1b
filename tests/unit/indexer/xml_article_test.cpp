// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/markup/html_reader.hpp"
#include "indexer/markup/jats_reader.hpp"
#include "indexer/markup/tei_reader.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <string>
#include <vector>

using namespace dossier;
using namespace dossier::reading;

namespace {

using Texts = std::vector<std::string>;

/// The texts of the blocks behind title and authors.
Texts texts_of(const Result<MarkedUp>& read, std::size_t behind = 1) {
  REQUIRE(read);
  Texts texts;
  for (const auto& block : read->blocks) texts.push_back(block.text);
  texts.erase(texts.begin(), texts.begin() + static_cast<std::ptrdiff_t>(std::min(behind, texts.size())));
  return texts;
}

std::string tei(const std::string& body) {
  return "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc><titleStmt><title>Salt</title></titleStmt>"
         "</fileDesc></teiHeader><text><body>" +
         body + "</body></text></TEI>";
}

std::string jats(const std::string& body) {
  return "<article><front><article-meta><title-group><article-title>Salt</article-title></title-group></article-meta>"
         "</front><body>" +
         body + "</body></article>";
}

}  // namespace

TEST_CASE("words in elements of TEI that nobody knows are paragraphs") {
  CHECK(texts_of(read_tei(tei("<ab>Carried in spring.</ab><sp><l>Over the <hi>hills</hi>,</l><l>and home.</l></sp>"
                              "<quote>Salt is dear.</quote>"))) ==
        Texts{"Carried in spring.", "Over the hills,", "and home.", "Salt is dear."});
}

TEST_CASE("a quotation cuts a paragraph of TEI in two") {
  CHECK(texts_of(read_tei(tei("<p>He said: <quote>Salt is dear.</quote> Nobody answered.</p>"))) ==
        Texts{"He said:", "Salt is dear.", "Nobody answered."});
}

TEST_CASE("words in elements of JATS that nobody knows are kept") {
  CHECK(texts_of(read_jats(jats("<verse-group><verse-line>Over the hills</verse-line></verse-group>"
                                "<disp-quote><attrib>A carrier</attrib></disp-quote>"))) ==
        Texts{"Over the hills", "A carrier"});
  CHECK(texts_of(read_jats(jats("<list><list-item><title>First.</title><p>Salt.</p></list-item></list>"))) ==
        Texts{"First. Salt."});
}

TEST_CASE("references of TEI stand below a heading, as high as that of the part they are in") {
  struct Row {
    int parts;
    int level;
  };
  for (const auto& row : {Row{0, 2}, Row{1, 2}, Row{2, 3}}) {
    CAPTURE(row.parts);
    std::string body;
    for (int i = 0; i < row.parts; ++i) body += "<div>";
    body += "<listBibl><bibl>Brook, Salt, 2001.</bibl></listBibl>";
    for (int i = 0; i < row.parts; ++i) body += "</div>";
    const auto read = read_tei(tei("<div><head>Tin</head><p>The mines were open.</p></div>" + body));
    REQUIRE(read);
    const auto heading = std::find_if(read->blocks.begin(), read->blocks.end(),
                                      [](const Block& block) { return block.text == "References"; });
    REQUIRE(heading != read->blocks.end());
    CHECK(heading->level == row.level);
    REQUIRE(std::next(heading) != read->blocks.end());
    CHECK(std::next(heading)->text == "Brook, Salt, 2001.");
  }
}

TEST_CASE("the head of a page that holds the title stays, one of a site with links goes") {
  const std::string text = "<p>Salt came by river, and wool went back the same way.</p>";
  const auto paper = read_html(
      "<html><head><meta name='author' content='Ada Brook'></head><body><header><h1>Salt and Wool"
      "</h1><p>Ada Brook</p><p>2016</p></header>" +
      text + "</body></html>");
  REQUIRE(paper);
  CHECK(paper->blocks.front().text == "Salt and Wool");
  CHECK(paper->fallback.authors == std::vector<std::string>{"Ada Brook"});
  const auto linked = read_html(
      "<html><body><header><h1>Salt<a id='top'></a></h1><a href='#n1'>1</a><a href='mailto:a@b.org'>Ada</a>"
      "<a href='https://orcid.org/0000-0002'>Ada</a><a href='https://doi.org/10.1/s'>10.1/s</a></header>" +
      text + "</body></html>");
  REQUIRE(linked);
  CHECK(linked->blocks.front().text == "Salt");
  const auto site =
      read_html("<html><body><header><a href='/'><h1>Daily Lake</h1></a></header>" + text + "</body></html>");
  CHECK(texts_of(site, 0) == Texts{"Salt came by river, and wool went back the same way."});
}

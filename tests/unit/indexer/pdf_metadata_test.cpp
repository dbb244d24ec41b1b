// SPDX-License-Identifier: GPL-3.0-or-later
// What a PDF's own data say of the paper, and how far they are believed.
#include "indexer/pdf_metadata.hpp"

#include "indexer/paper_reader.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/indexer/pdf_file.hpp"

namespace {

using namespace dossier;
using reading::paper_in;
using Names = std::vector<std::string>;

std::string xmp_with(const std::string& properties) {
  return "<?xpacket begin=\"\" id=\"W5M0\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
         "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description "
         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
         "xmlns:prism=\"http://prismstandard.org/namespaces/basic/2.0/\" prism:volume=\"12\">" +
         properties + "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>";
}

const std::string publisher = xmp_with(
    "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Salt and Snow on the Passes</rdf:li></rdf:Alt></dc:title>"
    "<dc:creator><rdf:Seq><rdf:li>Ada Miller</rdf:li><rdf:li>Jon van der Berg</rdf:li></rdf:Seq></dc:creator>"
    "<prism:doi>10.5555/CS.12.3</prism:doi><prism:publicationName>Coastal Studies</prism:publicationName>"
    "<prism:number>3</prism:number><prism:coverDate>2014-06-01</prism:coverDate>");

TEST_CASE("XMP of publishers gives title, authors, DOI, journal, volume, issue and year") {
  const auto paper = paper_in({"", "", publisher});
  CHECK(paper.title == "Salt and Snow on the Passes");
  CHECK(paper.authors == Names{"Ada Miller", "Jon van der Berg"});
  CHECK(paper.doi == "10.5555/cs.12.3");
  CHECK(paper.journal == "Coastal Studies");
  CHECK(paper.volume == "12");
  CHECK(paper.issue == "3");
  CHECK(paper.year == 2014);
  CHECK(paper.sources.at("doi") == "file");
}

TEST_CASE("What programs put among the data is no title and no author") {
  for (const auto* title : {"Microsoft Word - x.doc", "final_version_3", "Untitled", "PII: S0378-8733(98)00012-3",
                            "paper.dvi", "C:\\papers\\salt on the passes", "Layout 1", "Salt"}) {
    CAPTURE(title);
    CHECK(paper_in({title, "", ""}).title.empty());
  }
  CHECK(paper_in({"Salt and Snow on the Passes", "", ""}).title == "Salt and Snow on the Passes");
  for (const auto* author : {"jsmith", "Administrator", "Office User", "LaTeX with hyperref", "ada@coast.example",
                             "HP 2013", "Microsoft Corporation", ""}) {
    CAPTURE(author);
    CHECK(paper_in({"", author, ""}).authors.empty());
  }
  CHECK(paper_in({"", "Ada Miller, Jon Weaver", ""}).authors == Names{"Ada Miller", "Jon Weaver"});
  CHECK(paper_in({"", "Ada Miller", "<broken"}).authors == Names{"Ada Miller"});
}

TEST_CASE("What is printed counts more than the data, but for the DOI") {
  Paper printed;
  printed.title = "Snow on the Passes";
  printed.doi = "10.5555/cited";
  printed.sources = {{"title", "text"}, {"doi", "text"}};
  reading::complete_from(paper_in({"", "", publisher}), printed);
  CHECK(printed.title == "Snow on the Passes");
  CHECK(printed.sources.at("title") == "text");
  CHECK(printed.doi == "10.5555/cs.12.3");
  CHECK(printed.sources.at("doi") == "file");
  CHECK(printed.authors == Names{"Ada Miller", "Jon van der Berg"});
  CHECK(printed.sources.at("authors") == "file");
}

TEST_CASE("The data of a PDF complete what is read of it") {
  std::vector<pdf_file::Line> page;
  pdf_file::put(page, 760, 20, {"The Salt Roads of the Northern Coast"});
  pdf_file::put(page, 690, 11,
                {"Salt was carried over the hills for as long as people lived at the coast and kept",
                 "cattle in the valleys behind it. The carriers went in spring and came home before",
                 "the first snow closed the passes, with wool and iron for the villages at the sea."});
  const auto reading = read_paper(pdf_file::with_pages({page}, "salt_final.doc", publisher));
  REQUIRE(reading);
  CHECK(reading->paper.title == "The Salt Roads of the Northern Coast");
  CHECK(reading->paper.authors == Names{"Ada Miller", "Jon van der Berg"});
  CHECK(reading->paper.doi == "10.5555/cs.12.3");
  CHECK(reading->paper.sources.at("title") == "text");
  CHECK(reading->paper.sources.at("journal") == "file");
}

}  // namespace

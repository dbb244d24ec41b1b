// SPDX-License-Identifier: GPL-3.0-or-later
// PDFs from their bytes to an index.
#include "indexer/pdf_paper.hpp"
#include "index/read/index_reader.hpp"
#include "index/write/index_writer.hpp"
#include "indexer/paper_reader.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/indexer/library.hpp"
#include "tests/unit/indexer/pdf_file.hpp"

#include <algorithm>
#include <cmath>

namespace {

using namespace dossier;
using test::Library;

const Passage* holding(const std::vector<Passage>& passages, std::string_view words) {
  const auto found = std::find_if(passages.begin(), passages.end(), [&](const Passage& passage) {
    return passage.text.find(words) != std::string::npos;
  });
  return found == passages.end() ? nullptr : &*found;
}

std::string why_skipped(const BuildReport& report, const std::string& path) {
  for (const auto& file : report.files) {
    if (file.path == path) return file.outcome == FileOutcome::Skipped ? file.skipped_because : "it is not skipped";
  }
  return "it is not in the report";
}

TEST_CASE("A PDF gives title, headings, sections, pages and whole paragraphs") {
  const auto reading = read_paper(pdf_file::paper());
  REQUIRE(reading);
  CHECK(reading->paper.title == "The Salt Roads of the Northern Coast");
  CHECK(reading->paper.authors == std::vector<std::string>{"Ada Miller", "Jon Weaver"});
  const auto* opening = holding(reading->passages, "Salt was carried");
  REQUIRE(opening != nullptr);
  CHECK(opening->text.ends_with("given up within ten years."));
  CHECK(opening->text.find("kept cattle in the valleys") != std::string::npos);
  CHECK(opening->kind == PassageKind::Paragraph);
  CHECK(opening->heading == std::vector<std::string>{"1 Introduction"});
  CHECK(opening->section == Section::Introduction);
  CHECK(opening->pages == PageRange{1, 1});
  CHECK(opening->lines == LineRange{});
  const auto* methods = holding(reading->passages, "toll books");
  REQUIRE(methods != nullptr);
  CHECK(methods->section == Section::Methods);
  const auto* results = holding(reading->passages, "paid in kind");
  REQUIRE(results != nullptr);
  CHECK(results->section == Section::Analysis);
  CHECK(results->pages == PageRange{2, 2});
  CHECK_FALSE(results->printed.known());
  REQUIRE(results->boxes.size() == 1);
  const auto& box = results->boxes[0];
  // Three lines of 11 points whose baselines are 735, 721 and 707 points above the lower edge.
  CHECK(box.page == 2);
  CHECK(std::abs(box.x - 72) < 2);
  CHECK((box.y > 842 - 735 - 14 && box.y < 842 - 735 - 5));
  CHECK((box.y + box.height > 842 - 707 && box.y + box.height < 842 - 707 + 8));
  CHECK((box.width > 300 && box.width < 480));
  for (std::size_t i = 0; i < reading->passages.size(); ++i) CHECK(reading->passages[i].n == i + 1);
}

TEST_CASE("A PDF is known by its bytes") {
  CHECK(reading::is_pdf("%PDF-1.7\n"));
  CHECK(reading::is_pdf("mail header\n\n" + pdf_file::paper()));
  CHECK_FALSE(reading::is_pdf("# On files\n\nA file that begins with %PDF- is a PDF."));
  CHECK_FALSE(reading::is_pdf(std::string(1024, ' ') + pdf_file::paper()));
  CHECK_FALSE(reading::is_pdf(""));
}

TEST_CASE("The title among the data of a PDF counts where none is printed and it reads like one") {
  std::vector<pdf_file::Line> page;
  pdf_file::put(page, 700, 11,
                {"the carriers went in spring and came home before the first snow closed the passes,",
                 "with wool and iron for the villages at the sea, and with news of the year's prices",
                 "that nobody at the coast could have had before them, or would have wished to miss."});
  const auto title_for = [&](std::string_view given) {
    const auto reading = read_paper(pdf_file::with_pages({page}, given));
    REQUIRE(reading);
    return reading->paper.title;
  };
  CHECK(title_for("Salt and Snow on the Passes") == "Salt and Snow on the Passes");
  CHECK(title_for("Microsoft Word - salt and snow.doc").empty());
  CHECK(title_for("salt_and snow final").empty());
  CHECK(title_for("Untitled").empty());
}

TEST_CASE("Year and DOI come from the small print, and not from years that the title names") {
  const auto year_for = [](const std::string& title, const std::string& head) {
    std::vector<std::vector<pdf_file::Line>> pages(4);
    for (auto& page : pages) {
      pdf_file::put(page, 815, 8, {head});
      pdf_file::put(page, 640, 11,
                    {"The carriers went in spring and came home before the first snow closed the passes,",
                     "with wool and iron for the villages at the sea, and with news of the town's prices",
                     "that nobody at the coast could have had before them, or would have wished to miss."});
    }
    pdf_file::put(pages.front(), 740, 20, {title});
    const auto reading = read_paper(pdf_file::with_pages(pages));
    REQUIRE(reading);
    return std::pair(reading->paper.year, reading->paper.doi);
  };
  CHECK(year_for("Salt on the Passes", "Coastal Studies 12 (2014) doi:10.5555/cs.12.3") ==
        std::pair(std::optional<int>(2014), std::string("10.5555/cs.12.3")));
  CHECK_FALSE(year_for("Salt on the Passes in 1958", "Salt on the Passes in 1958").first);
}

TEST_CASE("PDFs without text or broken are reported and the others are indexed, whatever their names") {
  Library library;
  library.put("salt.pdf", pdf_file::paper());
  library.put("named-wrongly.md", pdf_file::paper() + "% another file\n");
  library.put("scan.pdf", pdf_file::with_pages({{}, {}, {}}));
  library.put("broken.pdf", "%PDF-1.7\nnothing more");
  library.put("plain.md", "# On Ferries\n\n## Introduction\n\nThe ferry crossed the strait every day of the week.\n");
  const auto report = library.build();
  CHECK(report.indexed == 3);
  CHECK(report.skipped == 2);
  CHECK(why_skipped(report, "papers/scan.pdf").find("no text layer (a scan); run `dossier index --ocr`") !=
        std::string::npos);
  CHECK(why_skipped(report, "papers/broken.pdf").find("PDF") != std::string::npos);
  auto reader = IndexReader::open(library.options.index);
  REQUIRE(reader);
  CHECK_FALSE(library.build().changed);
}

TEST_CASE("Many PDFs are read by several threads, always alike") {
  Library library;
  for (int i = 0; i < 12; ++i) {
    library.put("salt-" + std::to_string(i) + ".pdf", pdf_file::paper() + "% " + std::to_string(i) + "\n");
  }
  CHECK(library.build().indexed == 12);
  const auto first = read_paper(pdf_file::paper());
  const auto second = read_paper(pdf_file::paper());
  REQUIRE(first);
  REQUIRE(second);
  CHECK(first->passages == second->passages);
}

}  // namespace

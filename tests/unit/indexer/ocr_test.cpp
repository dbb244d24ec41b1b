// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source/ocr.hpp"
#include "index/read/index_reader.hpp"
#include "indexer/bibliography/identity.hpp"
#include "indexer/read_files.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/indexer/fake_program.hpp"
#include "tests/unit/indexer/library.hpp"
#include "tests/unit/indexer/pdf_file.hpp"

#include <atomic>
#include <filesystem>
#include <string>

using namespace dossier;
using namespace dossier::test;

namespace {

FakeProgram fake_ocr(const std::string& script) {
  return FakeProgram("ocrmypdf", script, {{"recognised.pdf", pdf_file::paper()}});
}

const std::string scan = pdf_file::with_pages({{}, {}, {}});
const std::string recognises = "cp \"$(dirname \"$0\")/../recognised.pdf\" \"$4\"\n";

std::string reason(const BuildReport& report) {
  return report.files.empty() ? "" : report.files.front().skipped_because;
}

}  // namespace

TEST_CASE("a scan is recognised into the cache, and its file stays as it is") {
  const auto ocr = fake_ocr(recognises);
  Library library;
  library.put("scan.pdf", scan);
  CHECK(library.build().skipped == 1);
  CHECK(ocr.runs() == 0);
  library.options.ocr = true;
  const auto report = library.build();
  CHECK(report.indexed == 1);
  CHECK(report.passages > 1);
  CHECK(ocr.runs() == 1);
  CHECK(ocr.kept("ocr") == 1);
  CHECK(fs::file_size(library.papers / "scan.pdf") == scan.size());
  CHECK_FALSE(library.build().changed);
  library.options.rebuild = true;
  CHECK(library.build().indexed == 1);
  CHECK(ocr.runs() == 1);
}

TEST_CASE("a recognised scan that is read again without being asked to keeps its text") {
  const auto ocr = fake_ocr(recognises);
  Library library;
  library.put("scan.pdf", scan);
  library.options.ocr = true;
  const auto passages = library.build().passages;
  REQUIRE(passages > 1);
  library.options.ocr = false;
  library.options.label = !library.options.label;  // what a file is read with has changed
  const auto again = library.build();
  CHECK(again.indexed == 1);
  CHECK(again.passages == passages);
  CHECK(ocr.runs() == 1);
  library.options.rebuild = true;
  CHECK(library.build().passages == passages);
  CHECK(ocr.runs() == 1);
}

TEST_CASE("a file that gives nothing now, though its bytes are the same, keeps what the index has of it") {
  Library library;
  library.put("long.md", "# Salt\n\n" + std::string(3000, 'a') + " was carried over the hills.\n");
  const auto passages = library.build().passages;
  REQUIRE(passages > 0);
  library.options.max_file_size = 1000;
  library.options.label = !library.options.label;
  const auto again = library.build();
  CHECK(again.skipped == 1);
  CHECK(again.passages == passages);
  CHECK(reason(again).find("its indexed passages are kept") != std::string::npos);
  library.put("long.md", "# Salt\n\n" + std::string(4000, 'b') + " was carried over the hills.\n");
  CHECK(library.build().passages == 0);
}

TEST_CASE("options to read a file again are those that it was read with") {
  FileRecord record;
  record.content_hash = "0f0f+r5";
  record.bytes = std::uint64_t{1} << 30U;
  CHECK_FALSE(options_to_read_again(record).label);
  CHECK(options_to_read_again(record).max_file_size == record.bytes);
  record.content_hash = "0f0f+r5l5abcdef";
  record.bytes = 10;
  CHECK(options_to_read_again(record).label);
  CHECK(options_to_read_again(record).max_file_size == BuildOptions().max_file_size);
}

TEST_CASE("a scan whose pages have the same stamp is a scan, and recognised as a whole") {
  const auto ocr = fake_ocr(recognises);
  Library library;
  const pdf_file::Line stamp{72, 30, 7, "This content was downloaded on 3 March 2014. All use is subject to terms."};
  library.put("stamped.pdf", pdf_file::with_pages({{stamp}, {stamp}, {stamp}, {stamp}}));
  CHECK(reason(library.build()).find("a scan, with stamps or page numbers as its only text") != std::string::npos);
  library.options.ocr = true;
  CHECK(library.build().indexed == 1);
  CHECK(ocr.runs() == 1);
}

TEST_CASE("scans among pages with text are recognised where the report says that it helps") {
  const auto ocr = fake_ocr(recognises);
  Library library;
  std::vector<pdf_file::Line> page;
  for (int i = 0; i < 8; ++i) {
    pdf_file::put(page, 780 - (80 * i), 11,
                  {"Salt was carried over the hills for as long as people lived at the coast and",
                   "kept cattle in the valleys behind it, in the year " + std::to_string(1700 + i) + " as before."});
  }
  library.put("mixed.pdf", pdf_file::with_pages({page, {}, {}, {}, {}, {}, {}, {}}));
  const auto before = library.build();
  REQUIRE(before.indexed == 1);
  CHECK(before.files.front().badly_read_because.find("run `dossier index --ocr`") != std::string::npos);
  CHECK(ocr.runs() == 0);
  library.options.ocr = true;
  const auto after = library.build();
  CHECK(ocr.runs() == 1);
  REQUIRE(after.files.size() == 1);
  CHECK(after.files.front().badly_read_because.empty());
}

TEST_CASE("without ocrmypdf the report says so") {
  const auto ocr = fake_ocr("");
  Library library;
  library.options.ocr = true;
  library.put("scan.pdf", scan);
  const auto report = library.build();
  CHECK(report.skipped == 1);
  CHECK(reason(report).find("ocrmypdf is not installed; install it") != std::string::npos);
  CHECK(ocr.kept("ocr") == 0);
}

TEST_CASE("an ocrmypdf that fails, makes nothing or hangs is reported and leaves nothing behind") {
  struct Row {
    std::string script;
    std::string message;
  };
  const Row rows[] = {
      {"exit 3\n", "failed with status 3"}, {"exit 0\n", "made nothing"}, {"sleep 60\n", "takes too long"}};
  for (const auto& row : rows) {
    INFO(row.message);
    const auto ocr = fake_ocr(row.script);
    const auto made = pdf::with_text_layer(scan, "0123", true, {std::chrono::seconds(1)});
    REQUIRE_FALSE(made);
    CHECK(made.error().message.find(row.message) != std::string::npos);
    CHECK(ocr.kept("ocr") == 0);
  }
}

TEST_CASE("a file that has a text layer is not recognised") {
  const auto ocr = fake_ocr(recognises);
  Library library;
  library.options.ocr = true;
  library.put("salt.pdf", pdf_file::paper());
  CHECK(library.build().indexed == 1);
  CHECK(ocr.runs() == 0);
}

namespace {

/// A page of text and so many empty ones behind it.
std::string with_scans(std::size_t empty) {
  std::vector<std::vector<pdf_file::Line>> pages(1);
  for (int i = 0; i < 8; ++i) {
    pdf_file::put(pages[0], 780 - (80 * i), 11,
                  {"Salt was carried over the hills for as long as people lived at the coast and",
                   "kept cattle in the valleys behind it, in the year " + std::to_string(1700 + i) + " as before."});
  }
  pages.resize(1 + empty);
  return pdf_file::with_pages(pages);
}

}  // namespace

TEST_CASE("of a PDF with text the better reading is kept, and it is not read again for it") {
  const FakeProgram ocr("ocrmypdf", recognises, {{"recognised.pdf", with_scans(20)}});
  Library library;
  library.options.ocr = true;
  library.put("mixed.pdf", with_scans(7));
  const auto report = library.build();
  CHECK(ocr.runs() == 1);
  REQUIRE(report.files.size() == 1);
  REQUIRE(report.files.front().notes.size() == 1);
  CHECK(report.files.front().notes.front() == "what ocrmypdf recognised reads worse than its own text, which is kept");
  CHECK(report.files.front().badly_read_because.find("--ocr") != std::string::npos);
  CHECK(library.build().unchanged == 1);
}

TEST_CASE("a PDF that is still badly read behind ocrmypdf is not read again by each run") {
  const FakeProgram ocr("ocrmypdf", recognises, {{"recognised.pdf", with_scans(6)}});
  Library library;
  library.options.ocr = true;
  library.put("mixed.pdf", with_scans(7));
  const auto report = library.build();
  REQUIRE(report.files.size() == 1);
  CHECK(report.files.front().notes.front() == "ocrmypdf recognised its text; the file is unchanged");
  CHECK(report.files.front().badly_read_because.find("--ocr") != std::string::npos);
  CHECK(library.build().unchanged == 1);
}

TEST_CASE("captions of figures on pages of their own are no stamps") {
  const auto ocr = fake_ocr(recognises);
  Library library;
  library.options.ocr = true;
  std::vector<std::vector<pdf_file::Line>> pages(1);
  for (int i = 0; i < 8; ++i) {
    pdf_file::put(pages[0], 780 - (80 * i), 11,
                  {"Salt was carried over the hills for as long as people lived at the coast and",
                   "kept cattle in the valleys behind it, in the year " + std::to_string(1700 + i) + " as before."});
  }
  for (int i = 1; i < 6; ++i) pages.push_back({{72, 60, 10, "Figure " + std::to_string(i)}});
  library.put("figures.pdf", pdf_file::with_pages(pages));
  const auto report = library.build();
  CHECK(ocr.runs() == 0);
  REQUIRE(report.files.size() == 1);
  CHECK(report.files.front().badly_read_because.find("--ocr") == std::string::npos);
}

TEST_CASE("pages with a stamp alone are replaced only where most pages are such") {
  const auto ocr = fake_ocr("test \"$2\" = --skip-text || exit 9\n" + recognises);
  Library library;
  library.options.ocr = true;
  std::vector<std::vector<pdf_file::Line>> pages(2);
  for (auto& page : pages) {
    for (int i = 0; i < 8; ++i) {
      pdf_file::put(page, 780 - (80 * i), 11,
                    {"Salt was carried over the hills for as long as people lived at the coast and",
                     "kept cattle in the valleys behind it, in the year " + std::to_string(1700 + i) + " as before."});
    }
  }
  for (int i = 0; i < 4; ++i) pages.push_back({{72, 30, 7, "Scanned by the library of the salt office"}});
  pages.resize(9);
  library.put("stamped.pdf", pdf_file::with_pages(pages));
  const auto report = library.build();
  CHECK(ocr.runs() == 1);
  REQUIRE(report.files.size() == 1);
  CHECK(report.files.front().notes == std::vector<std::string>{"ocrmypdf recognised its text; the file is unchanged"});
}

TEST_CASE("no text is recognised once the run is stopped") {
  const auto ocr = fake_ocr(recognises);
  Library library;
  library.put("scan.pdf", scan);
  PlannedFile file;
  file.file.path = library.papers / "scan.pdf";
  file.file.name = "scan.pdf";
  const std::atomic<bool> stopped = true;
  library.options.ocr = true;
  library.options.cancel = &stopped;
  const bibliography::Identities identities({}, {}, {});
  const auto read = read_files({&file}, nullptr, identities, library.options);
  CHECK(ocr.runs() == 0);
  REQUIRE(read.size() == 1);
  CHECK(read.front().failure.has_value());
}

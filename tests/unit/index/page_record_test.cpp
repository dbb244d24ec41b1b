// SPDX-License-Identifier: GPL-3.0-or-later
// Pages, printed numbers and boxes in the record of a passage.
#include "index/format/format.hpp"
#include "index/format/records.hpp"
#include "index/page_text.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/index/invented.hpp"

#include <fstream>
#include <limits>

using namespace dossier;
using namespace dossier::index;
using namespace dossier::test;

namespace {

std::string encoded(const Passage& passage) {
  ByteWriter out;
  encode_passage(out, passage, nullptr);
  return out.take();
}

Passage recoded(const Passage& passage) {
  const auto stored = decode_passage(encoded(passage));
  REQUIRE(stored);
  return stored->passage;
}

Passage placed(PageRange pages, PrintedPages printed, std::vector<PageBox> boxes = {}) {
  auto passage = invented_passage("salt", 3, "Salt went over the hills.");
  passage.pages = pages;
  passage.printed = std::move(printed);
  passage.boxes = std::move(boxes);
  return passage;
}

}  // namespace

TEST_CASE("pages, printed numbers and boxes come back from the record") {
  const std::vector<Passage> passages{
      placed({}, {}),
      placed({7, 7}, {}),
      placed({7, 9}, {}),
      placed({7, 8}, {"214", "215"}),
      placed({1, 2}, {"xii", "1"}, {{1, 72, 600.5F, 451.3F, 120}, {2, 0, 0, 0.1F, 14400}}),
  };
  for (const auto& passage : passages) CHECK(recoded(passage) == passage);
}

TEST_CASE("boxes take a tenth of a point each, and nonsense takes the nearest sense") {
  const auto passage = recoded(placed({1, 1}, {}, {{1, 10.04F, -3, std::numeric_limits<float>::quiet_NaN(), 1e30F}}));
  REQUIRE(passage.boxes.size() == 1);
  CHECK(passage.boxes[0] == PageBox{1, 10, 0, 0, 1e6F});
  const auto plain = encoded(placed({1, 1}, {})).size();
  const auto boxed = encoded(placed({1, 1}, {}, {{1, 72, 600, 451, 120}, {1, 300, 60, 200, 80}})).size();
  CHECK(boxed - plain <= 2 * 9 + 2);
}

TEST_CASE("a record of one page, without printed numbers and boxes, is read from its bytes") {
  ByteWriter record;
  record.number(1 + 2 + 4);  // a page, lines, an id that follows the paper
  record.text("salt");
  record.text("3");
  for (const auto number : {3, 0, 7}) record.number(static_cast<std::uint64_t>(number));  // n, kind, section
  for (int list = 0; list < 3; ++list) record.number(0);                                  // heading, labels, fields
  for (const auto number : {17, 40, 44}) record.number(static_cast<std::uint64_t>(number));
  record.text("Salt went over the hills.");
  const auto stored = decode_passage(record.bytes());
  REQUIRE(stored);
  CHECK(stored->passage.id == "salt:3");
  CHECK(stored->passage.pages == PageRange{17, 17});
  CHECK(stored->passage.lines == LineRange{40, 44});
  CHECK_FALSE(stored->passage.printed.known());
  CHECK(stored->passage.boxes.empty());
  CHECK(page_locator(stored->passage) == "p. 17");
}

TEST_CASE("damaged places are no record") {
  const auto bytes = encoded(placed({1, 2}, {"xii", "1"}, {{1, 72, 600, 451, 120}, {2, 72, 54, 451, 33}}));
  for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_FALSE(decode_passage(bytes.substr(0, size)));
}

TEST_CASE("an index of an older or newer format is refused") {
  const TempFolder folder;
  const auto path = folder.path() / "i";
  auto writer = IndexWriter::open(path, {});
  REQUIRE(writer);
  REQUIRE(writer->replace(invented_source("one", {"river"})));
  REQUIRE(writer->commit());
  std::string generation;
  std::ifstream(path / "current") >> generation >> generation >> generation;
  const auto claim = [&](int format) {
    std::ofstream(path / "current") << "dossier-index " << format << '\n' << generation << '\n';
  };
  claim(format_version);
  CHECK(IndexReader::open(path)->find("one:1"));
  for (const int format : {format_version - 1, format_version + 1}) {
    claim(format);
    const auto opened = IndexReader::open(path);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == ErrorCode::IndexIncompatible);
    CHECK(opened.error().hint == "run dossier index --rebuild PATH… to rebuild it");
  }
}

TEST_CASE("pages in words") {
  struct Row {
    Passage passage;
    std::string numbers;
    std::string locator;
    std::string in_file;
  };
  const std::vector<PageBox> boxes{{7, 1, 1, 1, 1}};
  const std::vector<Row> rows{
      {placed({}, {}), "", "", ""},
      {placed({7, 7}, {}), "7", "p. 7", ""},
      {placed({7, 8}, {}), "7–8", "pp. 7–8", ""},
      {placed({7, 7}, {"214", "214"}, boxes), "214", "p. 214", "PDF page 7"},
      {placed({7, 8}, {"214", "215"}, boxes), "214–215", "pp. 214–215", "PDF pages 7–8"},
      {placed({7, 8}, {"xii", "1"}), "xii–1", "pp. xii–1", "pages 7–8 of the file"},
      {placed({}, {"xii", "xii"}), "xii", "p. xii", ""},
  };
  for (const auto& row : rows) {
    CHECK(page_numbers(row.passage) == row.numbers);
    CHECK(page_locator(row.passage) == row.locator);
    CHECK(page_in_file(row.passage) == row.in_file);
  }
}

TEST_CASE("what may be the name of a page") {
  for (const auto* name : {"7", "214", "S12", "xii", "XIV", "A-3", "2.14"}) CHECK(is_page_name(name));
  for (const auto* name : {"", "Cover", "7]", "1 2", "@x1", "1234567890123", "é1", "-"})
    CHECK_FALSE(is_page_name(name));
}

// SPDX-License-Identifier: GPL-3.0-or-later
// The way of a PDF's words from poppler, in a process of its own, to the reader.
#include "indexer/source/pdf_child.hpp"
#include "indexer/source/pdf_right_to_left.hpp"
#include "indexer/source/pdf_stream.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/indexer/pdf_support.hpp"

namespace {

using namespace dossier::pdf;

TEST_CASE("Words pass a pipe unchanged, in pieces of any size") {
  auto text = pdf_pages::empty_paper(2);
  pdf_pages::put_paragraph(text.pages[1], 80, 520, 60, pdf_pages::sentences(0, 4));
  text.pages[1].label = "xii";
  text.info = {"Salt", "Ada Miller", "<x/>"};
  std::string bytes;
  for (const auto& page : text.pages) write_page(page, bytes);
  write_end(text, bytes);
  StreamReader reader;
  for (std::size_t at = 0; at < bytes.size(); at += 7) reader.feed(std::string_view(bytes).substr(at, 7));
  REQUIRE(reader.done());
  const auto read = reader.finish();
  REQUIRE(read);
  REQUIRE(read->pages.size() == 2);
  CHECK(read->pages[1].label == "xii");
  CHECK(read->pages[1].words.size() == text.pages[1].words.size());
  CHECK(read->pages[1].words.back().text == text.pages[1].words.back().text);
  CHECK(read->pages[1].words.back().box.x1 == text.pages[1].words.back().box.x1);
  CHECK(read->fonts == text.fonts);
  CHECK(read->info.title == "Salt");
  CHECK(read->info.author == "Ada Miller");
  CHECK(read->info.xmp == "<x/>");
}

TEST_CASE("A stream that is broken or cut is an error") {
  auto text = pdf_pages::empty_paper(1);
  pdf_pages::put_line(text.pages[0], 80, 60, "salt and wool");
  std::string bytes;
  write_page(text.pages[0], bytes);
  write_end(text, bytes);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    StreamReader reader;
    reader.feed(std::string_view(bytes).substr(0, size));
    CHECK(!reader.finish());
  }
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    auto broken = bytes;
    broken[at] = static_cast<char>(broken[at] ^ 0x7F);
    StreamReader reader;
    reader.feed(broken);
    static_cast<void>(reader.finish());
  }
}

TEST_CASE("What is no PDF is an error with a message") {
  for (const std::string_view bytes :
       {std::string_view(""), std::string_view("salt"), std::string_view("%PDF-1.7\nnothing more")}) {
    const auto read = words_in_child(bytes);
    REQUIRE(!read);
    CHECK(!read.error().message.empty());
  }
}

TEST_CASE("Painted Arabic is put in the order of reading, ligatures and numbers left whole") {
  LogicalOrder order;
  order.learn("ل", {0.4F});
  CHECK(order.mend("عارصلا", {0.6F, 0.3F, 0.5F, 0.9F, 0.4F, 0.3F}) == "الصراع");
  CHECK(order.mend("ملاس", {0.6F, 0.31F, 0.31F, 0.9F}) == "سلام");
  CHECK(order.mend("ملاع", {0.6F, 0.4F, 0.4F, 0.9F}) == "عالم");
  CHECK(order.mend("1.5ب", {0.5F, 0.3F, 0.5F, 0.5F}) == "ب1.5");
}

}  // namespace

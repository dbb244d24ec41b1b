// SPDX-License-Identifier: GPL-3.0-or-later
// A PDF from its bytes to an index, and back to a picture of its page.
#include "picture/page_picture.hpp"
#include "index/read/index_reader.hpp"
#include "picture/draw_page.hpp"
#include "picture/indexed_file.hpp"
#include "tests/unit/indexer/library.hpp"
#include "tests/unit/indexer/pdf_file.hpp"

#include <png.h>

#include <array>
#include <thread>
#include <vector>

using namespace dossier;
using test::Library;

namespace {

struct Image {
  unsigned width = 0;
  unsigned height = 0;
  std::vector<unsigned char> bytes;

  [[nodiscard]] std::array<int, 3> at(unsigned x, unsigned y) const {
    const auto* pixel = &bytes.at((std::size_t{y} * width + x) * 3);
    return {pixel[0], pixel[1], pixel[2]};
  }
  /// Whether the pixel that holds this place of a page of `points` width is tinted: its blue is less than its red.
  [[nodiscard]] bool tinted(double x, double y, double points = 595) const {
    const double scale = width / points;
    const auto [red, green, blue] = at(static_cast<unsigned>(x * scale), static_cast<unsigned>(y * scale));
    return red - blue > 30 && green > 0;
  }
};

Image decoded(const std::string& png) {
  png_image head{};
  head.version = PNG_IMAGE_VERSION;
  REQUIRE(png_image_begin_read_from_memory(&head, png.data(), png.size()) != 0);
  head.format = PNG_FORMAT_RGB;
  Image image{head.width, head.height, std::vector<unsigned char>(PNG_IMAGE_SIZE(head))};
  REQUIRE(png_image_finish_read(&head, nullptr, image.bytes.data(), 0, nullptr) != 0);
  return image;
}

/// The same file with another entry for its pages, as long as the one before.
std::string with_pages_saying(const std::string& media_box) {
  auto file = pdf_file::paper();
  const std::string before = "/MediaBox [0 0 595 842]";
  for (auto at = file.find(before); at != std::string::npos; at = file.find(before, at + media_box.size())) {
    file.replace(at, before.size(), media_box);
  }
  return file;
}

Passage holding(const IndexReader& reader, std::string_view words) {
  const auto docs = reader.passages_of("salt");
  REQUIRE(docs);
  for (const auto doc : *docs) {
    auto passage = reader.passage(doc);
    if (passage->text.find(words) != std::string::npos) return *std::move(passage);
  }
  FAIL("no such passage");
  return {};
}

}  // namespace

TEST_CASE("a page is drawn with its boxes marked, those of other pages are not") {
  const auto png = draw_page(pdf_file::paper(), {1, 595, {{1, 100, 200, 300, 50}, {2, 100, 600, 300, 50}}});
  REQUIRE(png);
  const auto image = decoded(*png);
  CHECK(image.width == 595);
  CHECK(image.height == 842);
  CHECK(image.tinted(250, 225));
  CHECK_FALSE(image.tinted(250, 300));
  CHECK_FALSE(image.tinted(250, 625));
  CHECK_FALSE(image.tinted(50, 225));
  CHECK(image.at(5, 5) == std::array<int, 3>{255, 255, 255});
}

TEST_CASE("what cannot be drawn is an error") {
  for (const auto& [pdf, page] : std::vector<std::pair<std::string, std::uint32_t>>{
           {pdf_file::paper(), 3}, {pdf_file::paper(), 0}, {"%PDF-1.4 nonsense", 1}, {"", 1}}) {
    const auto png = draw_page(pdf, {page, 500, {}});
    REQUIRE_FALSE(png);
    CHECK(png.error().code == ErrorCode::Unreadable);
  }
  // A page of a square kilometre is drawn no larger than a limit.
  const auto vast = draw_page(with_pages_saying("/MediaBox [0 0 9 99999]"), {1, 2400, {}});
  if (vast) CHECK(decoded(*vast).bytes.size() < 40000000);
}

TEST_CASE("boxes lie on their words on pages that are cropped, or whose corner is not at 0") {
  const std::vector<std::pair<std::string, double>> kinds{{"/MediaBox [0 0 595 842]", 595},
                                                          {"/MediaBox [0 0 595 842] /CropBox [50 300 545 800]", 495},
                                                          {"/MediaBox [-20 -30 575 812]", 595}};
  for (const auto& [media_box, points] : kinds) {
    INFO(media_box);
    const auto pdf = with_pages_saying(media_box);
    Library library;
    library.put("salt.pdf", pdf);
    library.build();
    const auto reader = IndexReader::open(library.options.index);
    REQUIRE(reader);
    const auto passage = holding(*reader, "toll books");
    REQUIRE_FALSE(passage.boxes.empty());
    const auto plain = decoded(*draw_page(pdf, {1, static_cast<std::uint32_t>(points), {}}));
    const auto marked = decoded(*draw_page(pdf, {1, static_cast<std::uint32_t>(points), passage.boxes}));
    std::size_t ink = 0;
    std::size_t area = 0;
    for (unsigned y = 0; y < marked.height; ++y) {
      for (unsigned x = 0; x < marked.width; ++x) {
        if (marked.at(x, y) == plain.at(x, y)) continue;
        ++area;
        ink += plain.at(x, y)[0] < 128;
      }
    }
    CHECK(area > 3000);
    CHECK(ink * 100 > area * 4);  // text, and not white paper, lies in the box
  }
}

TEST_CASE("the picture of a passage comes from the file that was indexed, and from no other") {
  Library library;
  library.put("salt.pdf", pdf_file::paper());
  library.put("notes.md", "# Notes\n\nSalt went over the hills in spring, and wool came back before the snow.\n");
  library.build();
  const auto reader = IndexReader::open(library.options.index);
  REQUIRE(reader);
  PagePictures pictures;
  const auto passage = holding(*reader, "paid in kind");
  const auto first = pictures.picture(*reader, passage, 0, 300);
  REQUIRE(first);
  CHECK(decoded(**first).width == 300);
  CHECK(*pictures.picture(*reader, passage, 2, 300) == *first);  // kept
  CHECK(decoded(**pictures.picture(*reader, passage, 2, 1)).width == least_width);
  const auto other = pictures.picture(*reader, passage, 1, 300);
  REQUIRE_FALSE(other);
  CHECK(other.error().code == ErrorCode::NotFound);
  const auto note = reader->passage(reader->passages_of("notes")->front());
  CHECK(pictures.picture(*reader, *note, 0, 300).error().code == ErrorCode::NotFound);

  library.put("salt.pdf", pdf_file::paper() + "\n");
  const auto changed = pictures.picture(*reader, passage, 2, 300);
  REQUIRE_FALSE(changed);
  CHECK(changed.error().code == ErrorCode::BadData);
  CHECK(changed.error().message.ends_with("has changed since it was indexed"));
  std::filesystem::remove(library.papers / "salt.pdf");
  CHECK(pictures.picture(*reader, passage, 2, 300).error().code == ErrorCode::NotFound);
}

TEST_CASE("many threads that ask at once all get the picture") {
  Library library;
  library.put("salt.pdf", pdf_file::paper());
  library.build();
  const auto reader = IndexReader::open(library.options.index);
  REQUIRE(reader);
  const auto passage = holding(*reader, "paid in kind");
  PagePictures pictures;
  std::vector<std::thread> threads;
  std::vector<std::size_t> sizes(6);
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    threads.emplace_back([&, i] {
      const auto handle = IndexReader::open(library.options.index);
      const auto picture = pictures.picture(*handle, passage, 0, 200 + static_cast<std::uint32_t>(i));
      sizes[i] = picture ? (*picture)->size() : 0;
    });
  }
  for (auto& thread : threads) thread.join();
  for (const auto size : sizes) CHECK(size > 1000);
}

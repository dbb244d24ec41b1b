// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture/drawing_png.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace dossier {
namespace {

namespace fs = std::filesystem;

/// A program `rsvg-convert` of the test's own in front of PATH; where the script is empty there is none at all.
class FakeConverter {
 public:
  explicit FakeConverter(const std::string& script) {
    fs::create_directories(folder_.path() / "bin");
    const auto bin = (folder_.path() / "bin").string();
    if (!script.empty()) {
      folder_.write("bin/rsvg-convert", "#!/bin/sh\n" + script);
      fs::permissions(folder_.path() / "bin/rsvg-convert", fs::perms::owner_all);
    }
    ::setenv("PATH", script.empty() ? bin.c_str() : (bin + ":" + before_).c_str(), 1);
  }
  FakeConverter(const FakeConverter&) = delete;
  FakeConverter& operator=(const FakeConverter&) = delete;
  ~FakeConverter() { ::setenv("PATH", before_.c_str(), 1); }

 private:
  std::string before_ = std::getenv("PATH");
  test::TempFolder folder_;
};

const std::string drawing =
    R"(<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="9" height="9"/></svg>)";

std::uint32_t number_at(const std::string& bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = number << 8U | static_cast<unsigned char>(bytes.at(at + i));
  return number;
}

}  // namespace

TEST_CASE("without the program its package is named, and the SVG offered") {
  const FakeConverter none("");
  CHECK_FALSE(can_draw_png());
  const auto png = drawing_as_png(drawing, 40, 30);
  REQUIRE_FALSE(png);
  CHECK(png.error().message == "a PNG needs rsvg-convert, which is not installed");
  CHECK(png.error().hint == "apt install librsvg2-bin, or take the drawing as SVG");
}

TEST_CASE("the program gets the drawing, and two pixels for one, fewer for a very large one") {
  const FakeConverter fake("printf '\\211PNG '; echo \"$*\"; cat\n");
  CHECK(can_draw_png());
  const auto said = [](double width, double height) {
    const auto png = drawing_as_png(drawing, width, height);
    REQUIRE(png);
    return *png;
  };
  const auto told = [](const std::string& zoom) {
    return "\x89PNG --format png --zoom " + zoom + " --background-color white\n" + drawing;
  };
  CHECK(said(40, 30) == told("2.000"));
  CHECK(said(900, 30000) == told("1.054"));
  CHECK(said(10, 64000) == told("0.500"));
}

TEST_CASE("what fails, or gives no picture, is an error") {
  for (const std::string script : {"exit 3\n", "printf 'no picture'\n", "kill -9 $$\n", "true\n"}) {
    const FakeConverter fake(script);
    const auto png = drawing_as_png(drawing, 40, 30);
    INFO(script);
    REQUIRE_FALSE(png);
    CHECK(png.error().message == "rsvg-convert failed");
  }
  const FakeConverter endless("yes\n");
  const auto png = drawing_as_png(drawing, 40, 30);
  REQUIRE_FALSE(png);
  CHECK(png.error().message == "rsvg-convert took too long or wrote too much");
}

TEST_CASE("a picture has twice the pixels of its drawing") {
  if (!can_draw_png()) {
    WARN("rsvg-convert is not installed (librsvg2-bin): no real picture is made");
    return;
  }
  const auto png = drawing_as_png(drawing, 40, 30);
  REQUIRE(png);
  CHECK(number_at(*png, 16) == 80);
  CHECK(number_at(*png, 20) == 60);
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
// Any words at any places give passages of well-formed text on pages that there are: of a stream as the child process
// sends it (first byte even), or of words that are placed by five bytes each.
#include "base/utf8.hpp"
#include "indexer/pdf/pdf_reader.hpp"
#include "indexer/source/pdf_stream.hpp"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using namespace dossier;

constexpr auto words = std::to_array<std::string_view>(
    {"salt",      "The",      "carriers.", "12",           "[3]",   "•",      "1.",   "References",
     "Abstract",  "Table 1.", "Figure",    "over-",        "hills", "ملح",    "盐路", "(a)",
     "x=y",       "†",        "iv",        "Introduction", "2.1",   "who",    "paid", "them?",
     "Keywords:", "Source:",  "10.5555/x", "Coast",        "….",    "Annals", "Page", "n"});

/// Column and row of a grid, size, page and font, word.
pdf::PdfText placed(const std::uint8_t* data, std::size_t size) {
  pdf::PdfText text;
  text.fonts = {"Serif", "Serif-Bold", "Serif-Italic", "CMMI10"};
  text.pages.resize(4);
  for (auto& page : text.pages) {
    page.width = 600;
    page.height = 800;
  }
  for (std::size_t i = 0; i + 5 <= size; i += 5) {
    pdf::Word word;
    word.text = words[data[i + 4] % words.size()];
    word.size = static_cast<float>(data[i + 2]) / 8;
    const float x = static_cast<float>(data[i]) * 2.5F;
    const float y = static_cast<float>(data[i + 1]) * 3.2F;
    word.box = {x, y, x + 0.5F * word.size * static_cast<float>(word.text.size()), y + 1.2F * word.size};
    word.font = data[i + 3] / 4 % 5;
    word.quarter_turns = data[i + 3] > 250 ? 1 : 0;
    text.pages[data[i + 3] % 4].words.push_back(std::move(word));
  }
  return text;
}

void check(const pdf::PdfText& text) {
  const auto pages = text.pages.size();
  for (const auto& passage : pdf::read_paper(text).passages) {
    if (passage.text.empty() || !utf8::valid(passage.text)) std::abort();
    if (passage.first_page == 0 || passage.first_page > passage.last_page || passage.last_page > pages) std::abort();
    for (const auto& one : passage.boxes) {
      if (one.page == 0 || one.page > pages) std::abort();
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  if (data[0] % 2 == 1) {
    check(placed(data + 1, size - 1));
    return 0;
  }
  pdf::StreamReader reader;
  reader.feed({reinterpret_cast<const char*>(data + 1), size - 1});
  const auto text = reader.finish();
  if (text) check(*text);
  return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes are refused with a reason or read into numbered passages of well-formed text.
#include "base/utf8.hpp"
#include "indexer/markup/marked_up.hpp"
#include "indexer/paper_reader.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dossier;
  const auto reading = read_paper(std::string_view(reinterpret_cast<const char*>(data), size));
  if (!reading) {
    if (reading.error().code != ErrorCode::BadData || reading.error().hint.empty()) std::abort();
    return 0;
  }
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const bool has_lines = !reading::read_marked_up(bytes).has_value();
  std::uint32_t n = 0;
  for (const auto& passage : reading->passages) {
    if (passage.n != ++n || passage.text.empty() || !utf8::valid(passage.text)) std::abort();
    if ((passage.lines.first == 0) == has_lines || passage.lines.first > passage.lines.last) std::abort();
  }
  return 0;
}

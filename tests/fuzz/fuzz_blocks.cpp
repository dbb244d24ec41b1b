// SPDX-License-Identifier: GPL-3.0-or-later
// Any text gives blocks of well-formed text whose lines lie in the source.
#include "base/utf8.hpp"
#include "indexer/readers/markdown_reader.hpp"
#include "indexer/source/source_lines.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dossier;
  const auto text = utf8::repaired(std::string_view(reinterpret_cast<const char*>(data), size));
  const auto lines = reading::split_lines(text);
  reading::Dehyphenator words(text);
  reading::Account account;
  const auto last = lines.empty() ? 0U : lines.back().number;
  for (const auto& block : reading::read_markdown(lines, words, account)) {
    if (block.text.empty() && block.rows.empty()) std::abort();
    if (!utf8::valid(block.text) || block.bold_lead > block.text.size()) std::abort();
    if (block.lines.first == 0 || block.lines.first > block.lines.last || block.lines.last > last) std::abort();
    if (!std::all_of(block.rows.begin(), block.rows.end(), [](const auto& row) { return !row.empty(); })) std::abort();
  }
  return 0;
}

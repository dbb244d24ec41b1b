// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/inline_text.hpp"

#include "indexer/text/inline_cleaner.hpp"
#include "indexer/text/text_rules.hpp"

#include <array>

namespace dossier::reading {
namespace {

/// Bytes that may begin markup, a character to be replaced, or a run of blanks.
constexpr std::array<bool, 256> special = [] {
  std::array<bool, 256> table{};
  for (const char c : {'\\', '&', '<', '*', '_', '[', ']', '$', '^', '~', '`', '\t', '\n', '\r', '\f', '\v'})
    table[static_cast<unsigned char>(c)] = true;
  table[0xC2] = table[0xE2] = table[0xEF] = true;
  return table;
}();

std::size_t plain_end(std::string_view raw, std::size_t at) {
  while (at < raw.size() && !special[static_cast<unsigned char>(raw[at])] &&
         !(raw[at] == ' ' && (at + 1 >= raw.size() || raw[at + 1] == ' '))) {
    ++at;
  }
  return at;
}

}  // namespace

InlineText clean_inline(std::string_view raw) {
  raw = trim(raw);
  InlineCleaner cleaner(raw);
  while (!cleaner.done()) {
    const auto end = plain_end(raw, cleaner.at());
    if (end > cleaner.at()) {
      cleaner.plain(end);
    } else {
      cleaner.step();
    }
  }
  return cleaner.finish();
}

}  // namespace dossier::reading

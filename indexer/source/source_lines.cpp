// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source/source_lines.hpp"

#include "indexer/text/text_rules.hpp"

#include <cstring>

namespace dossier::reading {
namespace {

std::string_view without_end_blanks(std::string_view text) {
  while (!text.empty() && is_blank_char(text.back())) text.remove_suffix(1);
  return text;
}

/// Place of the next LF, CR or form feed; the end where there is none.
std::size_t line_end(std::string_view text, std::size_t at, bool only_newlines) {
  if (only_newlines) {
    const auto* found = static_cast<const char*>(std::memchr(text.data() + at, '\n', text.size() - at));
    return found == nullptr ? text.size() : static_cast<std::size_t>(found - text.data());
  }
  const auto end = text.find_first_of("\n\r\f", at);
  return end == std::string_view::npos ? text.size() : end;
}

}  // namespace

std::vector<SourceLine> split_lines(std::string_view text) {
  const bool only_newlines = text.find('\r') == std::string_view::npos && text.find('\f') == std::string_view::npos;
  const bool paged = !only_newlines && text.find('\f') != std::string_view::npos;
  std::vector<SourceLine> lines;
  std::uint32_t number = 1;
  std::uint32_t page = paged ? 1 : 0;
  bool starts_page = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = line_end(text, at, only_newlines);
    const bool feed = end < text.size() && text[end] == '\f';
    if (!feed || end > at) {
      SourceLine line;
      line.text = without_end_blanks(text.substr(at, end - at));
      line.number = number;
      line.page = page;
      line.starts_page = starts_page;
      lines.push_back(line);
      starts_page = false;
    }
    if (feed) {
      ++page;
      starts_page = true;
      at = end + 1;
      continue;
    }
    at = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
    ++number;
  }
  return lines;
}

}  // namespace dossier::reading

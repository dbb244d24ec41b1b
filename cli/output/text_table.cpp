// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output/text_table.hpp"

#include "base/columns.hpp"

#include <algorithm>
#include <string_view>

namespace dossier {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t widest_name = 40;

std::string padding(std::size_t width, std::string_view text) {
  const auto used = columns_of(text);
  return used < width ? std::string(width - used, ' ') : std::string();
}

std::string without_end(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

}  // namespace

std::string TextTable::print(std::size_t columns) const {
  if (rows.empty()) return {};
  std::vector<std::size_t> widths(rows.front().size(), 0);
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], columns_of(row[i]));
  }
  widths[0] = std::min(widths[0], widest_name);
  std::string out;
  std::size_t begin = 1;
  do {
    auto end = begin;
    auto room = columns - std::min(columns, widths[0]);
    while (end < widths.size() && (end == begin || widths[end] + gap <= room)) {
      room -= std::min(room, widths[end] + gap);
      ++end;
    }
    if (begin > 1) out += "\n";
    for (const auto& row : rows) {
      const std::string name(fitting(row[0], widths[0]));
      auto line = name + padding(widths[0], name);
      for (auto i = begin; i < end; ++i) line += std::string(gap, ' ') + padding(widths[i], row[i]) + row[i];
      out += without_end(std::move(line));
    }
    begin = end;
  } while (begin < widths.size());
  return out;
}

}  // namespace dossier

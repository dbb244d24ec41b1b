// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text_table.hpp"

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

std::string cell(std::string_view text) {
  std::string out = "\"";
  if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos) out += '\'';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
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

std::string csv_of(const TextTable& table) {
  std::string out;
  for (const auto& row : table.rows) {
    std::string line;
    for (const auto& text : row) line += (line.empty() ? "" : ",") + cell(text);
    out += line + "\r\n";
  }
  return out;
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/csv.hpp"

#include <string_view>

namespace dossier {
namespace {

std::string cell(std::string_view text) {
  std::string out = "\"";
  if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos) out += '\'';
  for (const char c : text) {
    if (c == '"') out += '"';
    if (c != '\0') out += c;
  }
  return out + "\"";
}

}  // namespace

std::string csv_line(const std::vector<std::string>& row) {
  std::string out;
  for (const auto& text : row) out += (out.empty() ? "" : ",") + cell(text);
  return out + "\r\n";
}

}  // namespace dossier

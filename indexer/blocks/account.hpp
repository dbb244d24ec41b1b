// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::reading {

/// The account of what was left out and mended, for the report.
struct Account {
  std::map<std::string, std::uint32_t> dropped_lines;
  std::map<std::string, std::uint32_t> repairs;
  std::vector<std::string> notes;
  std::vector<std::string>* dropped_texts = nullptr;  ///< where set (by tests), receives every text left out

  /// `lines` is 0 for a piece of a line, of which a repair tells.
  void drop(const std::string& reason, std::string_view text, std::uint32_t lines = 1) {
    if (lines > 0) dropped_lines[reason] += lines;
    if (dropped_texts != nullptr) dropped_texts->emplace_back(text);
  }
  void repair(const std::string& what) { ++repairs[what]; }
};

}  // namespace dossier::reading

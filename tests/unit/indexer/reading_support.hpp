// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/paper_reader.hpp"

#include "tests/support/catch.hpp"

#include <string>
#include <string_view>
#include <vector>

/// The passages of a paper that must be readable.
inline dossier::PaperReading read_text(std::string_view text) {
  auto reading = dossier::read_paper(text);
  REQUIRE(reading.has_value());
  return std::move(reading).value();
}

/// `kind section [innermost heading] text` of each passage: what a table of expectations is held against.
inline std::vector<std::string> outline_of(const dossier::PaperReading& reading) {
  std::vector<std::string> lines;
  for (const auto& passage : reading.passages) {
    std::string text = passage.text;
    for (auto& c : text) c = c == '\n' ? '/' : c;
    lines.push_back(std::string(to_string(passage.kind)) + ' ' + std::string(to_string(passage.section)) + " [" +
                    (passage.heading.empty() ? std::string() : passage.heading.back()) + "] " + text);
  }
  return lines;
}

inline std::vector<std::string> outline_of(std::string_view text) { return outline_of(read_text(text)); }

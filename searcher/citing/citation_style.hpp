// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace dossier {

/// How a quotation is cited. Five styles are built in; docs/citing.md says what each does.
enum class CitationStyle : std::uint8_t { Pandoc, Apa, Chicago, Mla, Plain };

struct CitationStyleInfo {
  CitationStyle style;
  std::string_view name;   ///< as --style, the API and the page's setting take it
  std::string_view label;  ///< as the page shows it
};

/// The one table of styles, for command line and page alike; in the order of the enumerators.
inline constexpr std::array<CitationStyleInfo, 5> citation_styles{{
    {CitationStyle::Pandoc, "pandoc", "Pandoc"},
    {CitationStyle::Apa, "apa", "APA 7"},
    {CitationStyle::Chicago, "chicago", "Chicago author–date"},
    {CitationStyle::Mla, "mla", "MLA 9"},
    {CitationStyle::Plain, "plain", "Plain text"},
}};

/// Nothing for an unknown name.
constexpr std::optional<CitationStyle> find_citation_style(std::string_view name) {
  for (const auto& info : citation_styles) {
    if (info.name == name) return info.style;
  }
  return std::nullopt;
}

}  // namespace dossier

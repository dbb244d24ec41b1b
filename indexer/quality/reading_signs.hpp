// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dossier::reading {

/// What tells, in the passages themselves, that a file was read badly. No sign needs to know a language.
enum class Sign : std::uint8_t {
  UnendedWords,   ///< words in paragraphs that do not end as a sentence does
  Unended,        ///< paragraphs that do not end as a sentence does
  BeginsInside,   ///< paragraphs that begin with a small letter
  Long,           ///< words in paragraphs of more than 400 words
  Short,          ///< paragraphs of fewer than 20 words
  OddCharacters,  ///< characters that are replaced, of private use or controls
  PagesWithoutText,
};
inline constexpr std::size_t sign_count = 7;

/// The name of a sign in JSON and in the table of weights.
std::string_view to_string(Sign sign);

/// How much the form of a file says of its text.
enum class SourceForm : std::uint8_t { Pdf, Markup, PlainText };

struct ReadingSigns {
  std::array<double, sign_count> shares{};  ///< 0 to 1
  std::uint32_t paragraphs = 0;
  SourceForm form = SourceForm::Markup;

  double& operator[](Sign sign) { return shares[static_cast<std::size_t>(sign)]; }
  double operator[](Sign sign) const { return shares[static_cast<std::size_t>(sign)]; }
};

/// Counts the signs in what was read of one file, but PagesWithoutText, which a reader knows. Linear in the text.
/// Shares of few paragraphs are drawn towards 0.
ReadingSigns signs_of(const std::vector<Passage>& passages, SourceForm form);

}  // namespace dossier::reading

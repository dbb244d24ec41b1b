// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dossier {

/// Letters with full stops that are one word.
struct Initials {
  std::string term;     ///< folded, without stops: `us`, `eh`, `phd`
  std::size_t end = 0;  ///< byte behind the last of them in the text
};

/// Reads initials or a degree at a place where a word begins: "U.S.", "U. S.", "А. С.", "J.-P.", "e.g.", "Ph.D.", "Ph.
/// D.". Each letter has a stop behind it; that of the last may be missing where no blank stands between. Letters on
/// both sides of a blank are alike capitals or small. One letter alone is none.
std::optional<Initials> initials_at(std::string_view text, std::size_t at);

}  // namespace dossier

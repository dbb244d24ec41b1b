// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/passage.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

struct PictureOrder {
  std::uint32_t page = 1;      ///< from 1
  std::uint32_t width = 900;   ///< pixels; the height follows
  std::vector<PageBox> boxes;  ///< drawn over the page, those of other pages are left out
};

inline constexpr std::uint32_t least_width = 100;
inline constexpr std::uint32_t most_width = 2400;

/// The page of a PDF as PNG, cropped and turned as a viewer shows it, with the boxes marked: yellow under the letters,
/// an edge around. In a child process with limits of time and memory (base/system/confined_child.hpp): a broken file
/// harms nothing. Takes about a tenth of a second. Errors: Unreadable, where the page cannot be drawn; NoResources.
Result<std::string> draw_page(std::string_view pdf, const PictureOrder& order);

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string_view>

namespace dossier {

/// Hash of texts, by which tables with texts as keys are asked with views, without a copy:
/// `std::unordered_map<std::string, T, TextHash, std::equal_to<>>`.
struct TextHash : std::hash<std::string_view> {
  using is_transparent = void;
};

}  // namespace dossier

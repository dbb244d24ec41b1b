// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace dossier::index {

/// Records of JSON that are papers of their own are stored each with its passage: where there are more, reading them
/// all would take seconds, and they are not among the papers that citations may mean.
inline constexpr std::uint32_t most_own_papers = 20000;

}  // namespace dossier::index

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dossier::index {

/// The ordinals of the texts in the order of their bytes; equal texts in the order of their ordinals. 270,000 short
/// texts in no order take about 15 ms.
std::vector<std::uint32_t> sorted_ordinals(const std::vector<std::string_view>& texts);

}  // namespace dossier::index

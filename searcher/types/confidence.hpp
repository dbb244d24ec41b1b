// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dossier {

/// A number from 0 to 1, as `0.75` or `.75`, in thousandths; what is finer is rounded. Nothing for any other text.
std::optional<std::uint32_t> read_confidence(std::string_view text);
/// The same written out: `0.75`.
std::string confidence_text(std::uint32_t thousandths);

}  // namespace dossier

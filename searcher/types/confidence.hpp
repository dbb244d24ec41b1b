// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// A number from 0 to 1, as `0.75` or `.75`, in thousandths; what is finer is rounded. Nothing for any other text.
std::optional<std::uint32_t> read_confidence(std::string_view text);
/// The same written out: `0.75`.
std::string confidence_text(std::uint32_t thousandths);

/// What limits a request beside its filters, in words: `labels at least 0.75 sure`, `without your notes`.
std::vector<std::string> limits_in_words(std::uint32_t min_confidence, std::optional<bool> user_notes);

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/analyzer.hpp"

#include <string_view>

namespace dossier {

/// The text from token `first` to token `last` with the marks that belong to it: opening ones before, closing ones and
/// stops behind.
TextSpan span_with_marks(std::string_view text, const Tokens& tokens, std::size_t first, std::size_t last);

}  // namespace dossier

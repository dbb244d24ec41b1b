// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/analyzer.hpp"

#include <string_view>
#include <vector>

namespace dossier {

/// For each token of a text whether a sentence begins with it. By full stops, question and exclamation marks of Latin,
/// Arabic, Urdu, Devanagari and Chinese writing and by line ends; a full stop after an initial or before a small letter
/// ends nothing.
std::vector<bool> sentence_begins(std::string_view text, const Tokens& tokens);

/// The text from token `first` to token `last` with the marks that belong to it: opening ones before, closing ones and
/// stops behind.
TextSpan span_with_marks(std::string_view text, const Tokens& tokens, std::size_t first, std::size_t last);

}  // namespace dossier

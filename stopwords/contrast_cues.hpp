// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text_span.hpp"

#include <string_view>
#include <vector>

namespace dossier {

/// Places of words of contrast in a text ("however", "contrary to", "en revanche"), in ascending order, the longest
/// where several begin at one word. Those of all languages that stopwords/contrast/ has: they are too long or too rare
/// to be mistaken for a word of another one. Linear in the text.
std::vector<TextSpan> contrast_cues(std::string_view text);

}  // namespace dossier

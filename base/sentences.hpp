// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/analyzer.hpp"

#include <string_view>
#include <vector>

/// Where sentences begin and end, for reading, labels and snippets alike.
namespace dossier {

/// Whether the mark ends sentences: `. ! ? …` and their like in Chinese, Arabic, Urdu and Devanagari writing.
bool is_sentence_stop(char32_t code);

/// Whether the mark may stand behind the stop of a sentence and belong to it: closing quotes and brackets, stars and
/// daggers.
bool closes_sentence(char32_t code);

/// Whether the text ends with the stop of a sentence; blanks and closing marks behind it are passed over.
bool ends_with_stop(std::string_view text);

/// Whether a sentence ends in `gap`, the text between two words. A line end and every stop but a full stop end one. A
/// full stop does where something stands behind it, unless it is that of an initial (`after_initial`) or `next`, the
/// first byte of the word behind, is a small letter of ASCII.
bool ends_sentence_in(std::string_view gap, bool after_initial, char next);

/// Whether the word is a single capital letter of ASCII, as an initial is.
bool is_initial(std::string_view word);

/// For each token of a text whether a sentence begins with it.
std::vector<bool> sentence_begins(std::string_view text, const Tokens& tokens);

}  // namespace dossier

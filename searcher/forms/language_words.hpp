// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// Whether there is a dictionary of English on this machine (Hunspell's, as Debian packages them: libhunspell and
/// hunspell-en-us or -en-gb). Read once, at the first question.
bool has_english_dictionary();

/// Whether a word, as written or with a capital, is one of English or of one of the other `languages` (`de`, `es`, …),
/// as far as Hunspell's dictionaries of these are installed; false where there is none. Safe for all threads. Reading
/// a dictionary takes some 50 ms, once; a question microseconds.
bool is_language_word(std::string_view written, const std::vector<std::string>& languages);

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace dossier {

/// Whether light_stem() knows the language.
bool has_light_stem(std::string_view language);

/// What stays of a folded word when the endings of its language (`fa`, `ur`, `hi`) are taken off: words with the same
/// stem are forms of one word. The word itself where the language is not known or the word is in other letters. After
/// Ramanathan and Rao, "A lightweight stemmer for Hindi" (2003; its endings of nouns alone), and the light stemmer of
/// Persian in Dolamic and Savoy, "Persian language, is stemming efficient?" (2009); vowels of Hindi that writers
/// interchange are made one. Linear in the word.
std::string light_stem(std::string_view language, std::string_view word);

}  // namespace dossier

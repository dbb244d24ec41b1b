// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace dossier {

/// Whether light_stem() knows the language.
bool has_light_stem(std::string_view language);

/// What stays of a folded word when the endings of its language (`ar`, `fa`, `ur`, `hi`) and the Arabic article with
/// its particles are taken off: words with the same stem are forms of one word. The word itself where the language is
/// not known or the word is in other letters. After Larkey, Ballesteros and Connell, "Light stemming for Arabic
/// information retrieval" (2007, light10), Ramanathan and Rao, "A lightweight stemmer for Hindi" (2003), and the
/// stemmers of Persian and Urdu in Savoy and Dolamic's work (2009); vowels of Hindi that writers interchange are made
/// one. Linear in the word.
std::string light_stem(std::string_view language, std::string_view word);

}  // namespace dossier

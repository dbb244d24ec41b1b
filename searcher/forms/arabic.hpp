// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier::forms {

/// How a folded word of Arabic script may stand in a text: with the article and the particles that are written onto it
/// (و ف ب ل ك), in the feminine, the dual and the sound plurals, with pronouns behind it, and with the plural of
/// Persian. The word itself is one of them; none for a word of fewer than three letters. What is taken off and put on
/// is what light10 takes off (Larkey, Ballesteros and Connell, "Light Stemming for Arabic Information Retrieval",
/// 2007), but for the ending of relation (ي), which makes another word.
std::vector<std::string> arabic_forms(std::string_view word);

}  // namespace dossier::forms

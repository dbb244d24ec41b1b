// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier::forms {

/// The words of which an English word may be a form (plural, third person, past, participle, degree), by its spelling;
/// the word itself is among them where it may be a dictionary form. `word` is folded. No dictionary is asked: of a
/// string that is no word the answer is a string that is none. After the rules of Minnen, Carroll and Pearce, "Applied
/// morphological processing of English", Natural Language Engineering 7 (2001), with lists of our own.
std::vector<std::string> english_lemmas(std::string_view word);

/// Every form of each of english_lemmas(), itself included; sorted. Symmetric: `a` is a form of `b` exactly where `b`
/// is one of `a`. A few microseconds.
std::vector<std::string> english_forms(std::string_view word);

}  // namespace dossier::forms

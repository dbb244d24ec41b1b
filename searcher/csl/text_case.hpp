// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace dossier::csl {

std::string upper(std::string_view text);
std::string lower(std::string_view text);
/// The first letter in capitals.
std::string capitalised(std::string_view text);
/// The first letter of every word.
std::string all_capitalised(std::string_view text);
/// As English titles have it: words, and those joined by hyphens and dashes, in capitals but for small ones (`of`,
/// `and`); words with a capital inside stay, and so do those in other than Latin letters.
std::string title_case(std::string_view text);

/// A `text-case` of CSL; the text as it is for one that is not known. `english`: whether titles have their case.
std::string with_case(std::string_view name, const std::string& text, bool english);

/// Straight quotation marks made curly, those inside a quotation single: for text that goes between quotation marks.
std::string curled(std::string_view text);
std::string with_inner_quotes(std::string text);

/// Initials of given names: `Jean-Luc` → `J.-L.` with `.`; of initials that are there the form is changed. With
/// `whole`, names that are no initials stay.
std::string initials(std::string_view given, std::string_view mark, bool hyphen, bool whole);

/// Puts `to` in place of each `from` in the text, from the left; what was put in is not looked at again.
void replace_all(std::string& text, std::string_view from, std::string_view to);

}  // namespace dossier::csl

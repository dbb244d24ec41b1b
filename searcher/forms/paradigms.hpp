// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::forms {

/// The forms of a folded word, itself among them, by the endings that words of a language take in turn (`es`, `fr`,
/// `de`, `pt`, `it`, nouns of `ru`, and `ko` for Korean particles); sorted. Most of them are no words: look up which
/// are.
std::vector<std::string> paradigm_forms(std::string_view language, std::string_view word);

/// Those of the languages with Latin letters of which a library seems to hold texts, told by their function words:
/// `share` says in what share of its passages a word stands. English is not among them.
std::vector<std::string> languages_of(const std::function<double(std::string_view)>& share);

}  // namespace dossier::forms

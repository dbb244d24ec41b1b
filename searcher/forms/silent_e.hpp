// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier::forms {

bool is_vowel(char c);
/// Groups of vowels in a stem, `qu` being a consonant and `y` a vowel behind one.
std::size_t syllables(std::string_view stem);

/// The verbs whose past or participle leaves this stem before -ed or -ing: `hop` → hope, `hopp` → hop, `call` → call,
/// `creat` → create, `limit` → limit. One, or two where the spelling leaves both open. `stem` has two letters or more.
std::vector<std::string> verbs_of_stem(std::string_view stem);

}  // namespace dossier::forms

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// The folded terms of a phrase.
std::vector<std::string> terms_of(std::string_view phrase);

/// What phrases are found by: their folded terms with one space between them.
std::string phrase_key(std::string_view phrase);

}  // namespace dossier

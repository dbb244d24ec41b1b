// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/acronym_sense.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// Whether two long forms are the same words, up to their endings and small words between them: `free trade agreement`,
/// `free trade agreements`.
bool is_same_sense(std::string_view a, std::string_view b);

/// The papers that give an acronym long forms, and not this one: there it stands for something else. Sorted.
std::vector<std::string> papers_of_other_senses(const std::vector<AcronymSense>& senses, std::string_view long_form);

/// The first of each set of long forms that are the same words.
std::vector<std::string> distinct_senses(const std::vector<std::string>& long_forms);

}  // namespace dossier

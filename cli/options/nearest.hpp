// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// The name that was probably meant: within two slips (a letter wrong, missing, too many, or two swapped), or begun by
/// `word`; empty where none is near. Linear in the candidates.
std::string nearest(std::string_view word, const std::vector<std::string_view>& candidates);

/// `did you mean X?`, or empty where nothing is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates,
                         std::string_view before = {});

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace dossier {

/// One of several long forms of an acronym.
struct AcronymSense {
  std::string long_form;            ///< folded, its words joined by a space
  std::vector<std::string> papers;  ///< ids of the papers that give it, sorted
  bool operator==(const AcronymSense&) const = default;
};

}  // namespace dossier

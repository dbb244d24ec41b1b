// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dossier {

/// What a look at the whole of an index found.
struct CheckReport {
  std::vector<std::string> findings;  ///< what is wrong, a sentence each; empty for a sound index
  std::uint32_t passages = 0;
  std::uint32_t papers = 0;
  std::uint32_t files = 0;
  [[nodiscard]] bool sound() const { return findings.empty(); }
};

}  // namespace dossier

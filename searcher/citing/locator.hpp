// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"

#include <string>

namespace dossier::citing {

/// Where in the paper the passage stands.
struct Locator {
  std::string first;    ///< page as printed
  std::string last;     ///< empty for a single page
  std::string heading;  ///< the innermost, where no page is known
};

Locator locator_of(const Passage& passage);

}  // namespace dossier::citing

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"

#include <gumbo.h>

namespace dossier::reading::html {

/// What the head of a page says of the paper: `citation_*` (as search engines for papers want it), Dublin Core, `lang`.
void read_metadata(const GumboNode& root, Paper& paper);

/// What counts only where the text does not say it: `author`, which may be the site's.
void read_fallback_metadata(const GumboNode& root, Paper& paper);

}  // namespace dossier::reading::html

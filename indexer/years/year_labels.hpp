// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"

namespace dossier {

/// Appends a label of the facet `mentions-year` for each year that the passage's text mentions (see mentioned_years),
/// each once. References and front matter get none, nor do passages that a source record gave the facet.
void label_years(Passage& passage);

}  // namespace dossier

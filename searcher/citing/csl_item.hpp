// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"
#include "searcher/csl/item.hpp"

namespace dossier::citing {

/// A paper by the variables of CSL: in a journal an `article-journal`, else a `document`. Its id is the paper's.
csl::Item csl_item(const Paper& paper);
/// A passage of it: the page as printed as locator, else the heading above it as what stands behind.
csl::Cite csl_cite(const Paper& paper, const Passage& passage);

}  // namespace dossier::citing

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/answers/kwic.hpp"
#include "searcher/output/export.hpp"

#include <string>

namespace dossier {

/// The lines of a concordance as CSV, a row a match: paper, page, text before, match, text after, id of the passage,
/// and where it comes from. Of none the head alone.
std::string kwic_csv(const Provenance& provenance, const KwicResponse& response);

}  // namespace dossier

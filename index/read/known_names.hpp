// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/names/paper_names.hpp"
#include "index/read/index_reader.hpp"

namespace dossier {

/// What the papers of an index are known by. Null where it is not stored: in small libraries, and until it is brought
/// up to date after a commit. Loaded at first use, for all handles; holds as long as one of them. A millisecond.
Result<const index::PaperNames*> known_names(const IndexReader& reader);

}  // namespace dossier

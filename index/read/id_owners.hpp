// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/read/index_reader.hpp"
#include "index/remote_library.hpp"

#include <memory>

namespace dossier {

/// Of the generation that the reader has open. A look-up costs some microseconds. Errors: IndexDamaged, Unreadable.
Result<std::unique_ptr<IdOwners>> owners_of(IndexReader reader);

}  // namespace dossier

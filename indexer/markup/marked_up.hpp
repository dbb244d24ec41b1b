// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "indexer/markup/markup_writer.hpp"

#include <optional>
#include <string_view>

namespace dossier::reading {

/// Reads a paper in HTML, DOCX, ODT, EPUB, JATS or TEI, told by its content whatever its name. Nothing where it is none
/// of them. Errors: BadData with what is wrong and what helps.
std::optional<Result<MarkedUp>> read_marked_up(std::string_view bytes);

}  // namespace dossier::reading

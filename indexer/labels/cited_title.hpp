// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text_span.hpp"

#include <string_view>

namespace dossier {

/// Where the title of the work stands that a reference or a note cites: in quotation marks, or behind a year in
/// brackets as in APA style; empty where neither is found.
TextSpan cited_title(std::string_view reference);

}  // namespace dossier

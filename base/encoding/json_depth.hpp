// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace dossier {

/// Whether brackets of JSON nest deeper than any metadata does (64): what reads them works by recursion. Linear.
bool nests_too_deep(std::string_view json);

}  // namespace dossier

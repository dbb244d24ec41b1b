// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <string>

namespace dossier {

/// Opens an address in the user's browser: the program of $BROWSER, else xdg-open. Does not wait for it; what it prints
/// is thrown away. Errors: NotFound where there is no such program.
Result<void> open_address(const std::string& address);

}  // namespace dossier

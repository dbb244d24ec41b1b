// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/call/call.hpp"

#include <string>

namespace dossier::web {

/// Makes the change of the saved searches that the fields of the call's form ask for: `do` is `save` (`search`: the
/// parameters of an address), `seen` (with `generation`, nothing is done where the index has changed since) or
/// `delete`. Errors: Usage, NotFound, those of the index and of the file.
Result<void> edit_saved(const Call& call, const std::string& name);

}  // namespace dossier::web

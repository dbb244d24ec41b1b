// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "web/call/call.hpp"

namespace dossier::web {

/// What a POST asks of the passage that its path names: fields `add` and `remove` (each as often as wanted), `section`,
/// or `undo=on` alone. Errors: Usage for other fields, and where nothing is asked for.
Result<LabelCorrection> correction_of(const Call& call);

/// The error of a server that takes none.
Error takes_no_corrections(const Catalogue& catalogue);

}  // namespace dossier::web

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/call/call.hpp"

namespace dossier::web {

/// Takes `add`, `remove` (each as often as wanted), `section` and `undo=on` from the parameters of a request on the
/// passage that its path names.
LabelCorrection take_correction(Call& call);

}  // namespace dossier::web

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

namespace dossier {

/// From here on, the first Ctrl-C (or SIGTERM) only raises the flag, for a work that has to end in order; a second one
/// ends the program at once.
const std::atomic<bool>& catch_interrupts();

}  // namespace dossier

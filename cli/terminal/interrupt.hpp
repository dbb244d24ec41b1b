// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

namespace dossier {

/// From here on, the first Ctrl-C (or SIGTERM) only raises the flag, for a work that has to end in order. Those that
/// come with it, as supervisors send them to a process and to its group, say nothing more; one that comes more than a
/// second later ends the program at once.
const std::atomic<bool>& catch_interrupts();

}  // namespace dossier

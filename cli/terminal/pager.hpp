// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace dossier {

/// Sends the standard output through $DOSSIER_PAGER, else $PAGER, else less, which leaves short output alone. Gives the
/// pager's process, or 0 where there is none (also for `cat` and an empty variable).
int open_pager();

/// Ends the output and waits until the reader has read.
void close_pager(int process);

}  // namespace dossier

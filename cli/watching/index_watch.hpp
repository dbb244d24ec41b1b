// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/build.hpp"

namespace dossier {

class Console;

/// Keeps an index fresh after its first building: waits for changes of the paths, brings the index up to date after
/// each burst, and says what it did in plain lines. What fails is said and tried again. Ends when `options.cancel` is
/// true; gives the exit status.
int watch_paths(BuildOptions options, const BuildReport& first, bool quiet, Console& console);

}  // namespace dossier

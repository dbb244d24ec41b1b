// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/answers/kwic.hpp"

namespace dossier {

class Console;

/// A concordance as text: a line a match, the matches below one another in the middle of the screen.
void write_kwic(Console& console, const KwicRequest& request, const KwicResponse& response);

}  // namespace dossier

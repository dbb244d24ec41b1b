// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace dossier {

class Arguments;
class Console;

/// `papers --fix ID FIELD=TEXT …`: writes the corrections down and reads the paper again. The exit status.
int fix_paper(const Arguments& arguments, Console& console);

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace dossier {

/// The exit status of a bug.
inline constexpr int bug_status = 70;

/// Runs the program; gives its exit status. An exception that comes out of it is told on the standard error. Those
/// that the disk or too little memory cause have the status of their error; any other is a bug, with bug_status.
int run_or_report_bug(const std::function<int()>& run);

}  // namespace dossier

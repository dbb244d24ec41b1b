// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal/bug.hpp"

#include "cli/terminal/console.hpp"
#include "cli/terminal/safe_text.hpp"

#include <exception>
#include <string>

namespace dossier {

int run_or_report_bug(const std::function<int()>& run) {
  Console errors{Looks{}};
  try {
    return run();
  } catch (const std::exception& exception) {
    errors.note("dossier: internal error: " + safe_text(exception.what()));
  } catch (...) {
    errors.note("dossier: internal error");
  }
  errors.note("  This is a bug; please report it with the command that you typed.");
  return bug_status;
}

}  // namespace dossier

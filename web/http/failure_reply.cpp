// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/http/failure_reply.hpp"

#include "web/http/access_log.hpp"
#include "web/http/problem.hpp"

#include <unistd.h>

#include <exception>

namespace dossier::web {

Reply problem(const Failure& failure) { return problem(failure.status, failure.code, failure.message, failure.hint); }

void log_bug(std::string_view target, std::string_view what) noexcept {
  try {
    std::string line = "dossier: internal error while answering ";
    append_escaped(line, target.substr(0, target.find('?')));
    line += ": ";
    append_escaped(line, what);
    line += "; this is a bug, please report it\n";
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.data(), line.size());
  } catch (const std::exception&) {
    return;  // nothing can be said without memory
  }
}

}  // namespace dossier::web

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal/bug.hpp"

#include "cli/terminal/console.hpp"
#include "cli/terminal/safe_text.hpp"

#include <unistd.h>

#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <system_error>

namespace dossier {

namespace {

Error no_memory() {
  return {ErrorCode::NoResources, "not enough memory", "close other programs, or raise the limit (ulimit -v)"};
}

int run_and_tell(const std::function<int()>& run) {
  Console errors{Looks{}};
  try {
    return run();
  } catch (const std::bad_alloc&) {
    return errors.fail(no_memory());
  } catch (const std::system_error& failure) {
    // A thread that cannot be started.
    if (failure.code() == std::errc::resource_unavailable_try_again) return errors.fail(no_memory());
    errors.note("dossier: internal error: " + safe_text(failure.what()));
  } catch (const std::exception& exception) {
    errors.note("dossier: internal error: " + safe_text(exception.what()));
  } catch (...) {
    errors.note("dossier: internal error");
  }
  errors.note("  This is a bug. Please report it together with the command you typed.");
  return bug_status;
}

}  // namespace

int run_or_report_bug(const std::function<int()>& run) {
  try {
    return run_and_tell(run);
  } catch (const std::bad_alloc&) {  // not even for the message
    static constexpr std::string_view message = "dossier: not enough memory\n";
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, message.data(), message.size());
    return exit_status(ErrorCode::NoResources);
  }
}

}  // namespace dossier

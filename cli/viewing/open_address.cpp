// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/viewing/open_address.hpp"

#include "base/system/child_program.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace dossier {

Result<void> open_address(const std::string& address) {
  const char* named = std::getenv("BROWSER");
  std::string program = named != nullptr && *named != '\0' ? named : "xdg-open";
  program = program.substr(0, program.find(':'));  // a list: the first
  // In a group of its own, Ctrl-C at the terminal is not for it.
  if (start_child({.words = {program, address}, .folder = {}, .own_group = true}) > 0) return {};
  const int failure = errno;
  return Error{ErrorCode::NotFound, "cannot start " + program + ": " + std::strerror(failure),
               "open " + address + " in your browser yourself"};
}

}  // namespace dossier

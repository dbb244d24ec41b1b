// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.hpp"
#include "web/http/http_message.hpp"

#include <string>
#include <string_view>

namespace dossier::web {

/// What to tell a client when a request cannot be answered for want of memory, or because of a bug.
struct Failure {
  int status = 0;
  std::string_view code;
  std::string_view message;
  std::string_view hint;
};
inline constexpr Failure no_memory{503, "no-resources", "There is not enough memory to answer this request.",
                                   "ask for less, or try again later"};
inline constexpr Failure no_room{503, "no-resources", "The server has no room for another connection.",
                                 "try again later"};
inline constexpr Failure bug{500, "internal", "A bug in Dossier prevented an answer.",
                             "please report it with the address of this page; the server's error output has details"};

Reply problem(const Failure& failure);

/// Writes a line about a bug to standard error: the path of the request, without its query, and what was thrown. Bytes
/// that are not printable ASCII are escaped. Never throws.
void log_bug(std::string_view target, std::string_view what) noexcept;

}  // namespace dossier::web

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "web/call/corrections.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::web {

/// Where nothing else is said.
inline constexpr int usual_port = 8733;

/// How `dossier serve` was called.
struct ServeOptions {
  std::filesystem::path index;
  std::string host = "127.0.0.1";
  int port = usual_port;                 ///< 0: one that is free
  std::vector<std::string> allow_hosts;  ///< further names under which the server may be asked for
  std::filesystem::path log;             ///< access log; `-` is standard error, empty: none
  bool log_queries = false;              ///< with the text of queries
  unsigned threads = 0;                  ///< that answer requests; 0: as many as the machine has, at least 4
  Correct correct = nullptr;  ///< carries corrections of labels out, where this machine alone reaches the server
};

/// Serves page and API until SIGTERM or SIGINT. `say` receives what the user must know, a line at a time: first the
/// address (`Dossier is at http://127.0.0.1:8733/`), then a warning where others than this machine can reach it.
/// Takes the listening sockets of a service manager (LISTEN_FDS) where there are some. Errors: those of opening the
/// index and of listening.
Result<void> serve(const ServeOptions& options, const std::function<void(std::string_view)>& say);

}  // namespace dossier::web

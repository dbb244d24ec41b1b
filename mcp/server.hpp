// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <functional>
#include <istream>
#include <string>
#include <string_view>

namespace dossier::mcp {

struct ServerOptions {
  std::filesystem::path index;
  std::string_view version;                     ///< of the program
  std::function<bool(std::string_view)> write;  ///< takes an answer with its newline; false: the client is gone
  std::function<void(std::string_view)> log;    ///< takes a line for people
};

/// Answers the lines of `input` until it ends or the client is gone. A line over the limit is refused without being
/// kept. Errors: those of opening the index, before the first line.
Result<void> serve(const ServerOptions& options, std::istream& input);

}  // namespace dossier::mcp

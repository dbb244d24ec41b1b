// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/version.hpp"
#include "cli/commands/commands.hpp"
#include "cli/options/arguments.hpp"
#include "cli/terminal/console.hpp"
#include "index/read/index_reader.hpp"
#include "mcp/server.hpp"

#include <filesystem>
#include <iostream>
#include <string>

namespace dossier {

int run_mcp(const Arguments& arguments, Console& console) {
  std::error_code error;
  auto path = locate_index(arguments.value("index"), std::filesystem::current_path(error));
  if (!path) return console.fail(path.error());
  mcp::ServerOptions options;
  options.index = *path;
  options.version = program_version;
  // Flushed each time: the client waits for it.
  options.write = [&](std::string_view line) {
    console.write(line);
    return console.flush();
  };
  options.log = [&](std::string_view line) { console.note(line); };
  const auto served = mcp::serve(options, std::cin);
  return served ? 0 : console.fail(served.error());
}

}  // namespace dossier

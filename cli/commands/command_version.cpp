// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/version.hpp"
#include "cli/commands/commands.hpp"
#include "cli/options/arguments.hpp"
#include "cli/terminal/console.hpp"
#include "index/format/format.hpp"
#include "searcher/output/response_json.hpp"

namespace dossier {

int run_version(const Arguments& arguments, Console& console) {
  const auto format = std::to_string(index::format_version);
  const auto schema = std::to_string(json_schema);
  if (arguments.has("json")) {
    console.write("{\"schema\": " + schema + ", \"version\": \"" + std::string(program_version) +
                  "\", \"index_format\": " + format + "}\n");
  } else {
    console.write("dossier " + std::string(program_version) + " (index format " + format + ", JSON schema " + schema +
                  ")\n");
  }
  return 0;
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/text_output.hpp"
#include "index/check.hpp"
#include "index/index_reader.hpp"

#include <filesystem>
#include <system_error>

namespace dossier {

int run_check(const Arguments& arguments, Console& console) {
  std::error_code failure;
  const auto place = locate_index(arguments.value("index"), std::filesystem::current_path(failure));
  if (!place) return console.fail(place.error());
  const auto report = check_index(*place);
  if (!report) return console.fail(report.error());
  if (!report->sound()) {
    for (const auto& finding : report->findings) console.write("- " + finding + "\n");
    return console.fail({ErrorCode::IndexDamaged, "the index " + place->string() + " is damaged",
                         "dossier index --rebuild PATH… makes the index anew"});
  }
  console.write("The index is sound: " + text::counted(report->passages, "passage", "passages") + " of " +
                text::counted(report->papers, "paper", "papers") + ".\n");
  return 0;
}

}  // namespace dossier

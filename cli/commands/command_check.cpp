// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "cli/commands/commands.hpp"
#include "cli/options/arguments.hpp"
#include "cli/output/text_output.hpp"
#include "cli/terminal/console.hpp"
#include "cluster/check_cluster.hpp"
#include "index/check/check.hpp"
#include "index/cluster_address.hpp"
#include "index/read/index_reader.hpp"
#include "searcher/output/response_json.hpp"

#include <filesystem>

namespace dossier {
namespace {

void write_text(Console& console, const CheckReport& report) {
  for (const auto& finding : report.findings) console.write("  " + console.paint(Style::Warning, finding) + "\n");
  if (report.sound()) {
    console.write("No damage found: " + counted(report.passages, "passage", "passages") + " of " +
                  counted(report.papers, "paper", "papers") + " from " + counted(report.files, "file", "files") +
                  ".\n");
  }
}

}  // namespace

int run_check(const Arguments& arguments, Console& console) {
  std::error_code error;
  const auto path = locate_index(arguments.value("index"), std::filesystem::current_path(error));
  if (!path) return console.fail(path.error());
  const bool in_cluster = is_cluster_address(path->native());
  const auto report = in_cluster ? cluster::check_cluster_index(path->native()) : check_index(*path);
  if (!report) return console.fail(report.error());
  if (arguments.has("json")) {
    console.write(check_json(*report));
  } else {
    write_text(console, *report);
  }
  if (report->sound()) return 0;
  return console.fail({ErrorCode::IndexDamaged,
                       "the index " + std::string(in_cluster ? "" : "in ") + path->string() + " is damaged",
                       "run dossier index --rebuild " +
                           (in_cluster ? "--index " + path->string() + " " : std::string()) + "PATH… to rebuild it"});
}

}  // namespace dossier

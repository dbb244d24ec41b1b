// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "cli/commands/commands.hpp"
#include "cli/options/arguments.hpp"
#include "cli/output/progress.hpp"
#include "cli/terminal/console.hpp"
#include "cluster/copy_index.hpp"

#include <array>
#include <cstdio>

namespace dossier {
namespace {

std::string rounded(double seconds) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f", seconds);
  return text.data();
}

}  // namespace

int run_copy(const Arguments& arguments, Console& console) {
  const auto& from = arguments.operands()[0];
  const auto& to = arguments.operands()[1];
  Result<cluster::CopyReport> report = cluster::CopyReport();
  {
    Progress progress(!arguments.has("quiet"));
    cluster::CopyOptions options;
    options.replace = arguments.has("replace");
    options.threads = arguments.number("threads", 0);
    options.progress = [&](std::uint64_t files, std::uint64_t of, std::uint64_t passages) {
      progress.show({files, of, 0, 0, passages, 0, {}});
    };
    report = cluster::copy_index(from, to, options);
  }
  if (!report) return console.fail(report.error());
  console.write("Copied " + counted(report->passages, "passage", "passages") + " from " +
                counted(report->files, "file", "files") + " in " + rounded(report->seconds) + " s.\n");
  return 0;
}

}  // namespace dossier

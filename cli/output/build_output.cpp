// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output/build_output.hpp"

#include "base/strings.hpp"
#include "cli/output/ledger_output.hpp"
#include "cli/terminal/console.hpp"

namespace dossier {
namespace {

constexpr std::size_t most_accounts = 40;  // a longer ledger is for `dossier status`

std::vector<FileRecord> news(const BuildReport& report, bool quiet) {
  std::vector<FileRecord> records;
  const bool few = !quiet && report.indexed + report.skipped <= most_accounts;
  for (const auto& record : report.files) {
    const bool read = record.outcome == FileOutcome::Indexed && few;
    if (read || record.outcome == FileOutcome::Skipped) records.push_back(record);
  }
  return records;
}

std::string counts(const BuildReport& report) {
  if (!report.changed && report.skipped == 0) return "Nothing changed";
  std::string out;
  const auto add = [&](std::size_t number, const char* what) {
    if (number > 0) out += (out.empty() ? "" : ", ") + std::to_string(number) + " " + what;
  };
  add(report.indexed, "indexed");
  add(report.unchanged, "unchanged");
  add(report.removed, "removed");
  add(report.skipped, "skipped");
  return "Files: " + (out.empty() ? "none" : out);
}

}  // namespace

std::string report_summary(const BuildReport& report) {
  return counts(report) + ". The index holds " + counted(report.passages, "passage", "passages") + ".\n";
}

void write_report(Console& console, const BuildReport& report, bool quiet) {
  write_ledger(console, news(report, quiet));
  console.write(report_summary(report));
  if (report.taxonomy_lost) {
    console.note(
        "The index was damaged and is labelled by the built-in taxonomy now; if it had one of its own, "
        "run again with --rebuild --taxonomy DIR.");
  }
}

}  // namespace dossier

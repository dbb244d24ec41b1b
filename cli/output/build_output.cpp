// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output/build_output.hpp"

#include "base/strings.hpp"
#include "cli/output/report_output.hpp"
#include "cli/terminal/console.hpp"

namespace dossier {
namespace {

constexpr std::size_t most_accounts = 40;  // a longer report is for `dossier status`

std::vector<FileRecord> news(const BuildReport& report, bool quiet) {
  std::vector<FileRecord> records;
  const bool few =
      !quiet && report.indexed + report.skipped + report.same + report.copies + report.other_forms <= most_accounts;
  for (const auto& record : report.files) {
    const bool news = few || !record.badly_read_because.empty();
    const bool read = record.outcome == FileOutcome::Indexed && news;
    const bool skipped = record.outcome == FileOutcome::Skipped && (few || record.read_instead.empty());
    if (read || skipped) records.push_back(record);
  }
  return records;
}

std::string counts(const BuildReport& report) {
  if (!report.changed && report.skipped == 0) return "Nothing changed";
  std::string out;
  const auto add = [&](std::size_t number, const char* what) {
    if (number > 0) out += (out.empty() ? "" : ", ") + with_separators(number) + " " + what;
  };
  add(report.indexed, "indexed");
  add(report.unchanged, "unchanged");
  add(report.removed, "removed");
  add(report.skipped, "skipped");
  add(report.same, "by another name");
  add(report.copies, report.copies == 1 ? "copy" : "copies");
  add(report.other_forms, "read in another form");
  return "Files: " + (out.empty() ? "none" : out);
}

}  // namespace

std::string report_summary(const BuildReport& report) {
  auto out = counts(report) + ". The index holds " + counted(report.passages, "passage", "passages") + ".\n";
  if (report.read_otherwise > 0) {
    out += counted(report.read_otherwise, "unchanged file was", "unchanged files were") +
           " read again because the version, options or corrections changed.\n";
  }
  if (report.left > 0) {
    out += "Stopped. " + counted(report.left, "file", "files") + (report.left == 1 ? " has" : " have") +
           " not been read yet; the next `dossier index` continues.\n";
  }
  return out;
}

void write_withheld(Console& console, const BuildReport& report) {
  if (report.withheld == 0) return;
  const auto papers = counted(report.withheld, "paper", "papers") + " of " + with_separators(report.library);
  if (report.refused) {
    (void)console.fail({ErrorCode::Unreadable, papers + " would be lost; the index is as it was",
                        "check that all folders can be read; --allow-removal makes the index without these papers"});
    return;
  }
  const std::string are = report.withheld == 1 ? " is" : " are";
  (void)console.fail(
      {ErrorCode::Unreadable,
       papers + are + " no longer in the folders; the index keeps " + (report.withheld == 1 ? "it" : "them"),
       "check that all folders are mounted; --allow-removal removes the papers"});
}

void write_report(Console& console, const BuildReport& report, bool quiet) {
  write_file_report(console, news(report, quiet));
  console.write(report_summary(report));
  write_withheld(console, report);
  if (!report.meaning_failed.empty()) {
    console.note("The index is up to date, but the model of related words was not updated: " + report.meaning_failed +
                 ". The next `dossier index` will do it.");
  }
  if (report.taxonomy_lost) {
    console.note(
        "The index was damaged, so the built-in taxonomy was used for its labels. If it had its own taxonomy, "
        "run again with --rebuild --taxonomy DIR.");
  }
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/watching/index_watch.hpp"

#include "base/strings.hpp"
#include "cli/output/build_output.hpp"
#include "cli/output/report_output.hpp"
#include "cli/terminal/console.hpp"
#include "indexer/intake/folder_watch.hpp"

#include <set>
#include <utility>

namespace dossier {
namespace {

using namespace std::chrono_literals;

/// After a failure the index is tried again, changes or not.
constexpr auto retry = 5s;

class Watcher {
 public:
  Watcher(BuildOptions options, const BuildReport& first, bool quiet, Console& console)
      : options_(std::move(options)),
        quiet_(quiet),
        console_(console),
        watch_(options_.paths, options_.index, {}, options_.follow_links) {
    options_.rebuild = false;
    options_.progress = nullptr;
    options_.confirm_removal = nullptr;                                  // nobody may be there to answer
    options_.put_off_meaning = [this] { return watch_.has_changed(); };  // a change is to be found first
    withheld_ = first.withheld;
    (void)new_skips(first);
  }

  void run() {
    renew();
    console_.note("Watching " + counted(watch_.watched(), "folder", "folders") + "; Ctrl-C ends it.");
    // What changed between the first walk and the watches is found here.
    for (bool more = true; more; more = watch_.wait(*options_.cancel, failed_ ? retry : 0s) != Outcome::Stopped) {
      renew();
      update();
      console_.flush();
    }
    console_.note("Stopped.");
  }

 private:
  using Outcome = FolderWatch::Outcome;

  void renew() {
    watch_.renew();
    if (!std::exchange(told_, watch_.incomplete()) && watch_.incomplete()) {
      console_.note(
          "dossier: the system cannot watch all of the folders; checking them every 5 seconds instead\n"
          "  raise fs.inotify.max_user_watches (sysctl), or check that the folders exist");
    }
  }

  void update() {
    const auto report = build_index(options_);
    failed_ = !report;
    if (!report) {
      if (report.error().code == ErrorCode::Cancelled || report.error().message == said_) return;
      said_ = report.error().message;
      (void)console_.fail(report.error());
      return;
    }
    said_.clear();
    write(*report);
  }

  void write(const BuildReport& report) {
    auto lines = new_skips(report);
    for (const auto& record : report.files) {
      if (record.outcome == FileOutcome::Indexed && !quiet_) lines.push_back(record);
    }
    write_file_report(console_, lines);
    for (const auto& record : report.files) {
      if (record.outcome == FileOutcome::Removed && !quiet_) console_.write("  " + shown(record.path) + ": removed\n");
    }
    if (report.changed || !lines.empty()) console_.write(report_summary(report));
    if (!report.meaning_failed.empty() && report.meaning_failed != meaning_failed_) {
      console_.note("dossier: the model of related words was not updated: " + report.meaning_failed);
    }
    meaning_failed_ = report.meaning_failed;
    if (std::exchange(withheld_, report.withheld) != report.withheld) write_withheld(console_, report);
  }

  [[nodiscard]] std::string shown(const std::string& path) const { return console_.paint(Style::Strong, path); }

  /// Of the files passed over, those that were not when it was last said.
  std::vector<FileRecord> new_skips(const BuildReport& report) {
    std::vector<FileRecord> fresh;
    std::set<std::string> skips;
    for (const auto& record : report.files) {
      if (record.outcome != FileOutcome::Skipped) continue;
      const auto key = record.path + ": " + record.skipped_because;
      if (!skips_.contains(key)) fresh.push_back(record);
      skips.insert(key);
    }
    skips_ = std::move(skips);
    return fresh;
  }

  BuildOptions options_;
  bool quiet_;
  Console& console_;
  FolderWatch watch_;
  bool told_ = false;
  bool failed_ = false;
  std::uint64_t withheld_ = 0;  ///< as it was last said
  std::string said_;
  std::string meaning_failed_;  ///< as it was last said
  std::set<std::string> skips_;
};

}  // namespace

int watch_paths(BuildOptions options, const BuildReport& first, bool quiet, Console& console) {
  Watcher(std::move(options), first, quiet, console).run();
  return 0;
}

}  // namespace dossier

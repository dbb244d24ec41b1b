// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "cli/commands/commands.hpp"
#include "cli/options/arguments.hpp"
#include "cli/output/build_output.hpp"
#include "cli/output/progress.hpp"
#include "cli/output/report_output.hpp"
#include "cli/output/vectors_beside.hpp"
#include "cli/terminal/console.hpp"
#include "cli/terminal/interrupt.hpp"
#include "cli/terminal/safe_text.hpp"
#include "cli/watching/index_watch.hpp"
#include "cluster/cluster_library.hpp"
#include "cluster/read/cluster_reader.hpp"
#include "index/cluster_address.hpp"
#include "index/read/index_reader.hpp"
#include "indexer/build.hpp"
#include "searcher/output/response_json.hpp"
#include "taxonomy/taxonomy.hpp"
#include "vectors/make_vectors.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <utility>

namespace dossier {
namespace {

constexpr int some_files = 4;
constexpr int index_trouble = 3;

// The path that is named, else .dossier in this folder: indexing makes an index, so none is looked for above.
std::filesystem::path index_place(const Arguments& arguments) {
  if (arguments.has("index")) return arguments.value("index");
  const char* named = std::getenv("DOSSIER_INDEX");
  return named != nullptr && *named != '\0' ? named : ".dossier";
}

// Only a clear yes removes anything.
bool ask_removal(std::uint64_t papers, std::uint64_t of) {
  std::cerr << "\ndossier: " << counted(papers, "paper", "papers") << " of " << of << (papers == 1 ? " is" : " are")
            << " no longer in the folders. Remove from the index? [y/N] " << std::flush;
  std::string answer;
  std::getline(std::cin, answer);
  return answer == "y" || answer == "Y" || answer == "yes" || answer == "Yes";
}

BuildOptions options_from(const Arguments& arguments, Progress& progress) {
  BuildOptions options;
  for (const auto& path : arguments.operands()) options.paths.emplace_back(path);
  const auto place = index_place(arguments);
  // The user's own files lie in this folder, as they would beside an index here.
  options.index = is_cluster_address(place.native()) ? std::filesystem::path(".dossier") : place;
  for (const auto& path : arguments.values("bibliography")) options.bibliographies.emplace_back(path);
  options.threads = arguments.number("threads", 0);
  options.memory = arguments.number("memory", static_cast<std::uint32_t>(options.memory >> 20U)) * (1ULL << 20U);
  options.label = !arguments.has("no-labels");
  options.rebuild = arguments.has("rebuild");
  options.max_file_size =
      arguments.number("max-file-size", static_cast<std::uint32_t>(options.max_file_size >> 20U)) * (1ULL << 20U);
  options.follow_links = arguments.has("follow-links");
  options.ocr = arguments.has("ocr");
  options.allow_removal = arguments.has("allow-removal");
  if (::isatty(STDIN_FILENO) != 0 && ::isatty(STDERR_FILENO) != 0) {
    options.confirm_removal = ask_removal;
  }
  options.progress = [&](const BuildProgress& at) {
    if (at.meaning_steps > 0) {
      return progress.show(at.meaning_step, at.meaning_steps, "steps of learning related words");
    }
    progress.show({at.files, at.files_in_all, at.bytes, at.bytes_in_all, at.passages, at.read_badly,
                   safe_text(std::filesystem::path(at.path).filename().string())});
  };
  options.cancel = &catch_interrupts();
  return options;
}

// Nothing to make an index of: the paths are wrong, or hold no papers.
int fail_empty(const Arguments& arguments, Console& console, const BuildReport& report) {
  if (arguments.has("json")) {
    console.write(status_json({}, std::nullopt, report.files));
  } else {
    write_file_report(console, report.files);
  }
  const std::string outcome = arguments.has("rebuild") ? "; the index is as it was" : "; no index was created";
  if (report.skipped > 0) {
    const auto& first = report.files.front();
    return console.fail(
        {ErrorCode::Unreadable, "nothing could be indexed" + outcome, first.path + ": " + first.skipped_because});
  }
  return console.fail(
      {ErrorCode::NotFound, "no papers found in " + joined(arguments.operands(), " or ") + outcome,
       "papers in PDF, DOCX, ODT, EPUB, HTML, JATS, TEI, Markdown and plain text, and .jsonl are read"});
}

template <class Reader>
int write_json(Console& console, const Result<Reader>& reader) {
  if (!reader) return console.fail(reader.error());
  const auto file_records = reader->file_records();
  if (!file_records) return console.fail(file_records.error());
  const auto vectors = vectors_beside(*reader);
  if (!vectors) return console.fail(vectors.error());
  console.write(status_json(reader->info(), *vectors, *file_records));
  return 0;
}

// Null where the flag is not given.
Result<std::shared_ptr<const Taxonomy>> taxonomy_from(const Arguments& arguments) {
  if (!arguments.has("taxonomy")) return std::shared_ptr<const Taxonomy>();
  const auto folder = arguments.value("taxonomy");
  if (folder == "built-in") return std::shared_ptr<const Taxonomy>(std::shared_ptr<void>(), &Taxonomy::standard());
  return Taxonomy::load(folder);
}

Result<BuildReport> build(const Arguments& arguments, std::shared_ptr<const Taxonomy> taxonomy, BuildOptions& options) {
  if (auto fit = check_index_place(index_place(arguments)); !fit) return std::move(fit).error();
  Progress progress(!arguments.has("quiet"));
  options = options_from(arguments, progress);
  options.taxonomy = std::move(taxonomy);
  if (const auto place = index_place(arguments).string(); is_cluster_address(place)) {
    auto library = cluster::ClusterLibrary::at(place);
    if (!library) return std::move(library).error();
    options.library = *std::move(library);
  }
  return build_index(options);
}

}  // namespace

int run_index(const Arguments& arguments, Console& console) {
  if (arguments.has("watch") && arguments.has("json")) {
    return console.fail({ErrorCode::Usage, "--watch and --json cannot be combined",
                         "run `dossier status --json` once the index is up to date"});
  }
  auto taxonomy = taxonomy_from(arguments);
  if (!taxonomy) return console.fail(taxonomy.error());
  BuildOptions options;
  const auto report = build(arguments, *std::move(taxonomy), options);
  if (!report) {
    // A file that cannot be read is in the report; what fails as a whole is the index's path or disk.
    const int status = console.fail(report.error());
    return status == some_files ? index_trouble : status;
  }
  console.resolve_links_from(std::filesystem::absolute(options.index).parent_path().string());
  if (report->nothing && !arguments.has("watch")) return fail_empty(arguments, console, *report);
  const int status = report->left > 0                              ? exit_status(ErrorCode::Cancelled)
                     : report->skipped > 0 || report->withheld > 0 ? some_files
                                                                   : 0;
  if (arguments.has("json")) {
    write_withheld(console, *report);
    const auto place = index_place(arguments).string();
    const int written = is_cluster_address(place) ? write_json(console, cluster::ClusterReader::open(place))
                                                  : write_json(console, IndexReader::open(place));
    return written != 0 ? written : status;
  }
  write_report(console, *report, arguments.has("quiet"));
  if (!arguments.has("watch") || report->left > 0) return status;
  console.flush();
  return watch_paths(std::move(options), *report, arguments.has("quiet"), console);
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/request_from.hpp"
#include "cli/options/arguments.hpp"
#include "cli/output/progress.hpp"
#include "cli/terminal/console.hpp"
#include "cli/terminal/interrupt.hpp"
#include "index/cluster_address.hpp"
#include "index/read/index_reader.hpp"
#include "vectors/known_program.hpp"
#include "vectors/make_vectors.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

namespace dossier {
namespace {

/// The program that the flags name, else the one that was named before.
Result<ProgramChoice> choice_from(const Arguments& arguments, const std::filesystem::path& index) {
  auto known = known_program(index);
  if (!known && !arguments.has("command")) {
    return Error{ErrorCode::Usage, "no program is known for the vectors of this index",
                 "name it: dossier vectors --command CMD; docs/vectors.md says what it must read and write"};
  }
  ProgramChoice choice = std::move(known).value_or(ProgramChoice());
  if (arguments.has("command")) {
    std::error_code none;
    choice.command = arguments.value("command");
    choice.folder = std::filesystem::current_path(none);
    choice.model = arguments.value("model");
  } else if (arguments.has("model")) {
    choice.model = arguments.value("model");
  }
  choice.query_seconds = arguments.number("query-timeout", choice.query_seconds);
  return choice;
}

int run_remove(const Arguments& arguments, const std::filesystem::path& index, Console& console) {
  for (const auto* flag : {"command", "model", "replace", "timeout", "query-timeout"}) {
    if (!arguments.has(flag)) continue;
    return console.fail({ErrorCode::Usage, "--remove takes no other flag of this command",
                         std::string("leave out --") + flag + ", or --remove"});
  }
  const auto removed = remove_vectors(index);
  if (!removed) return console.fail(removed.error());
  console.write(*removed ? "The vectors are removed, and their program is forgotten.\n"
                         : "This index has no vectors.\n");
  return 0;
}

void write_result(Console& console, const VectorReport& report) {
  console.write(counted(report.made, "vector") + " made; " + with_separators(report.with) + " of " +
                counted(report.passages, "passage") + " have one, of the model " + model_text(report.head) + ".\n");
  if (!report.shown) console.write("The index is being written: searches use them once that has finished.\n");
}

}  // namespace

int run_vectors(const Arguments& arguments, Console& console) {
  std::error_code none;
  const auto index = locate_index(arguments.value("index"), std::filesystem::current_path(none));
  if (!index) return console.fail(index.error());
  if (is_cluster_address(index->native())) return console.fail(not_in_cluster(*index));
  if (arguments.has("remove")) return run_remove(arguments, *index, console);
  VectorOptions options;
  auto choice = choice_from(arguments, *index);
  if (!choice) return console.fail(choice.error());
  options.index = *index;
  options.choice = *std::move(choice);
  options.limit = std::chrono::seconds(arguments.number("timeout", static_cast<std::uint32_t>(options.limit.count())));
  options.replace = arguments.has("replace");
  options.cancel = &catch_interrupts();
  const auto reader = IndexReader::open(*index);
  if (!reader) return console.fail(reader.error());
  if (reader->passage_count() > passages_for_vectors) {
    console.note("dossier: this index has " + counted(reader->passage_count(), "passage") +
                 "; such vectors are meant for up to about " + with_separators(passages_for_vectors) +
                 ": making them may take hours, and queries take longer.");
  }
  std::uint64_t done = 0;
  const auto report = [&] {
    Progress progress(!arguments.has("quiet"));
    options.progress = [&](std::uint64_t made, std::uint64_t of) {
      done = made;
      progress.show(made, of, "vectors");
    };
    return make_vectors(options);
  }();
  if (!report) {
    auto error = report.error();
    if (done > 0) error.message += "; what was made until then, " + counted(done, "vector") + ", is kept";
    if (done > 0 && error.hint.empty()) error.hint = "run dossier vectors again to go on from there";
    return console.fail(error);
  }
  write_result(console, *report);
  return 0;
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "cli/commands/commands.hpp"
#include "cli/options/arguments.hpp"
#include "cli/start/known_library.hpp"
#include "cli/terminal/console.hpp"
#include "index/own_files.hpp"
#include "index/read/index_reader.hpp"
#include "web/server.hpp"
#include "web/sockets/listener.hpp"

#include <unistd.h>

#include <filesystem>
#include <iostream>
#include <optional>
#include <string>

namespace dossier {
namespace fs = std::filesystem;
namespace {

constexpr int some_files_skipped = 4;
constexpr int most_tries = 5;
constexpr const char* index_name = ".dossier";

/// What the user types; nothing at the end of the input.
std::optional<std::string> ask(const std::string& question) {
  std::cerr << question << std::flush;
  std::string answer;
  if (!std::getline(std::cin, answer)) return std::nullopt;
  return answer;
}

/// Yes unless the answer begins with n; nothing at the end of the input.
std::optional<bool> ask_yes(const std::string& question) {
  const auto answer = ask(question + " [Y/n] ");
  if (!answer) return std::nullopt;
  return !answer->starts_with("n") && !answer->starts_with("N");
}

int run(const std::vector<std::string>& words, Console& console) {
  const auto arguments = parse_arguments(words);
  if (!arguments) return console.fail(arguments.error());
  return arguments->command().run(*arguments, console);
}

/// The library to offer: that of the folder here, else the one of the last time, else the folder here.
fs::path offered() {
  std::error_code none;
  const auto here = fs::current_path(none);
  if (const auto index = locate_index({}, here)) {
    auto folder = folder_of_own_files(*index);
    if (index->filename() == index_name && fs::is_directory(folder, none)) return folder;
  }
  const auto known = known_library();
  return known.empty() ? here : known;
}

/// Empty where the user gives up.
fs::path ask_folder(Console& console) {
  const auto usual = offered();
  for (int i = 0; i < most_tries; ++i) {
    const auto answer = ask("Folder with your papers [" + usual.string() + "]: ");
    if (!answer) return {};
    auto folder = typed_folder(*answer);
    if (folder.empty()) folder = usual;
    std::error_code none;
    if (fs::is_directory(folder, none)) return folder;
    console.note("There is no folder " + folder.string() + ".");
  }
  return {};
}

/// Whether to read the papers, and from the beginning; nothing where the user gives up. Errors: those of an index that
/// reading does not mend.
Result<std::optional<std::vector<std::string>>> reading_wanted(const fs::path& index, Console& console) {
  using Words = std::vector<std::string>;
  const auto answered = [](std::optional<bool> yes, Words words) {
    return yes ? std::optional(*yes ? std::move(words) : Words()) : std::nullopt;
  };
  const auto reader = IndexReader::open(index);
  if (reader) {
    const auto& info = reader->info();
    console.note("The index holds " + counted(info.passages, "passage") + " of " + counted(info.papers, "paper") +
                 ", as of " + info.updated.substr(0, 10) + ".");
    return answered(ask_yes("Look for new and changed papers?"), {"index"});
  }
  const auto& error = reader.error();
  if (error.code == ErrorCode::IndexIncompatible) {
    console.note("The index here is of another version of Dossier: " + error.message +
                 ".\nYour corrections, saved searches and collections stay as they are.");
    return answered(ask_yes("Read all papers again?"), {"index", "--rebuild"});
  }
  if (error.code != ErrorCode::IndexMissing) return error;
  console.note("Reading the papers. Ctrl-C stops; the next start continues.");
  return std::optional(Words{"index"});
}

/// Gives the exit status.
int read_papers(const fs::path& folder, const fs::path& index, Console& console) {
  auto wanted = reading_wanted(index, console);
  if (!wanted) return console.fail(wanted.error());
  if (!*wanted) return exit_status(ErrorCode::Cancelled);
  if ((*wanted)->empty()) return 0;
  auto words = **std::move(wanted);
  words.insert(words.end(), {"--index", index.string(), "--", folder.string()});
  const int status = run(words, console);
  return status == some_files_skipped ? 0 : status;
}

/// As a shell takes it for one word.
std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

int open_page(const fs::path& index, Console& console) {
  const auto wanted = ask_yes("Open the search page in your browser?");
  if (!wanted) return exit_status(ErrorCode::Cancelled);
  if (!*wanted) {
    console.note("To search here: dossier search --index " + quoted(index.string()) + " WORDS");
    return 0;
  }
  console.note("Ctrl-C ends the server.");
  std::vector<std::string> words{"serve", "--open", "--index", index.string()};
  // Another server may have the usual port.
  if (!web::listen_on("127.0.0.1", web::usual_port)) words.insert(words.end(), {"--port", "0"});
  return run(words, console);
}

}  // namespace

int run_start(const Arguments& arguments, Console& console) {
  if (arguments.has("index")) {
    return console.fail({ErrorCode::Usage, "start keeps the index in the folder of the papers",
                         "for another place: dossier index --index DIR PATH"});
  }
  if (::isatty(STDIN_FILENO) == 0 || ::isatty(STDERR_FILENO) == 0) {
    return console.fail({ErrorCode::Usage, "start asks questions, so it needs a terminal",
                         "in a script: dossier index PATH, then dossier serve"});
  }
  console.note("Dossier searches the papers on your own disk. It sends nothing elsewhere unless you set that up.\n");
  const auto folder = ask_folder(console);
  if (folder.empty()) return exit_status(ErrorCode::Cancelled);
  const auto index = folder / index_name;
  if (const int status = read_papers(folder, index, console); status != 0) return status;
  remember_library(folder);
  return open_page(index, console);
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/viewing/page_view.hpp"

#include "base/encoding/percent_encoding.hpp"
#include "base/strings.hpp"
#include "picture/indexed_file.hpp"
#include "picture/page_picture.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>

extern char** environ;

namespace dossier {
namespace fs = std::filesystem;
namespace {

constexpr std::uint32_t picture_width = 1200;

/// How a viewer is told the page.
struct Viewer {
  std::string_view name;
  std::string_view flag;
};
constexpr std::array<Viewer, 5> viewers{
    {{"evince", "-i"}, {"okular", "-p"}, {"zathura", "-P"}, {"atril", "-i"}, {"xreader", "-i"}}};
constexpr std::array<std::string_view, 6> browsers{"firefox", "firefox-esr",   "chromium",
                                                   "chrome",  "google-chrome", "brave-browser"};

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : value;
}

bool is_installed(std::string_view program) {
  const auto path = variable("PATH");
  for (std::size_t begin = 0; begin <= path.size();) {
    const auto end = std::min(path.find(':', begin), path.size());
    const auto file = path.substr(begin, end - begin) + "/" + std::string(program);
    if (end > begin && ::access(file.c_str(), X_OK) == 0) return true;
    begin = end + 1;
  }
  return false;
}

/// A program that shows files, on a display; nothing where there is none.
Result<std::string> find_viewer(bool pdf) {
  if (auto chosen = variable("DOSSIER_VIEWER"); !chosen.empty()) return chosen;
  if (variable("DISPLAY").empty() && variable("WAYLAND_DISPLAY").empty()) {
    return Error{ErrorCode::NotFound, "there is no display to open the file on",
                 "set DOSSIER_VIEWER to a program that needs none, or write the page with --picture FILE.png"};
  }
  for (const auto& viewer : viewers) {
    if (pdf && is_installed(viewer.name)) return std::string(viewer.name);
  }
  if (is_installed("xdg-open")) return std::string("xdg-open");
  return Error{ErrorCode::NotFound, "no program was found that shows the file",
               "install evince, okular, zathura or xdg-utils, or set DOSSIER_VIEWER"};
}

std::string file_address(const std::string& file) {
  return "file://" + percent_encode(fs::absolute(file).string(), "/");
}

std::string replaced(std::string word, std::string_view mark, const std::string& by) {
  for (auto at = word.find(mark); at != std::string::npos; at = word.find(mark, at + by.size())) {
    word.replace(at, mark.size(), by);
  }
  return word;
}

/// Runs a program without a shell. Waits for one that the user chose, which may need the terminal.
Result<void> run(const std::vector<std::string>& command, bool wait) {
  std::vector<char*> words;
  for (const auto& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  if (!wait) {
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
      ::posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0);
    }
  }
  pid_t child = 0;
  const int failure = ::posix_spawnp(&child, words[0], &actions, nullptr, words.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  if (failure == 0 && wait) {
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
  }
  if (failure == 0 && status == 0) return {};
  return Error{ErrorCode::Unreadable,
               command[0] + (failure != 0 ? std::string(": ") + std::strerror(failure) : std::string(" failed")),
               "set DOSSIER_VIEWER to another program"};
}

}  // namespace

std::vector<std::string> viewer_command(const std::string& viewer, const std::string& file, std::uint32_t page) {
  std::vector<std::string> command;
  bool told = false;
  for (std::size_t begin = 0; begin < viewer.size();) {
    const auto end = std::min(viewer.find(' ', begin), viewer.size());
    const auto word = viewer.substr(begin, end - begin);
    begin = end + 1;
    if (word.empty()) continue;
    told = told || word.find("%f") != std::string::npos;
    command.push_back(replaced(replaced(word, "%p", std::to_string(std::max(page, 1U))), "%f", file));
  }
  if (told || command.empty()) return command;
  const auto name = fs::path(command.front()).filename().string();
  if (page > 0 && std::ranges::find(browsers, name) != browsers.end()) {
    command.push_back(file_address(file) + "#page=" + std::to_string(page));
    return command;
  }
  const auto* known = std::ranges::find(viewers, name, &Viewer::name);
  if (page > 0 && known != viewers.end()) {
    command.emplace_back(known->flag);
    command.push_back(std::to_string(page));
  }
  // A file is no flag, whatever its name.
  command.push_back(file.starts_with('-') ? "./" + file : file);
  return command;
}

int show_in_viewer(const Catalogue& catalogue, const Passage& passage, Console& console) {
  const auto file = file_of(catalogue, passage);
  if (!file) return console.fail(file.error());
  if (const auto bytes = unchanged_bytes(*file); !bytes) return console.fail(bytes.error());
  const bool pdf = !passage.boxes.empty();
  const auto viewer = find_viewer(pdf);
  if (!viewer) return console.fail(viewer.error());
  const auto command = viewer_command(*viewer, file->path.string(), pdf ? passage.pages.first : 0);
  if (command.empty()) return console.fail({ErrorCode::Usage, "$DOSSIER_VIEWER is empty", ""});
  const auto opened = run(command, !variable("DOSSIER_VIEWER").empty());
  return opened ? 0 : console.fail(opened.error());
}

int write_picture(const Catalogue& catalogue, const Passage& passage, const std::string& to, Console& console) {
  PagePictures pictures;
  const auto picture = pictures.picture(catalogue, passage, 0, picture_width);
  if (!picture) return console.fail(picture.error());
  std::ofstream file(to, std::ios::binary);
  file.write((*picture)->data(), static_cast<std::streamsize>((*picture)->size()));
  file.close();
  if (file) return 0;
  return console.fail({ErrorCode::Unreadable, "cannot write " + to, "choose another file"});
}

}  // namespace dossier

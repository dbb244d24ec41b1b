// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/start/known_library.hpp"

#include "index/format/disk.hpp"
#include "index/user_settings.hpp"
#include "index/write/replaced_file.hpp"

#include <cstdlib>
#include <system_error>

namespace dossier {
namespace fs = std::filesystem;
namespace {

fs::path variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? fs::path() : fs::path(value);
}

/// Empty where the user has no home.
fs::path file() {
  const auto folder = user_settings_folder();
  return folder.empty() ? fs::path() : folder / "library";
}

}  // namespace

fs::path known_library() {
  if (file().empty()) return {};
  const auto content = index::read_file(file());
  if (!content || !*content) return {};
  const fs::path folder((*content)->substr(0, (*content)->find('\n')));
  std::error_code none;
  return folder.is_absolute() && fs::is_directory(folder, none) ? folder : fs::path();
}

void remember_library(const fs::path& folder) {
  if (file().empty() || folder.string().find('\n') != std::string::npos) return;
  std::error_code none;
  fs::create_directories(file().parent_path(), none);
  (void)replace_file(file(), folder.string() + "\n");
}

fs::path typed_folder(std::string text) {
  constexpr const char* blanks = " \t\r\n";
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string::npos) return {};
  text = text.substr(first, text.find_last_not_of(blanks) - first + 1);
  const bool quoted = text.size() > 1 && (text.front() == '"' || text.front() == '\'') && text.front() == text.back();
  if (quoted) text = text.substr(1, text.size() - 2);
  if (text == "~" || text.starts_with("~/")) text.replace(0, 1, variable("HOME").string());
  std::error_code none;
  auto folder = fs::absolute(text, none).lexically_normal();
  return folder.has_filename() ? folder : folder.parent_path();
}

}  // namespace dossier

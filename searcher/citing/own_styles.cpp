// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/citing/own_styles.hpp"

#include "base/strings.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

namespace dossier {
namespace {

constexpr std::uintmax_t largest = 4U << 20U;  // bytes of a file
constexpr int most_parents = 3;

std::filesystem::path variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::filesystem::path() : std::filesystem::path(value);
}

Result<std::string> content_of(const std::filesystem::path& file) {
  std::error_code failed;
  const auto size = std::filesystem::file_size(file, failed);
  if (failed)
    return Error{ErrorCode::NotFound, "there is no style '" + file.string() + "'", "check the name of the file"};
  if (size > largest) return Error{ErrorCode::BadData, "'" + file.string() + "' is too large for a style", ""};
  std::ifstream in(file, std::ios::binary);
  std::string content(std::istreambuf_iterator<char>(in), {});
  if (in.bad()) return Error{ErrorCode::Unreadable, "'" + file.string() + "' cannot be read", "check its permissions"};
  return content;
}

std::string stamp_of(const std::filesystem::path& file) {
  std::error_code failed;
  const auto time = std::filesystem::last_write_time(file, failed);
  return failed ? std::string() : std::to_string(time.time_since_epoch().count());
}

std::string stamp_of(const std::vector<std::filesystem::path>& files) {
  std::string all;
  for (const auto& file : files) all += stamp_of(file) + "/";
  return all;
}

/// The files of a folder, in order; none where it cannot be read.
std::vector<std::filesystem::path> files_of(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code failed;
  const std::filesystem::directory_iterator end;
  for (std::filesystem::directory_iterator at(folder, failed); !failed && at != end; at.increment(failed)) {
    files.push_back(at->path());
  }
  std::ranges::sort(files);
  return files;
}

/// The file of CSL's locales beside the style for its language; empty where there is none, and for English.
std::filesystem::path locale_beside(const std::filesystem::path& file, const std::string& language) {
  if (language.empty() || language == "en-US") return {};
  std::filesystem::path found;
  const auto folder = file.parent_path();
  for (const auto& one : files_of(folder.empty() ? "." : folder)) {
    const auto name = one.filename().string();
    if (name == "locales-" + language + ".xml") return one;
    const bool alike = name.starts_with("locales-" + language.substr(0, 2)) && name.ends_with(".xml");
    if (alike && found.empty()) found = one;
  }
  return found;
}

/// A name that names a file of the folder and no other.
bool is_plain_name(std::string_view name) {
  return !name.empty() && !name.starts_with('.') && name.find_first_of("/\\;\r\n") == std::string_view::npos &&
         name.find('\0') == std::string_view::npos;
}

}  // namespace

std::filesystem::path OwnStyles::usual_folder() {
  if (auto folder = variable("DOSSIER_STYLES"); !folder.empty()) return folder;
  if (auto folder = variable("XDG_CONFIG_HOME"); !folder.empty()) return folder / "dossier" / "styles";
  const auto home = variable("HOME");
  return home.empty() ? home : home / ".config" / "dossier" / "styles";
}

Result<CitingStyle> OwnStyles::read(const std::filesystem::path& file) {
  std::vector<std::filesystem::path> files;
  return read(file, files);
}

Result<CitingStyle> OwnStyles::read(const std::filesystem::path& given, std::vector<std::filesystem::path>& files) {
  auto file = given;
  files.push_back(file);
  auto content = content_of(file);
  if (!content) return content.error();
  for (int i = 0; i < most_parents; ++i) {
    const auto parent = csl::Style::parent_of(*content);
    if (parent.empty()) break;
    file = given.parent_path() / (parent + ".csl");
    files.push_back(file);
    content = content_of(file);
    if (!content) {
      return Error{ErrorCode::NotFound, "the style '" + given.string() + "' is another name of '" + parent + "'",
                   "put " + parent + ".csl beside it"};
    }
  }
  std::string words;
  const auto language = csl::Style::language_of(*content);
  files.push_back(file.parent_path() / ("locales-" + language + ".xml"));
  if (const auto locale = locale_beside(file, language); !locale.empty()) {
    files.push_back(locale);
    words = content_of(locale).value_or(std::string());
  }
  auto style = csl::Style::parse(*content, words);
  if (!style) return Error{ErrorCode::BadData, "'" + file.string() + "': " + style.error().message, style.error().hint};
  CitingStyle out;
  out.own = std::make_shared<const csl::Style>(std::move(*style));
  out.name = given.stem().string();
  out.stamp = stamp_of(files);
  return out;
}

Result<CitingStyle> OwnStyles::find(std::string_view name) {
  if (const auto built_in = find_citation_style(name)) return CitingStyle(*built_in);
  std::vector<std::string> known;
  for (const auto& info : citation_styles) known.emplace_back(info.name);
  const Error unknown{ErrorCode::NotFound, "there is no citation style “" + std::string(name) + "”",
                      "use " + joined(known, ", ") + ", a file in CSL, or the name of one in " +
                          (folder_.empty() ? "$DOSSIER_STYLES" : folder_.string())};
  if (folder_.empty() || !is_plain_name(name)) return unknown;
  const auto file = folder_ / (std::string(name) + ".csl");
  std::error_code failed;
  if (!std::filesystem::is_regular_file(file, failed)) return unknown;
  // The folder's own stamp: a locale or a parent that was missing may have come.
  const auto had = read_.find(name);
  if (had != read_.end() && had->second.stamp == stamp_of(folder_) + "/" + stamp_of(had->second.files)) {
    return had->second.style;
  }
  std::vector<std::filesystem::path> files;
  auto style = read(file, files);
  read_.insert_or_assign(std::string(name), Read{files, stamp_of(folder_) + "/" + stamp_of(files), style});
  return style;
}

std::string OwnStyles::stamp() const {
  std::string all;
  if (folder_.empty()) return all;
  for (const auto& file : files_of(folder_)) {
    all.append(file.filename().string()).append("\n").append(stamp_of(file)).append("\n");
  }
  return all;
}

std::vector<OwnStyles::Listed> OwnStyles::list() {
  std::vector<Listed> styles;
  if (folder_.empty()) return styles;
  for (const auto& file : files_of(folder_)) {
    const auto name = file.stem().string();
    if (file.extension() != ".csl" || find_citation_style(name)) continue;
    if (const auto style = find(name))
      styles.push_back({name, style->own->title().empty() ? name : style->own->title()});
  }
  std::ranges::sort(styles, {}, &Listed::name);
  return styles;
}

}  // namespace dossier

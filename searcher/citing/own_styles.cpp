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
  if (in.bad()) return Error{ErrorCode::Unreadable, "'" + file.string() + "' cannot be read", "check its rights"};
  return content;
}

std::string stamp_of(const std::filesystem::path& file) {
  std::error_code failed;
  const auto time = std::filesystem::last_write_time(file, failed);
  return failed ? std::string() : std::to_string(time.time_since_epoch().count());
}

/// The file of CSL's locales beside the style for its language; empty where there is none, and for English.
std::string locale_beside(const std::filesystem::path& file, const std::string& language) {
  if (language.empty() || language == "en-US") return {};
  std::error_code failed;
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(file.parent_path(), failed)) {
    const auto name = entry.path().filename().string();
    if (name == "locales-" + language + ".xml") return content_of(entry.path()).value_or(std::string());
    if (name.starts_with("locales-" + language.substr(0, 2)) && name.ends_with(".xml")) found.push_back(entry.path());
  }
  std::ranges::sort(found);
  return found.empty() ? std::string() : content_of(found.front()).value_or(std::string());
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

Result<CitingStyle> OwnStyles::read(const std::filesystem::path& given) {
  auto file = given;
  auto content = content_of(file);
  if (!content) return content.error();
  for (int i = 0; i < most_parents; ++i) {
    const auto parent = csl::Style::parent_of(*content);
    if (parent.empty()) break;
    file = given.parent_path() / (parent + ".csl");
    content = content_of(file);
    if (!content) {
      return Error{ErrorCode::NotFound, "the style '" + given.string() + "' is another name of '" + parent + "'",
                   "put " + parent + ".csl beside it"};
    }
  }
  auto style = csl::Style::parse(*content, locale_beside(file, csl::Style::language_of(*content)));
  if (!style) return Error{ErrorCode::BadData, "'" + file.string() + "': " + style.error().message, style.error().hint};
  CitingStyle out;
  out.own = std::make_shared<const csl::Style>(std::move(*style));
  out.name = given.stem().string();
  out.stamp = stamp_of(given) + "/" + stamp_of(file);
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
  const auto had = read_.find(name);
  if (had != read_.end() && had->second.stamp.starts_with(stamp_of(file) + "/")) return had->second;
  auto style = read(file);
  if (style) read_.insert_or_assign(std::string(name), *style);
  return style;
}

std::vector<OwnStyles::Listed> OwnStyles::list() {
  std::vector<Listed> styles;
  std::error_code failed;
  if (folder_.empty()) return styles;
  for (const auto& entry : std::filesystem::directory_iterator(folder_, failed)) {
    const auto name = entry.path().stem().string();
    if (entry.path().extension() != ".csl" || find_citation_style(name)) continue;
    if (const auto style = find(name))
      styles.push_back({name, style->own->title().empty() ? name : style->own->title()});
  }
  std::ranges::sort(styles, {}, &Listed::name);
  return styles;
}

}  // namespace dossier

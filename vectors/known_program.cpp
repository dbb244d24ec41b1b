// SPDX-License-Identifier: GPL-3.0-or-later
#include "vectors/known_program.hpp"

#include "base/encoding/json_depth.hpp"
#include "index/format/disk.hpp"
#include "index/user_settings.hpp"
#include "index/write/replaced_file.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <string>
#include <system_error>
#include <utility>

namespace dossier {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::ordered_json;

fs::path settings_file() { return user_settings_folder() / "vector-programs.json"; }

/// How the settings name an index: the same however its path is written.
std::string name_of(const fs::path& index) {
  std::error_code failure;
  const auto canonical = fs::canonical(index, failure);
  return failure ? fs::absolute(index).string() : canonical.string();
}

/// An object: the choices by index; empty where there is no file. Errors: Unreadable, BadData.
Result<Json> read_settings() {
  if (user_settings_folder().empty()) return Json(Json::object());
  const auto file = settings_file();
  const auto remedy = "mend " + file.string() + ", or remove it and name the program of each index again";
  auto content = index::read_file(file);
  if (!content) {
    auto error = std::move(content).error();
    if (error.hint.empty()) error.hint = remedy;
    return error;
  }
  if (!*content) return Json(Json::object());
  auto json = nests_too_deep(**content) ? Json(Json::value_t::discarded) : Json::parse(**content, nullptr, false);
  if (!json.is_object()) return Error{ErrorCode::BadData, file.string() + " is not a JSON object", remedy};
  return json;
}

/// Reads the settings, changes them and writes them, with no other process at it meanwhile. `change` gives whether
/// there is anything to write. Errors: Unreadable, BadData, DiskFull; the settings are as they were then.
Result<void> change_settings(const std::function<bool(Json&)>& change) {
  const auto lock = FolderLock::take(user_settings_folder());
  if (!lock) return lock.error();
  auto settings = read_settings();
  if (!settings) return std::move(settings).error();
  if (!change(*settings)) return {};
  return replace_file(settings_file(), settings->dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

/// Errors: Unreadable, DiskFull.
Result<void> make_settings_folder() {
  const auto folder = user_settings_folder();
  if (folder.empty()) {
    return Error{ErrorCode::Unreadable, "there is no folder for your settings, so the command cannot be remembered",
                 "set HOME or XDG_CONFIG_HOME"};
  }
  std::error_code failure;
  fs::create_directories(folder, failure);
  if (failure) return index::file_error(folder, "make the folder", failure.value());
  return {};
}

std::string text_in(const Json& entry, const char* name) {
  const auto found = entry.find(name);
  return found != entry.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

std::optional<ProgramChoice> known_program(const fs::path& index) {
  const auto settings = read_settings();
  if (!settings) return std::nullopt;
  const auto entry = settings->find(name_of(index));
  if (entry == settings->end() || !entry->is_object()) return std::nullopt;
  ProgramChoice choice{text_in(*entry, "command"), text_in(*entry, "folder"), text_in(*entry, "model")};
  if (choice.command.empty() || choice.folder.empty()) return std::nullopt;
  const auto seconds = entry->find("query_seconds");
  constexpr std::uint64_t most = 3600;
  if (seconds != entry->end() && seconds->is_number_unsigned()) {
    choice.query_seconds =
        static_cast<std::uint32_t>(std::clamp<std::uint64_t>(seconds->get<std::uint64_t>(), 1, most));
  }
  return choice;
}

Result<void> remember_program(const fs::path& index, const ProgramChoice& choice) {
  if (auto made = make_settings_folder(); !made) return made;
  return change_settings([&](Json& settings) {
    settings[name_of(index)] = {{"command", choice.command},
                                {"folder", choice.folder.string()},
                                {"model", choice.model},
                                {"query_seconds", choice.query_seconds}};
    return true;
  });
}

Result<void> forget_program(const fs::path& index) {
  std::error_code none;
  if (user_settings_folder().empty() || !fs::exists(user_settings_folder(), none)) return {};
  return change_settings([&](Json& settings) { return settings.erase(name_of(index)) != 0; });
}

}  // namespace dossier

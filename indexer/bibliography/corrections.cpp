// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/bibliography/corrections.hpp"

#include "base/encoding/json_depth.hpp"
#include "base/utf8.hpp"
#include "index/own_files.hpp"
#include "index/write/replaced_file.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

namespace dossier {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::json;

constexpr const char* file_name = "dossier-papers.jsonl";

/// Text of a value; nothing where it is neither text nor number.
std::optional<std::string> text_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number()) return value.dump();
  return std::nullopt;
}

Error cannot_write(const fs::path& file) {
  return {ErrorCode::Unreadable, "the corrections cannot be written to " + file.string() + ": " + std::strerror(errno),
          "check its permissions and the space on the disk"};
}

}  // namespace

fs::path PaperCorrections::file_of(const fs::path& index) { return folder_of_own_files(index) / file_name; }

Result<PaperCorrections> PaperCorrections::load(const fs::path& file) {
  PaperCorrections corrections;
  std::error_code failure;
  if (!fs::exists(file, failure) && !failure) return corrections;
  std::ifstream in(file);
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const auto json = nests_too_deep(line) ? Json(Json::value_t::discarded) : Json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains("paper") || !json["paper"].is_string()) {
      corrections.notes_.push_back("line " + std::to_string(number) + " is not a correction and was ignored");
      continue;
    }
    auto& fields = corrections.by_paper_[json["paper"].get<std::string>()];
    for (const auto& [name, value] : json.items()) {
      if (name == "paper") continue;
      const auto text = text_of(value);
      if (text && !text->empty()) {
        fields[name] = *text;
      } else {
        fields.erase(name);
      }
    }
  }
  if (in.bad() || !in.eof()) {
    return Error{ErrorCode::Unreadable, "the corrections in " + file.string() + " cannot be read",
                 "check its permissions"};
  }
  return corrections;
}

const PaperCorrections::Fields& PaperCorrections::of(const std::string& paper_id) const {
  static const Fields none;
  const auto found = by_paper_.find(paper_id);
  return found == by_paper_.end() ? none : found->second;
}

Result<void> PaperCorrections::append(const fs::path& file, const std::string& paper_id, const Fields& fields) {
  const auto lock = FolderLock::take(fs::absolute(file).parent_path());
  if (!lock) return lock.error();
  nlohmann::ordered_json line;
  line["paper"] = utf8::repaired(paper_id);
  for (const auto& [name, text] : fields) {
    if (text.empty()) {
      line[name] = nullptr;
    } else {
      line[name] = utf8::repaired(text);
    }
  }
  // A hand that wrote the file may have left its last line without an end.
  bool ends = true;
  if (std::ifstream in(file, std::ios::binary | std::ios::ate); in && in.tellg() > 0) {
    in.seekg(-1, std::ios::end);
    ends = in.get() == '\n';
  }
  std::error_code failure;
  const auto before = fs::exists(file, failure) ? fs::file_size(file, failure) : 0;
  std::ofstream out(file, std::ios::binary | std::ios::app);
  if (!out) return cannot_write(file);
  out << (ends ? "" : "\n") << line.dump() << '\n';
  out.close();
  if (!out) {
    auto failed = cannot_write(file);
    fs::resize_file(file, before, failure);
    return failed;
  }
  return {};
}

}  // namespace dossier

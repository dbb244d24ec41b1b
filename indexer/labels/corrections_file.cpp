// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/system/descriptor.hpp"
#include "base/utf8.hpp"
#include "index/format/disk.hpp"
#include "index/own_files.hpp"
#include "index/write/replaced_file.hpp"
#include "indexer/labels/corrections.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <nlohmann/json.hpp>

namespace dossier {
namespace {

using nlohmann::json;

json values_json(const std::vector<Correction::Value>& values) {
  auto out = json::array();
  for (const auto& [facet, value] : values) out.push_back(facet + ":" + value);
  return out;
}

std::string line_of(const Correction& correction) {
  json row{{"id", correction.id}};
  if (correction.undo) {
    row["undo"] = true;
    return row.dump() + "\n";
  }
  row["paper"] = correction.paper;
  row["source"] = correction.source;
  if (!correction.add.empty()) row["add"] = values_json(correction.add);
  if (!correction.remove.empty()) row["remove"] = values_json(correction.remove);
  if (correction.section) row["section"] = to_string(*correction.section);
  row["text"] = correction.text;
  return row.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

/// `facet:value`; false where it is something else.
bool read_values(const json& row, const char* key, std::vector<Correction::Value>& out) {
  if (!row.contains(key)) return true;
  if (!row[key].is_array()) return false;
  for (const auto& text : row[key]) {
    if (!text.is_string()) return false;
    const auto value = text.get<std::string>();
    const auto colon = value.find(':');
    if (colon == std::string::npos || colon == 0 || colon + 1 == value.size()) return false;
    out.emplace_back(value.substr(0, colon), value.substr(colon + 1));
  }
  return true;
}

bool read_text(const json& row, const char* key, std::string& out) {
  if (!row.contains(key)) return true;
  if (!row[key].is_string()) return false;
  out = row[key].get<std::string>();
  return true;
}

/// Whether a crash left only the beginning of the line: its correction was never reported as made.
bool is_torn(std::string_view line) { return line.starts_with('{') && !line.ends_with('}') && !line.ends_with("}\r"); }

/// What is wrong with the line; empty where nothing is.
std::string read_line(std::string_view line, Correction& out) {
  const auto row = json::parse(line, nullptr, false);
  if (!row.is_object()) return "it is not a JSON object";
  if (!read_text(row, "id", out.id) || out.id.empty()) return "it has no `id`";
  if (!read_text(row, "paper", out.paper) || !read_text(row, "source", out.source) ||
      !read_text(row, "text", out.text)) {
    return "`paper`, `source` and `text` must be strings";
  }
  if (!read_values(row, "add", out.add) || !read_values(row, "remove", out.remove)) {
    return "`add` and `remove` must be lists of facet:value";
  }
  if (row.contains("undo") && row["undo"] == true) out.undo = true;
  std::string section;
  if (!read_text(row, "section", section)) return "`section` must be a string";
  if (section.empty()) return {};
  const auto known = std::find(section_names.begin(), section_names.end(), section);
  if (known == section_names.end()) return "`section` is not a known section";
  out.section = static_cast<Section>(known - section_names.begin());
  return {};
}

Result<void> write_end(const std::filesystem::path& file, std::string_view bytes) {
  Descriptor opened(::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644));
  if (!opened) return index::file_error(file, "write", errno);
  int failure = write_all(opened.number(), bytes);
  if (failure == 0 && ::fsync(opened.number()) != 0) failure = errno;
  const int closed = opened.close();
  if (failure == 0) failure = closed;
  if (failure != 0) return index::file_error(file, "write", failure);
  return {};
}

}  // namespace

std::filesystem::path corrections_file(const std::filesystem::path& index) {
  return folder_of_own_files(index) / corrections_name;
}

Result<Corrections> Corrections::read(const std::filesystem::path& file) {
  auto content = index::read_file(file);
  if (!content) return content.error();
  Corrections corrections;
  if (!*content) return corrections;
  std::string_view rest = **content;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const auto end = rest.find('\n');
    const auto line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (line.find_first_not_of(" \t\r") == std::string_view::npos || is_torn(line)) continue;
    Correction correction;
    const auto fault = read_line(line, correction);
    if (!fault.empty()) {
      return Error{ErrorCode::BadData, "'" + file.string() + "', line " + std::to_string(number) + ": " + fault,
                   "correct the line or take it out; docs/labels.md says what may stand in it"};
    }
    corrections.add(std::move(correction));
  }
  return corrections;
}

Result<void> Corrections::append(const std::filesystem::path& file, const Correction& correction) {
  const auto lock = FolderLock::take(std::filesystem::absolute(file).parent_path());
  if (!lock) return lock.error();
  const auto before = index::read_file(file);
  if (!before) return before.error();
  // What a crash left of a line must not run into the next one.
  const bool open_line = *before && !(*before)->empty() && (*before)->back() != '\n';
  if (auto done = write_end(file, (open_line ? "\n" : "") + line_of(correction)); !done) return done;
  return *before ? Result<void>() : index::sync_path(file.parent_path());
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/file_record.hpp"

namespace dossier {

OtherFiles other_files(const std::vector<FileRecord>& records) {
  constexpr int longest = 4;  // steps; a damaged index may have a circle
  std::map<std::string, std::string> instead;
  for (const auto& record : records) {
    if (!record.read_instead.empty()) instead.emplace(record.path, record.read_instead);
  }
  OtherFiles others;
  for (const auto& [path, first] : instead) {
    auto read = first;
    for (int step = 0; step < longest && instead.contains(read); ++step) read = instead.at(read);
    others[read].push_back(path);
  }
  return others;
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/intake/paper_groups.hpp"

#include "base/strings.hpp"

#include <filesystem>

namespace dossier {

bool is_pdf_name(const std::string& name) {
  return lowered(std::filesystem::path(name).extension().string()) == ".pdf";
}

std::string group_stem(const std::string& name) {
  auto stem = std::filesystem::path(name).replace_extension();
  if (!is_pdf_name(name) && is_pdf_name(stem.string())) stem.replace_extension();
  return stem.string();
}

std::map<std::string, std::string> paper_groups(const std::vector<FoundFile>& files) {
  struct Group {
    std::vector<std::string> names;
    bool has_pdf = false;
  };
  std::map<std::string, Group> groups;
  for (const auto& file : files) {
    if (file.format != FileFormat::Paper) continue;
    auto& group = groups[group_stem(file.name)];
    group.names.push_back(file.name);
    group.has_pdf = group.has_pdf || is_pdf_name(file.name);
  }
  std::map<std::string, std::string> group_of;
  for (const auto& [stem, group] : groups) {
    if (!group.has_pdf || group.names.size() < 2) continue;
    for (const auto& name : group.names) group_of.emplace(name, stem);
  }
  return group_of;
}

}  // namespace dossier

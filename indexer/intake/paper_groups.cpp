// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/intake/paper_groups.hpp"

#include "base/strings.hpp"

#include <filesystem>

namespace dossier {

bool is_pdf_name(const std::string& name) {
  return lowered(std::filesystem::path(name).extension().string()) == ".pdf";
}

std::map<std::string, std::string> paper_groups(const std::vector<FoundFile>& files) {
  struct Group {
    std::vector<std::string> names;
    bool has_pdf = false;
  };
  std::map<std::string, Group> groups;
  for (const auto& file : files) {
    if (file.format != FileFormat::Paper) continue;
    const bool pdf = is_pdf_name(file.name);
    auto stem = std::filesystem::path(file.name).replace_extension();
    if (!pdf && is_pdf_name(stem.string())) stem.replace_extension();
    auto& group = groups[stem.string()];
    group.names.push_back(file.name);
    group.has_pdf = group.has_pdf || pdf;
  }
  std::map<std::string, std::string> group_of;
  for (const auto& [stem, group] : groups) {
    if (!group.has_pdf || group.names.size() < 2) continue;
    for (const auto& name : group.names) group_of.emplace(name, stem);
  }
  return group_of;
}

}  // namespace dossier

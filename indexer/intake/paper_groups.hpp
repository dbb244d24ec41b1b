// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/intake/file_walk.hpp"

#include <map>
#include <string>
#include <vector>

namespace dossier {

/// Whether a file's name ends as that of a PDF.
bool is_pdf_name(const std::string& name);

/// The name without its ending, and without the `.pdf` of `khan.pdf.txt`: that of the group that the file may be of.
std::string group_stem(const std::string& name);

/// Files that may hold one paper in several forms: a PDF and what lies in its folder under its name with another ending
/// (`khan.pdf`, `khan.md`, `khan.pdf.txt`). Gives the name of the group by that of the file; files alone are not in it.
std::map<std::string, std::string> paper_groups(const std::vector<FoundFile>& files);

}  // namespace dossier

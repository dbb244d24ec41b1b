// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/build.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"

#include <filesystem>
#include <fstream>
#include <string>

namespace dossier::test {

/// A folder of papers and the options that index it; both go with it.
struct Library {
  TempFolder folder;
  std::filesystem::path papers = folder.path() / "papers";
  BuildOptions options;

  explicit Library(unsigned threads = 2) {
    std::filesystem::create_directories(papers);
    options.paths = {papers};
    options.index = folder.path() / "index";
    options.threads = threads;
    options.label = false;
  }
  /// `name` may have folders before it.
  void put(const std::string& name, const std::string& content) const {
    std::filesystem::create_directories((papers / name).parent_path());
    std::ofstream(papers / name, std::ios::binary) << content;
  }
  BuildReport build() {
    auto report = build_index(options);
    if (!report) FAIL(report.error().message);
    return *std::move(report);
  }
};

}  // namespace dossier::test

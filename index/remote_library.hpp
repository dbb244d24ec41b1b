// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/library_writer.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// Which source file an index has an id from, in the generation that was open when this was made.
class IdOwners {
 public:
  virtual ~IdOwners() = default;
  /// The file that gave the passage with this id; empty where no passage has it.
  [[nodiscard]] virtual Result<std::string> of_passage(std::string_view id) const = 0;
  /// The file that gave the paper with this id; empty where no paper has it.
  [[nodiscard]] virtual Result<std::string> of_paper(std::string_view id) const = 0;
};

/// What indexing has to know of an index.
struct LibraryContent {
  std::vector<FileRecord> file_records;
  std::map<std::string, Paper> papers;  ///< those that FileRecord::papers names, by id
  std::uint64_t passages = 0;
  std::unique_ptr<IdOwners> owners;  ///< null where nothing was indexed yet
};

/// An index that does not lie on this disk, as indexing sees it.
class RemoteLibrary {
 public:
  virtual ~RemoteLibrary() = default;
  virtual Result<std::unique_ptr<LibraryWriter>> open_writer(const WriterOptions& options) = 0;
  /// Of the newest generation; nothing where there is no index. Errors: where it cannot be read.
  virtual Result<LibraryContent> content() = 0;
};

}  // namespace dossier

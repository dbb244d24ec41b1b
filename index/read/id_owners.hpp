// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/read/index_reader.hpp"

#include <map>
#include <string>
#include <string_view>

namespace dossier {

/// Which source file an index has an id from. Stands on the generation that the reader has open.
class IdOwners {
 public:
  /// Errors: IndexDamaged, Unreadable.
  static Result<IdOwners> of(IndexReader reader);

  /// The file that gave the passage with this id; empty where no passage has it. Some microseconds.
  [[nodiscard]] Result<std::string> of_passage(std::string_view id) const;
  /// The file that gave the paper with this id; empty where no paper has it. Some microseconds.
  [[nodiscard]] Result<std::string> of_paper(std::string_view id) const;

 private:
  struct Run {
    DocId last = 0;
    std::string file;
  };

  explicit IdOwners(IndexReader reader) : reader_(std::move(reader)) {}
  [[nodiscard]] std::string file_of(DocId doc) const;

  IndexReader reader_;
  std::map<DocId, Run> runs_;  ///< by first DocId
};

}  // namespace dossier

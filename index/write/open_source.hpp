// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/format/records.hpp"
#include "index/passage.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace dossier::index {

/// What a writer, of an index on this disk or in a cluster, notes of a source between its begin and its finish.
class OpenSource {
 public:
  void add_papers(std::vector<Paper> papers);
  /// The record of the passage's paper. Errors: BadData where add_papers() was not given it.
  [[nodiscard]] Result<std::shared_ptr<const Paper>> paper_of(const Passage& passage) const;
  /// Counts a passage; `own`: it is stored with its paper, whose only passage it is.
  void count(const Passage& passage, bool own);

  /// The account, with what was counted in place of what `record` says of it.
  [[nodiscard]] StoredSource finished(const FileRecord& record) &&;

  StoredSource stored;  ///< papers with several passages, and documents, are added as they come

 private:
  std::map<std::string, std::shared_ptr<const Paper>, std::less<>> papers_;
  decltype(FileRecord::passages) kinds_{};
  std::uint32_t own_papers_ = 0;
};

}  // namespace dossier::index

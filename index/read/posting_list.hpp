// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/types.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace dossier {

/// The passages that hold a term (or a phrase) in one field, in ascending DocId, with how often each holds it (tf).
/// Five bytes a posting.
class PostingList {
 public:
  /// `doc` behind all that were added before; `tf` at least 1.
  void add(DocId doc, std::uint32_t tf);
  void reserve(std::size_t postings);

  [[nodiscard]] std::size_t size() const { return docs_.size(); }
  [[nodiscard]] bool empty() const { return docs_.empty(); }
  [[nodiscard]] DocId doc(std::size_t ordinal) const { return docs_[ordinal]; }
  [[nodiscard]] std::uint32_t tf(std::size_t ordinal) const {
    return tfs_[ordinal] < many ? tfs_[ordinal] : large_tf(docs_[ordinal]);
  }
  /// The first ordinal from `from` on whose passage is at or behind `doc`; size() where there is none. Logarithmic in
  /// the distance.
  [[nodiscard]] std::size_t seek(std::size_t from, DocId doc) const;
  /// How often one passage holds it; 0 where it does not.
  [[nodiscard]] std::uint32_t tf_of(DocId doc) const;

  /// Calls `visit(doc, tf)` for each passage.
  template <class Visit>
  void for_each(Visit&& visit) const {
    for (std::size_t ordinal = 0; ordinal < docs_.size(); ++ordinal) visit(docs_[ordinal], tf(ordinal));
  }

  /// Size in memory.
  [[nodiscard]] std::size_t bytes() const;

 private:
  static constexpr std::uint8_t many = 255;  ///< in `tfs_`: at least so many, the number is in `large_`
  [[nodiscard]] std::uint32_t large_tf(DocId doc) const;

  std::vector<DocId> docs_;
  std::vector<std::uint8_t> tfs_;
  std::vector<std::pair<DocId, std::uint32_t>> large_;
};

}  // namespace dossier

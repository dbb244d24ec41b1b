// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/format/records.hpp"
#include "index/read/index_reader.hpp"

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::index {

/// Makes a facet's column in memory of its chunks. What passages have of the facet is one text until all are there: a
/// column in which nothing repeats costs a look at each text and one sort.
class ColumnLoader {
 public:
  /// Of an index up to the passage `last`; those in `deleted`, sorted ranges, have no values.
  ColumnLoader(DocId last, const std::vector<DocRange>& deleted);
  /// The next chunk as it is stored, checksum included, and its first passage; false where it is damaged or out of
  /// order.
  bool add(DocId first, std::string chunk);
  /// Gives unknown_value to every passage that `kinds` has and that has no value yet. To be called behind all chunks.
  void fill(const FacetColumn& kinds);
  FacetColumn finish(std::string_view name);

 private:
  void assign(std::uint64_t begin, std::uint64_t end, std::string_view joined);
  std::uint32_t ordinal_of(std::string_view joined);
  void put_one_each(FacetColumn& column);
  void put_several(FacetColumn& column);

  const std::vector<DocRange>& deleted_;
  std::size_t next_deleted_ = 0;
  std::uint64_t next_doc_ = 1;
  std::deque<std::string> chunks_;        ///< the texts point into them
  std::vector<std::string_view> joined_;  ///< values of a passage, parted; some more than once
  std::array<std::uint32_t, 256> recent_{};
  LargeVector<std::uint32_t> ids_;  ///< DocId → ordinal in joined_
  std::size_t placed_ = 0;          ///< passages that have one
};

}  // namespace dossier::index

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/format/codec.hpp"
#include "index/types.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Facets are stored by column: for each facet, chunks of the values of consecutive passages, as runs of passages with
// the same values. What counting needs is read in one go, and a facet that never changes takes a few bytes.
namespace dossier::index {

/// Passages beside each other with the same values of a facet.
struct ColumnRun {
  std::uint32_t passages = 0;
  std::string values;  ///< parted by value_separator; empty for none
};

std::string encode_column_chunk(const std::vector<ColumnRun>& runs);
/// Calls `visit(passages, values)` for each run in order; false where the bytes are damaged.
template <class Visit>
bool decode_column_chunk(std::string_view bytes, Visit&& visit) {
  ByteReader in(bytes);
  const auto runs = in.count();
  for (std::size_t i = 0; i < runs; ++i) {
    const auto passages = in.small();
    const auto values = in.text();
    if (in.failed()) return false;
    visit(passages, values);
  }
  return in.complete();
}

/// Gathers the values of passages with consecutive DocIds and gives out chunks.
class ColumnBuilder {
 public:
  using Put = std::function<void(const std::string& key, const std::string& value)>;
  ColumnBuilder(DocId first, Put put) : first_(first), put_(std::move(put)) {}

  /// The next passage: its values of each facet by slot, parted by value_separator.
  void add(const std::map<std::uint32_t, std::string>& values);
  /// Gives out what is left; nothing may be added afterwards.
  void finish();

 private:
  static constexpr std::uint32_t passages_per_chunk = 2048;

  DocId first_;  ///< of the chunks at hand
  std::uint32_t passages_ = 0;
  std::map<std::uint32_t, std::vector<ColumnRun>> runs_;  ///< by slot
  Put put_;
};

}  // namespace dossier::index

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/format/codec.hpp"
#include "index/format/record_codec.hpp"
#include "index/format/records.hpp"
#include "index/types.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Passages stored side by side in one metadata value: their records, their sequences of words, their lengths. The
// passages of a block are consecutive and begin with the block's first DocId.
namespace dossier::index {

using FieldLengths = std::array<std::uint32_t, text_fields.size()>;

/// Items of bytes, packed: how many, their sizes, then the bytes.
class PackedBlock {
 public:
  void add(std::string_view item);
  [[nodiscard]] std::size_t size() const { return sizes_.size(); }
  /// The block's bytes; the block is empty afterwards.
  std::string take();

 private:
  std::vector<std::size_t> sizes_;
  std::string items_;
};

/// The n-th item of a packed block; nothing where there is none or the bytes are damaged.
std::optional<std::string_view> packed_item(std::string_view block, std::size_t n);
/// All items of a packed block; nothing where the bytes are damaged.
std::optional<std::vector<std::string_view>> packed_items(std::string_view block);

std::string encode_words(std::span<const WordId> words);
/// Replaces `out`; false where the bytes are damaged.
bool decode_words(std::string_view item, std::vector<WordId>& out);
/// How often a sequence of words stands in another, both encoded; occurrences may overlap. `phrase` is not empty.
std::uint32_t count_in_encoded(std::string_view words, std::string_view phrase);

std::string encode_lengths(std::span<const FieldLengths> lengths);
/// Calls `visit(n, lengths)` for the passages of a block in order; false where the bytes are damaged.
template <class Visit>
bool decode_lengths(std::string_view bytes, Visit&& visit) {
  ByteReader in(bytes);
  const auto count = in.count();
  for (std::size_t n = 0; n < count; ++n) {
    FieldLengths lengths{};
    for (auto& length : lengths) length = in.small();
    if (in.failed()) return false;
    visit(n, lengths);
  }
  return in.complete();
}

/// Gathers passages with consecutive DocIds and gives out each block when it is full.
class BlockBuilder {
 public:
  using Put = std::function<void(const std::string& key, const std::string& value)>;
  /// `first` must begin a block of words. `codec` must live as long.
  BlockBuilder(DocId first, const RecordCodec& codec, Put put) : next_(first), codec_(codec), put_(std::move(put)) {}

  void add(std::string_view record, std::span<const WordId> words, const FieldLengths& lengths);
  /// Gives out what is left; nothing may be added afterwards.
  void finish();

 private:
  void put_records();
  void put_words();

  DocId next_;
  const RecordCodec& codec_;
  Put put_;
  PackedBlock records_;
  PackedBlock words_;
  std::vector<FieldLengths> lengths_;
};

}  // namespace dossier::index

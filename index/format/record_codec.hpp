// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::index {

/// Compresses blocks of records, and reads them. With a Zstandard dictionary (what Zstandard calls a dictionary: pieces
/// that come often in this index's records) small blocks compress as well as large ones, so that showing a passage
/// costs little. Any number of threads may use one at the same time.
class RecordCodec {
 public:
  /// Without a Zstandard dictionary.
  RecordCodec();
  explicit RecordCodec(std::string zstd_dictionary);
  RecordCodec(RecordCodec&&) noexcept;
  RecordCodec& operator=(RecordCodec&&) noexcept;
  ~RecordCodec();

  /// Empty for none.
  [[nodiscard]] const std::string& zstd_dictionary() const;
  [[nodiscard]] std::string pack(std::string_view block) const;
  /// Blocks packed with this Zstandard dictionary or with none. Nothing for other bytes, or for a block that claims
  /// more than a GiB.
  [[nodiscard]] std::optional<std::string> unpack(std::string_view frame) const;

 private:
  struct Tables;
  std::unique_ptr<Tables> tables_;
};

/// A Zstandard dictionary made of samples of records, the same for the same samples; empty where they give none. About
/// a second for 2 MB.
std::string trained_zstd_dictionary(const std::vector<std::string>& samples);

}  // namespace dossier::index

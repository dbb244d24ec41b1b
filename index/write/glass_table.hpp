// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/system/descriptor.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::index {

/// Where the tree of a finished table begins: what Xapian keeps of it in its file of versions.
struct GlassRoot {
  std::uint32_t block = 0;
  std::uint32_t levels = 0;  ///< above the leaves
  std::uint64_t entries = 0;
  std::uint32_t blocks = 0;
};

/// Writes a table of Xapian's glass database (a B-tree in a file) from entries in the order of their keys, each block
/// once. Xapian reads such a table as one of its own; the layout is that of its glass_table.h, version 1.4. Errors of
/// the file are thrown as Xapian::DatabaseError, as Xapian itself does.
class GlassTableWriter {
 public:
  static constexpr std::size_t block_size = 8192;
  /// Longest key.
  static constexpr std::size_t most_key = 255;

  explicit GlassTableWriter(const std::filesystem::path& file);

  /// `key` stands behind all before it, by bytes, and has 1 to most_key bytes.
  void add(std::string_view key, std::string_view tag);
  /// Writes what is left. Nothing may be added afterwards.
  GlassRoot finish();

 private:
  /// A block in the making. Items grow down from its end, their places up from its head.
  struct Block {
    std::string bytes;
    std::size_t places_end = 0;
    std::size_t items_begin = 0;
    [[nodiscard]] std::size_t free() const { return items_begin - places_end; }
  };

  /// What parts two blocks: no key before it is as great, none behind it smaller.
  struct Separator {
    std::string key;
    std::uint32_t component = 0;
  };

  static Block empty_block();
  static void put_item(Block& block, std::string_view item);
  void put_leaf_item(std::string_view key, std::uint32_t component, bool last, std::string_view piece);
  void begin_leaf(std::string_view key, std::uint32_t component);
  /// The block at a level is full, or the last: writes it; gives its number.
  std::uint32_t put_block(std::size_t level);
  void put_branch_item(std::size_t level, std::string_view key, std::uint32_t component, std::uint32_t block);
  void flush();

  Descriptor file_;
  std::string path_;
  std::string buffer_;
  std::string item_;
  std::vector<Block> levels_;          ///< the leaf first
  std::vector<Separator> separators_;  ///< before the block in the making at each level; empty before a level's first
  std::string last_key_;
  std::uint32_t next_block_ = 0;
  std::uint64_t entries_ = 0;
};

}  // namespace dossier::index

// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/write/glass_table.hpp"

#include "index/format/xapian.hpp"

#include <fcntl.h>

#include <algorithm>
#include <cassert>
#include <cerrno>

namespace dossier::index {
namespace {

// A block: revision (4 bytes), level (1), the gap between places and items (2), all free room (2), where the places
// end (2); then the places of the items, 2 bytes each. Numbers have their high byte first.
constexpr std::size_t head = 11;
constexpr std::size_t place_size = 2;
constexpr std::uint32_t revision = 1;
// A leaf's item: its size less 3 and three flags (2 bytes), the key's size (1), the key, which piece of its value it is
// where it is not the first (2), the piece.
constexpr std::size_t item_head = 3;
constexpr std::size_t piece_number = 2;
constexpr unsigned last_piece = 0x4000;
constexpr unsigned first_piece = 0x2000;
// At least four items have room in a block.
constexpr std::size_t most_item = (GlassTableWriter::block_size - head - 4 * place_size) / 4;

void set_short(std::string& bytes, std::size_t at, std::size_t value) {
  bytes[at] = static_cast<char>(value >> 8U);
  bytes[at + 1] = static_cast<char>(value);
}

void add_short(std::string& bytes, std::size_t value) {
  bytes.push_back(static_cast<char>(value >> 8U));
  bytes.push_back(static_cast<char>(value));
}

void set_long(std::string& bytes, std::size_t at, std::uint32_t value) {
  set_short(bytes, at, value >> 16U);
  set_short(bytes, at + 2, value & 0xFFFFU);
}

[[noreturn]] void fail(const std::string& path, int number) {
  throw Xapian::DatabaseError("Error writing block in " + path, number);
}

}  // namespace

GlassTableWriter::GlassTableWriter(const std::filesystem::path& file) : path_(file.string()) {
  file_ = Descriptor(::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (!file_) fail(path_, errno);
  levels_.push_back(empty_block());
  separators_.emplace_back();
  // Xapian wants an empty key before all others.
  put_leaf_item({}, 1, true, {});
}

GlassTableWriter::Block GlassTableWriter::empty_block() { return {std::string(block_size, '\0'), head, block_size}; }

void GlassTableWriter::put_item(Block& block, std::string_view item) {
  assert(item.size() + place_size <= block.free());
  block.items_begin -= item.size();
  block.bytes.replace(block.items_begin, item.size(), item);
  set_short(block.bytes, block.places_end, block.items_begin);
  block.places_end += place_size;
}

void GlassTableWriter::add(std::string_view key, std::string_view tag) {
  assert(!key.empty() && key.size() <= most_key && last_key_ < key);
  const auto overhead = item_head + key.size();
  const auto most_first = most_item - overhead;
  const auto most_other = most_first - piece_number;
  auto size = std::min(tag.size(), most_first);
  // A value that is cut anyway begins by filling its block, where it gets a good piece of it.
  constexpr std::size_t worth_it = 64;
  const auto room = levels_.front().free();
  if (size < tag.size() && room >= place_size + overhead + worth_it)
    size = std::min(size, room - place_size - overhead);
  std::uint32_t component = 1;
  do {
    if (overhead + (component > 1 ? piece_number : 0) + size + place_size > levels_.front().free()) {
      begin_leaf(key, component);
    }
    put_leaf_item(key, component, size == tag.size(), tag.substr(0, size));
    tag.remove_prefix(size);
    size = std::min(tag.size(), most_other);
    ++component;
    last_key_.assign(key);
  } while (!tag.empty());
  assert(component <= 0xFFFF);
  ++entries_;
}

void GlassTableWriter::put_leaf_item(std::string_view key, std::uint32_t component, bool last, std::string_view piece) {
  item_.clear();
  const auto size = item_head + key.size() + (component > 1 ? piece_number : 0) + piece.size();
  add_short(item_, (size - item_head) | (last ? last_piece : 0) | (component == 1 ? first_piece : 0));
  item_.push_back(static_cast<char>(key.size()));
  item_.append(key);
  if (component > 1) add_short(item_, component);
  item_.append(piece);
  put_item(levels_.front(), item_);
}

/// The leaf is full. What parts it from the next is as much of the key as tells it from the last one.
void GlassTableWriter::begin_leaf(std::string_view key, std::uint32_t component) {
  const auto block = put_block(0);
  std::size_t same = 0;
  while (same < std::min(key.size(), last_key_.size()) && key[same] == last_key_[same]) ++same;
  put_branch_item(1, key.substr(0, same + 1), component, block);
}

std::uint32_t GlassTableWriter::put_block(std::size_t level) {
  auto& block = levels_[level];
  set_long(block.bytes, 0, revision);
  block.bytes[4] = static_cast<char>(level);
  set_short(block.bytes, 5, block.free());
  set_short(block.bytes, 7, block.free());
  set_short(block.bytes, 9, block.places_end);
  buffer_ += block.bytes;
  constexpr std::size_t enough = std::size_t{1} << 20U;
  if (buffer_.size() >= enough) flush();
  block = empty_block();
  return next_block_++;
}

/// `block` at the level below has been written; `key` parts it from the one behind it.
void GlassTableWriter::put_branch_item(std::size_t level, std::string_view key, std::uint32_t component,
                                       std::uint32_t block) {
  if (levels_.size() == level) {
    levels_.push_back(empty_block());
    separators_.emplace_back();
  }
  const auto before = std::exchange(separators_[level - 1], {std::string(key), component});
  if (4 + item_head + before.key.size() + place_size > levels_[level].free()) {
    // This item begins the next block, and parts it from the full one.
    const auto full = put_block(level);
    put_branch_item(level + 1, before.key, before.component, full);
  }
  item_.assign(4, '\0');
  set_long(item_, 0, block);
  item_.push_back(static_cast<char>(before.key.size()));
  item_.append(before.key);
  add_short(item_, before.component);
  put_item(levels_[level], item_);
}

GlassRoot GlassTableWriter::finish() {
  GlassRoot root;
  for (std::size_t level = 0; level < levels_.size(); ++level) {
    const bool top = level + 1 == levels_.size();
    root.block = put_block(level);
    if (!top) put_branch_item(level + 1, {}, 0, root.block);
  }
  root.levels = static_cast<std::uint32_t>(levels_.size() - 1);
  root.entries = entries_;
  root.blocks = next_block_;
  flush();
  if (const int failure = file_.close(); failure != 0) fail(path_, failure);
  return root;
}

void GlassTableWriter::flush() {
  if (const int failure = write_all(file_.number(), buffer_); failure != 0) fail(path_, failure);
  buffer_.clear();
}

}  // namespace dossier::index

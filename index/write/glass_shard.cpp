// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/write/glass_shard.hpp"

#include "index/format/xapian.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cerrno>
#include <fstream>

// The bytes of keys and values follow glass_postlist.cc, glass_version.cc and pack.h of Xapian 1.4.
namespace dossier::index {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t chunk_size = 2000;  ///< a list is cut where it has become so long

void add_number(std::string& bytes, std::uint64_t value) {
  while (value >= 128) {
    bytes.push_back(static_cast<char>(static_cast<unsigned char>(value) | 0x80U));
    value >>= 7U;
  }
  bytes.push_back(static_cast<char>(value));
}

/// So that the bytes of greater numbers are greater.
void add_in_order(std::string& bytes, std::uint32_t value) {
  std::size_t size = 2;
  unsigned mark = 0;
  if (value >= 0x8000) {
    size = (37 - static_cast<std::size_t>(std::countl_zero(value))) / 7;
    mark = 0xFFU << (10 - size) & 0xFFU;
  }
  const auto begin = bytes.size();
  bytes.resize(begin + size);
  for (auto at = size; at-- > 0; value >>= 8U) bytes[begin + at] = static_cast<char>(value & 0xFFU);
  bytes[begin] = static_cast<char>(static_cast<unsigned char>(bytes[begin]) | mark);
}

std::string key_of_term(std::string_view term) {
  std::string key;
  for (const char byte : term) {
    key.push_back(byte);
    if (byte == '\0') key.push_back('\xFF');
  }
  return key;
}

const std::string metadata_prefix("\0\xC0", 2);
const std::string lengths_key("\0\xE0", 2);

struct Table {
  std::uint32_t compress_from;
  bool used;
};
/// postlist, docdata, termlist, position, spelling, synonym
constexpr std::array<Table, 6> tables{{{0, true}, {18, false}, {18, false}, {0, false}, {18, false}, {18, false}}};

void add_root(std::string& bytes, const Table& table, const GlassRoot& root) {
  constexpr std::uint32_t leaves_in_order = 2;
  constexpr std::uint32_t no_block = 1;
  add_number(bytes, table.used ? root.block : 0);
  add_number(bytes, table.used ? root.levels << 2U | leaves_in_order : leaves_in_order | no_block);
  add_number(bytes, table.used ? root.entries : 0);
  add_number(bytes, GlassTableWriter::block_size >> 11U);
  add_number(bytes, table.compress_from);
  std::string free_blocks;  // none; the revision, the first block that was never used, and an empty list
  if (table.used) {
    add_number(free_blocks, 0);
    add_number(free_blocks, root.blocks);
    free_blocks.append(4, '\0');
  }
  add_number(bytes, free_blocks.size());
  bytes += free_blocks;
}

fs::path made(const fs::path& folder) {
  std::error_code failure;
  fs::create_directories(folder, failure);
  if (failure) throw Xapian::DatabaseCreateError("Cannot create directory " + folder.string(), failure.value());
  return folder;
}

}  // namespace

GlassShardWriter::GlassShardWriter(const fs::path& folder) : folder_(made(folder)), table_(folder / "postlist.glass") {}

void GlassShardWriter::add_metadata(std::string_view key, std::string_view value) {
  table_.add(metadata_prefix + std::string(key), value);
}

void GlassShardWriter::put_list(const std::string& key, const std::string& key_of_more, std::uint64_t entries,
                                std::uint64_t times, std::span<const Posting> postings) {
  std::string chunk;
  for (std::size_t begin = 0; begin < postings.size();) {
    chunk.clear();
    auto end = begin;
    for (; end < postings.size() && chunk.size() < chunk_size; ++end) {
      if (end > begin) add_number(chunk, postings[end].doc - postings[end - 1].doc - 1);
      add_number(chunk, postings[end].wdf);
    }
    const auto first = postings[begin].doc;
    tag_.clear();
    if (begin == 0) {
      add_number(tag_, entries);
      add_number(tag_, times);
      add_number(tag_, first - 1);
    }
    tag_.push_back(end == postings.size() ? '1' : '0');
    add_number(tag_, postings[end - 1].doc - first);
    tag_ += chunk;
    if (begin == 0) {
      table_.add(key, tag_);
    } else {
      auto own_key = key_of_more;
      add_in_order(own_key, first);
      table_.add(own_key, tag_);
    }
    begin = end;
  }
}

void GlassShardWriter::add_lengths(std::span<const Posting> lengths) {
  assert(documents_ == 0);
  documents_ = static_cast<std::uint32_t>(lengths.size());
  for (const auto& length : lengths) {
    last_doc_ = std::max(last_doc_, length.doc);
    if (length.wdf > 0) shortest_ = shortest_ == 0 ? length.wdf : std::min(shortest_, length.wdf);
    longest_ = std::max(longest_, length.wdf);
    all_lengths_ += length.wdf;
  }
  put_list(lengths_key, lengths_key, 0, 0, lengths);
}

void GlassShardWriter::add_term(std::string_view term, std::span<const Posting> postings) {
  std::uint64_t times = 0;
  for (const auto& posting : postings) {
    times += posting.wdf;
    highest_wdf_ = std::max(highest_wdf_, posting.wdf);
  }
  const auto key = key_of_term(term);
  put_list(key, key + '\0', postings.size(), times, postings);
}

void GlassShardWriter::finish() {
  const auto root = table_.finish();
  std::string bytes("\x0F\x0DXapian Glass\x04\x6E", 16);
  bytes.append(15, '\0').push_back(1);  // in the place of a UUID
  add_number(bytes, 1);                 // revision
  for (const auto& table : tables) add_root(bytes, table, root);
  add_number(bytes, documents_);
  add_number(bytes, last_doc_ - documents_);
  add_number(bytes, shortest_);
  add_number(bytes, highest_wdf_);
  add_number(bytes, longest_ - std::min(longest_, highest_wdf_));
  add_number(bytes, 0);  // oldest changeset
  add_number(bytes, all_lengths_);
  add_number(bytes, 0);  // spelling
  const auto path = folder_ / "iamglass";
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  out.close();
  if (!out) throw Xapian::DatabaseError("Error writing " + path.string(), errno);
}

}  // namespace dossier::index

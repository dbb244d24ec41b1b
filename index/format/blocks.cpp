// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/format/blocks.hpp"

#include "index/format/format.hpp"

#include <cassert>

namespace dossier::index {

void PackedBlock::add(std::string_view item) {
  sizes_.push_back(item.size());
  items_.append(item);
}

std::string PackedBlock::take() {
  ByteWriter out;
  out.number(sizes_.size());
  for (const auto size : sizes_) out.number(size);
  out.raw(items_);
  sizes_.clear();
  items_.clear();
  return out.take();
}

std::optional<std::string_view> packed_item(std::string_view block, std::size_t n) {
  ByteReader in(block);
  const auto count = in.count();
  if (n >= count) return std::nullopt;
  std::size_t before = 0;
  std::size_t size = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const auto item = in.count();
    if (i < n) before += item;
    if (i == n) size = item;
  }
  in.raw(before);
  const auto item = in.raw(size);
  if (in.failed()) return std::nullopt;
  return item;
}

std::optional<std::vector<std::string_view>> packed_items(std::string_view block) {
  ByteReader in(block);
  std::vector<std::size_t> sizes(in.count());
  for (auto& size : sizes) size = in.count();
  std::vector<std::string_view> items;
  items.reserve(sizes.size());
  for (const auto size : sizes) items.push_back(in.raw(size));
  if (!in.complete()) return std::nullopt;
  return items;
}

std::string encode_words(std::span<const WordId> words) {
  ByteWriter out;
  for (const auto word : words) out.number(word);
  return out.take();
}

bool decode_words(std::string_view item, std::vector<WordId>& out) {
  out.resize(item.size());  // a word takes at least a byte
  std::size_t words = 0;
  for (std::size_t at = 0; at < item.size(); ++words) {
    std::uint64_t id = 0;
    for (unsigned shift = 0;; shift += 7) {
      if (at == item.size() || shift > 28) return false;
      const auto byte = static_cast<unsigned char>(item[at++]);
      id |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) break;
    }
    if (id > no_word) return false;
    out[words] = static_cast<WordId>(id);
  }
  out.resize(words);
  return true;
}

namespace {

/// Two words of a byte each, the most frequent ones: a loop without branches, which compilers turn into vectors.
std::uint32_t count_pair(std::string_view words, char first, char second) {
  std::uint32_t count = words.size() > 1 && words[0] == first && words[1] == second ? 1 : 0;
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    const auto begins_word = static_cast<std::uint32_t>(static_cast<unsigned char>(words[i - 1]) < 0x80);
    count += begins_word & static_cast<std::uint32_t>(words[i] == first) &
             static_cast<std::uint32_t>(words[i + 1] == second);
  }
  return count;
}

}  // namespace

std::uint32_t count_in_encoded(std::string_view words, std::string_view phrase) {
  if (phrase.size() == 2 && static_cast<unsigned char>(phrase[0]) < 0x80)
    return count_pair(words, phrase[0], phrase[1]);
  std::uint32_t count = 0;
  for (auto at = words.find(phrase); at != std::string_view::npos; at = words.find(phrase, at + 1)) {
    const bool begins_word = at == 0 || static_cast<unsigned char>(words[at - 1]) < 0x80;
    if (begins_word) ++count;
  }
  return count;
}

std::string encode_lengths(std::span<const FieldLengths> lengths) {
  ByteWriter out;
  out.number(lengths.size());
  for (const auto& passage : lengths) {
    for (const auto length : passage) out.number(length);
  }
  return out.take();
}

void BlockBuilder::add(std::string_view record, std::span<const WordId> words, const FieldLengths& lengths) {
  records_.add(record);
  words_.add(encode_words(words));
  lengths_.push_back(lengths);
  ++next_;
  if (records_.size() == record_block) put_records();
  if (words_.size() == word_block) put_words();
}

void BlockBuilder::put_records() { put_(record_key(next_ - 1), with_checksum(codec_.pack(records_.take()))); }

void BlockBuilder::put_words() {
  put_(word_key(next_ - 1), with_checksum(words_.take()));
  put_(length_key(next_ - 1), with_checksum(encode_lengths(lengths_)));
  lengths_.clear();
}

void BlockBuilder::finish() {
  if (records_.size() > 0) put_records();
  if (words_.size() > 0) put_words();
}

}  // namespace dossier::index

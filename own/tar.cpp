// SPDX-License-Identifier: GPL-3.0-or-later
#include "own/tar.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>

namespace dossier {
namespace {

constexpr std::size_t block = 512;
constexpr std::size_t longest_name = 99;

/// A field of the head of a file: where it begins and how long it is.
struct Field {
  std::size_t begin;
  std::size_t size;
};
constexpr Field name_field{0, 100};
constexpr Field size_field{124, 12};
constexpr Field sum_field{148, 8};
constexpr Field type_field{156, 1};
constexpr Field magic_field{257, 8};
constexpr std::string_view magic{
    "ustar\0"
    "00",
    8};

void put(std::string& head, Field field, std::string_view text) { text.copy(head.data() + field.begin, field.size); }

std::string octal(std::uint64_t number, std::size_t digits) {
  std::string text(digits, '0');
  for (auto digit = text.rbegin(); digit != text.rend() && number > 0; ++digit, number >>= 3U) {
    *digit = static_cast<char>('0' + (number & 7U));
  }
  return text;
}

/// The sum of a head's bytes, those of the sum itself counting as blanks.
std::uint64_t sum_of(std::string_view head) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < block; ++i) {
    const bool own = i >= sum_field.begin && i < sum_field.begin + sum_field.size;
    sum += own ? std::uint64_t{' '} : static_cast<unsigned char>(head[i]);
  }
  return sum;
}

std::string head_of(const TarEntry& entry) {
  std::string head(block, '\0');
  put(head, name_field, entry.name);
  put(head, {100, 8}, "0000644");
  put(head, {108, 8}, "0000000");
  put(head, {116, 8}, "0000000");
  put(head, size_field, octal(entry.content.size(), 11));
  put(head, {136, 12}, "00000000000");
  put(head, type_field, "0");
  put(head, magic_field, magic);
  put(head, sum_field, octal(sum_of(head), 6));
  head[sum_field.begin + 7] = ' ';
  return head;
}

std::string_view text_of(std::string_view head, Field field) {
  const auto text = head.substr(field.begin, field.size);
  return text.substr(0, text.find('\0'));
}

Error broken(const std::string& what) {
  return {ErrorCode::BadData, "the archive is damaged, or was not made by `dossier backup`: " + what,
          "take another backup"};
}

std::size_t padded(std::size_t size) { return (size + block - 1) / block * block; }

}  // namespace

std::string tar_of(const std::vector<TarEntry>& entries) {
  std::string out;
  for (const auto& entry : entries) {
    out += head_of(entry) + entry.content;
    out.resize(padded(out.size()), '\0');
  }
  return out + std::string(2 * block, '\0');
}

Result<std::vector<TarEntry>> read_tar(std::string_view bytes) {
  const auto whole = bytes;
  std::vector<TarEntry> entries;
  const std::string_view end = bytes.size() < 2 * block ? std::string_view() : bytes.substr(bytes.size() - 2 * block);
  if (bytes.size() % block != 0 || end.empty() || end.find_first_not_of('\0') != std::string_view::npos) {
    return broken("it has no end");
  }
  bytes.remove_suffix(2 * block);
  while (!bytes.empty()) {
    const auto head = bytes.substr(0, block);
    std::uint64_t size = 0;
    const auto digits = text_of(head, size_field);
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), size, 8);
    TarEntry entry{std::string(text_of(head, name_field)), {}};
    const bool plain = read.ec == std::errc{} && read.ptr == digits.data() + digits.size() && !entry.name.empty() &&
                       entry.name.size() <= longest_name && size <= bytes.size() - block;
    if (!plain) return broken("the head of a file");
    entry.content = bytes.substr(block, size);
    bytes.remove_prefix(std::min(bytes.size(), block + padded(size)));
    entries.push_back(std::move(entry));
  }
  // The one form that is written is the one that is read, to the last byte.
  if (tar_of(entries) != whole) return broken("it has other bytes than its files make");
  return entries;
}

}  // namespace dossier

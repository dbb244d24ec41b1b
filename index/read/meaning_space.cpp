// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/read/meaning_space.hpp"

#include "index/format/codec.hpp"

#include <algorithm>

namespace dossier::index {
namespace {

std::string_view bytes_of(const std::int8_t* begin, std::size_t size) {
  return {reinterpret_cast<const char*>(begin), size};
}

void append(std::vector<std::int8_t>& out, std::string_view bytes) {
  out.insert(out.end(), bytes.begin(), bytes.end());
}

}  // namespace

std::string meaning_stems_key(std::size_t block) { return "ms" + std::to_string(block); }
std::string meaning_passages_key(std::size_t block) { return "mp" + std::to_string(block); }

std::string encode_meaning_head(const MeaningSpace& space) {
  ByteWriter out;
  for (const auto number : {space.rank, space.made_of, space.covered}) out.number(number);
  out.number(space.stems.size());
  out.number(space.recipe);
  return with_checksum(out.take());
}

std::optional<std::size_t> decode_meaning_head(std::string_view bytes, MeaningSpace& space) {
  const auto content = without_checksum(bytes);
  if (!content) return std::nullopt;
  ByteReader in(*content);
  for (auto* number : {&space.rank, &space.made_of, &space.covered}) *number = in.small();
  const auto stems = in.small();
  space.recipe = in.left() > 0 ? in.small() : 0;  // the first recipe was not written down
  constexpr std::uint32_t most_rank = 4096;
  if (!in.complete() || space.rank == 0 || space.rank > most_rank) return std::nullopt;
  return stems;
}

std::string encode_meaning_stems(const MeaningSpace& space, std::size_t block) {
  ByteWriter out;
  const auto begin = block * meaning_block;
  const auto end = std::min(begin + meaning_block, space.stems.size());
  out.number(end - begin);
  for (auto i = begin; i < end; ++i) {
    out.text(space.stems[i].stem);
    out.real(space.stems[i].weight);
    out.raw(bytes_of(space.directions.data() + i * space.rank, space.rank));
  }
  return with_checksum(out.take());
}

bool decode_meaning_stems(std::string_view bytes, MeaningSpace& space) {
  const auto content = without_checksum(bytes);
  if (!content) return false;
  ByteReader in(*content);
  for (auto left = in.count(); left > 0; --left) {
    MeaningStem stem;
    stem.stem = in.text();
    stem.weight = in.real();
    space.stems.push_back(std::move(stem));
    append(space.directions, in.raw(space.rank));
  }
  return in.complete();
}

std::string encode_meaning_passages(const std::vector<std::int8_t>& vectors) {
  return with_checksum(std::string(bytes_of(vectors.data(), vectors.size())));
}

std::optional<std::span<const std::int8_t>> decode_meaning_passages(std::string_view bytes) {
  const auto content = without_checksum(bytes);
  if (!content) return std::nullopt;
  return std::span(reinterpret_cast<const std::int8_t*>(content->data()), content->size());
}

}  // namespace dossier::index

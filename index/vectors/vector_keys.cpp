// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/vectors/vector_keys.hpp"

#include "base/digest.hpp"
#include "base/strings.hpp"
#include "index/format/codec.hpp"

#include <algorithm>

namespace dossier::index {

VectorText vector_text(const Paper& paper, const Passage& passage) {
  return {paper.title, joined(passage.heading, " / "), passage.text};
}

std::uint64_t key_of(const VectorText& text) {
  Digest digest;
  for (const auto* part : {&text.title, &text.heading, &text.text}) {
    digest.add(std::to_string(part->size())).add(" ").add(*part);
  }
  return std::max<std::uint64_t>(digest.value(), 1);
}

std::string vector_keys_key(std::size_t block) { return "vk" + std::to_string(block); }

std::string encode_vectors_head(const VectorKeysHead& head) {
  ByteWriter out;
  out.number(head.digest);
  out.number(head.covered);
  out.number(head.rows);
  return with_checksum(out.take());
}

std::optional<VectorKeysHead> decode_vectors_head(std::string_view bytes) {
  const auto content = without_checksum(bytes);
  if (!content) return std::nullopt;
  ByteReader in(*content);
  VectorKeysHead head;
  head.digest = in.number();
  head.covered = in.small();
  head.rows = in.number();
  return in.complete() ? std::optional(head) : std::nullopt;
}

std::string encode_vector_keys(const std::vector<std::uint64_t>& keys) {
  ByteWriter out;
  out.number(keys.size());
  for (const auto key : keys) out.number(key);
  return with_checksum(out.take());
}

bool decode_vector_keys(std::string_view bytes, std::vector<std::uint64_t>& out) {
  const auto content = without_checksum(bytes);
  if (!content) return false;
  ByteReader in(*content);
  for (auto left = in.count(); left > 0; --left) out.push_back(in.number());
  return in.complete();
}

}  // namespace dossier::index

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/file_record.hpp"
#include "index/format/codec.hpp"
#include "index/passage.hpp"
#include "index/types.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What is stored, as bytes. Every decoder takes any bytes and gives nothing where they are no such record.
namespace dossier::index {

/// A passage as stored; `paper` only where the passage is a paper of its own (a JSON record without further ones).
struct StoredPassage {
  Passage passage;
  std::optional<Paper> paper;
};
void encode_passage(ByteWriter& out, const Passage& passage, const Paper* own_paper);
std::optional<StoredPassage> decode_passage(std::string_view bytes);

void encode_paper(ByteWriter& out, const Paper& paper);
Paper decode_paper(ByteReader& in);

/// First and last DocId of passages written together.
struct DocRange {
  DocId first = 0;
  DocId last = 0;
  bool operator==(const DocRange&) const = default;
  [[nodiscard]] DocId size() const { return last - first + 1; }
};

/// A source file's account with the range of its passages.
struct StoredSource {
  FileRecord record;
  std::vector<DocRange> docs;
  std::vector<std::string> papers;  ///< ids of all papers that have a metadata entry because of this source
};
std::string encode_source(const StoredSource& source);
std::optional<StoredSource> decode_source(std::string_view bytes);

/// What the index says of itself, under one key.
struct StoredInfo {
  int format = 0;
  std::string fingerprint;
  std::uint64_t generation = 0;
  std::string updated;
  std::string corpus_digest;
  DocId last_doc = 0;
  std::uint32_t passages = 0;
  std::uint32_t papers = 0;
  std::uint32_t own_papers = 0;  ///< of them, papers stored with their one passage
  std::uint32_t words = 0;       ///< word ids given so far
  std::vector<std::string> facets;
};
std::string encode_info(const StoredInfo& info);
std::optional<StoredInfo> decode_info(std::string_view bytes);

void encode_ranges(ByteWriter& out, const std::vector<DocRange>& ranges);
std::vector<DocRange> decode_ranges(ByteReader& in);

}  // namespace dossier::index

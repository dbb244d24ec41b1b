// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/analyzer.hpp"
#include "index/format/codec.hpp"
#include "index/format/facet_values.hpp"
#include "index/format/records.hpp"
#include "index/passage.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::cluster {

/// The life of a document: the writings that brought it and took it out (see IndexState).
struct Life {
  std::uint64_t born = 0;
  std::uint64_t died = 0;
  /// Of the writing that sends it. A document that a later one has sent is not replaced.
  std::uint64_t version = 0;
};

/// Appends documents as lines of a `_bulk` request. Keeps its buffers; one a thread.
class DocumentLines {
 public:
  /// `paper`: of the passage; its title and authors are words of the passage. `own`: stored with it.
  void passage(std::string& out, const Passage& passage, const Paper& paper, bool own, std::string_view source,
               const index::FacetSlots& slots, const Life& life);
  void paper(std::string& out, const Paper& paper, std::string_view source, const Life& life);
  /// `acronyms`: encoded.
  void source(std::string& out, const index::StoredSource& source, std::string_view acronyms, const Life& life);

 private:
  void head(std::string& out, std::string_view sort, std::string_view id, std::string_view routing, const Life& life);
  void bytes(std::string& out, std::string_view field, std::string_view bytes);
  /// Appends the terms of a text, in quotes; counts them, and adds them to `distinct_`.
  void terms(std::string& out, std::string_view text, std::size_t& count);
  void append_distinct(std::string& out);
  void words(std::string& out, const Passage& passage, const Paper& paper);

  Analyzer analyzer_;
  Tokens tokens_;
  std::vector<std::string> distinct_;  ///< terms of the field at hand
  std::string joined_;
  index::ByteWriter record_;
};

/// An id, a path or a value of a facet as it stands in a keyword field: OpenSearch takes well-formed UTF-8 alone, and
/// at most 32,766 bytes. A longer one is cut and ends in its digest.
std::string keyword_value(std::string_view text);

/// `_id` of a document: at most 512 bytes, whatever its id.
std::string document_id(std::string_view sort, std::string_view id, std::uint64_t born);

}  // namespace dossier::cluster

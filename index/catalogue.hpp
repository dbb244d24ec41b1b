// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/file_record.hpp"
#include "index/passage.hpp"
#include "index/types.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

class Taxonomy;

/// The value of passages for which a facet was not told: so that they can be counted, chosen and excluded like others.
/// It is no value of a passage's record.
inline constexpr std::string_view unknown_value = "(unknown)";

/// What an index says of itself.
struct IndexInfo {
  int format = 0;
  std::string fingerprint;       ///< of analysis, stop words and taxonomy
  std::uint64_t generation = 0;  ///< grows with every commit
  std::string updated;           ///< time of the last commit, ISO 8601 in UTC
  std::string corpus_digest;     ///< hex; of all source files' content hashes, the same for the same files
  std::uint32_t passages = 0;
  std::uint32_t papers = 0;
};

/// Port: what one generation of an index holds, apart from its words: papers, passages and the report. Whoever only
/// shows things reads this, wherever the index is. Errors of everything that gives a Result: those of the index.
class Catalogue {
 public:
  virtual ~Catalogue() = default;

  [[nodiscard]] virtual const IndexInfo& info() const = 0;
  /// The folder or address of the index, as it was given.
  [[nodiscard]] virtual const std::string& location() const = 0;
  /// The taxonomy that the index was made with. Holds as long as a handle on the generation.
  [[nodiscard]] virtual const Taxonomy& taxonomy() const = 0;
  /// Names of all facets of this index, the standard ones first.
  [[nodiscard]] virtual const std::vector<std::string>& facets() const = 0;

  [[nodiscard]] virtual Result<Passage> passage(DocId doc) const = 0;
  /// The same; where the paper is stored with the passage, it is put into `paper`, and saves a call of paper().
  [[nodiscard]] virtual Result<Passage> passage(DocId doc, std::optional<Paper>& paper) const = 0;
  /// Errors: NotFound.
  [[nodiscard]] virtual Result<DocId> find(std::string_view passage_id) const = 0;
  /// The passages of a paper in reading order. Errors: NotFound, with the nearest known id as hint.
  [[nodiscard]] virtual Result<std::vector<DocId>> passages_of(std::string_view paper_id) const = 0;
  /// Errors: NotFound.
  [[nodiscard]] virtual Result<Paper> paper(std::string_view paper_id) const = 0;
  /// All papers, sorted by id.
  [[nodiscard]] virtual Result<std::vector<Paper>> papers() const = 0;

  /// The accounts of all source files.
  [[nodiscard]] virtual Result<std::vector<FileRecord>> file_records() const = 0;
  /// The account of one source file. Errors: NotFound.
  [[nodiscard]] virtual Result<FileRecord> file_record(std::string_view path) const = 0;

 protected:
  Catalogue() = default;
  Catalogue(const Catalogue&) = default;
  Catalogue(Catalogue&&) = default;
  Catalogue& operator=(const Catalogue&) = default;
  Catalogue& operator=(Catalogue&&) = default;
};

}  // namespace dossier

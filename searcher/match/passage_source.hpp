// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/cited_work.hpp"
#include "index/types.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

class Meaning;
class PassageVectors;

namespace index {
class StoredVocabulary;
struct VectorHead;
}  // namespace index

/// Port: the words of an index, and those of the passages at the head of a query's ranks. What looks at the best
/// passages again (proximity, context, related words, meaning, collocates) asks this and knows no index. Errors of
/// everything: those of the index. An index on this machine reads each passage when it is asked for; one elsewhere
/// has fetched those that its MatchEngine gave, and fetches others one by one.
class PassageSource {
 public:
  virtual ~PassageSource() = default;

  // --- words of the index ------------------------------------------------------------------------------------------
  [[nodiscard]] virtual std::uint32_t passage_count() const = 0;
  /// Number of passages that hold the folded term in the field; 0 for an unknown one.
  [[nodiscard]] virtual Result<std::uint32_t> passages_with(TextField field, std::string_view term) const = 0;
  /// The same of a word of the vocabulary, in the text.
  [[nodiscard]] virtual Result<std::uint32_t> passages_with(WordId word) const = 0;
  /// How often the folded term stands in all texts. Cost: its postings.
  [[nodiscard]] virtual Result<std::uint64_t> occurrences(std::string_view term) const = 0;
  /// Words in all texts, repeated ones too.
  [[nodiscard]] virtual Result<std::uint64_t> text_words() const = 0;
  /// Mean number of words of the field, over all passages.
  [[nodiscard]] virtual Result<double> mean_length(TextField field) const = 0;
  /// All words of the texts with their numbers. Never null; holds as long as the source.
  [[nodiscard]] virtual Result<const index::StoredVocabulary*> vocabulary() const = 0;

  // --- passages ----------------------------------------------------------------------------------------------------
  /// The sequence of the words of a passage's text.
  [[nodiscard]] virtual Result<void> read_words(DocId doc, std::vector<WordId>& out) const = 0;

  /// The citations in a passage's text, in reading order, each with the paper of the library that it means now. The
  /// first call for a generation makes what the facet `cites` is made of: a look at each paper and each cited work.
  [[nodiscard]] virtual Result<std::vector<Citation>> citations(DocId doc) const = 0;
  /// A passage's text.
  [[nodiscard]] virtual Result<void> read_text(DocId doc, std::string& out) const = 0;

  // --- meaning -----------------------------------------------------------------------------------------------------
  /// Null where there is none. Holds as long as the source. Vectors of passages may only be asked for behind
  /// need_vectors(), or NearFinder::need().
  [[nodiscard]] virtual Result<const Meaning*> meaning() const = 0;
  [[nodiscard]] virtual Result<void> need_vectors(std::span<const DocId> /*docs*/) const { return {}; }
  /// Number in it of a folded word's stem; Meaning::unknown where it has none.
  [[nodiscard]] virtual Result<std::uint32_t> meaning_stem(std::string_view word) const = 0;
  /// The vectors of a program of the user's (docs/vectors.md), and which program it is. Null where there are none, as
  /// in an index elsewhere.
  [[nodiscard]] virtual Result<const PassageVectors*> vectors() const { return nullptr; }
  [[nodiscard]] virtual Result<const index::VectorHead*> vector_head() const { return nullptr; }
};

}  // namespace dossier

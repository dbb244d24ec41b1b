// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/catalogue.hpp"
#include "searcher/answers/known_papers.hpp"
#include "searcher/types/response.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

class IndexReader;

/// Sees whether a query is what papers are known by: a DOI, a citation key or id, authors with or without a year, a
/// year, a title or a good part of one, a journal; or a citation or an entry of a list of references as it is copied
/// from a text. One a searcher: it reads the papers at the first
/// question that may name one, as far as the index has no more than `most_papers`.
class PaperOffer {
 public:
  static constexpr std::uint32_t most_papers = index::most_papers_for_names;

  /// `local`: the same index, where it is on this machine: its names of papers then tell most queries that they name
  /// none; else null.
  explicit PaperOffer(const Catalogue& catalogue, const IndexReader* local = nullptr)
      : catalogue_(catalogue), local_(local) {}

  /// A diagnostic `papers` that names them, with `paper:ID` as suggestions, at most 5, in the order of the index;
  /// nothing where there are none.
  /// Linear in the papers that share the rarest word.
  std::optional<Diagnostic> find(std::string_view query);

 private:
  void load();
  /// Ids of the papers that a text means.
  std::vector<std::string> meant(std::string_view text);
  [[nodiscard]] bool may_mean_any(const AskedPaper& asked) const;

  const Catalogue& catalogue_;
  const IndexReader* local_;
  std::optional<KnownPapers> papers_;
};

}  // namespace dossier

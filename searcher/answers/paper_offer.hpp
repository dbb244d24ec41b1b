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

/// Sees whether a query is what papers are known by: a DOI, a citation key or id, authors with or without a year, a
/// year, a title or a good part of one, a journal. One a searcher: what it knows of the papers it reads at its first
/// question, as far as the index has no more than `most_papers`.
class PaperOffer {
 public:
  static constexpr std::uint32_t most_papers = 100'000;

  explicit PaperOffer(const Catalogue& catalogue) : catalogue_(catalogue) {}

  /// A diagnostic `papers` that names them, with `paper:ID` as suggestions, best 5; nothing where there are none.
  /// Linear in the papers that share the rarest word.
  std::optional<Diagnostic> find(std::string_view query);

 private:
  void load();

  const Catalogue& catalogue_;
  std::optional<KnownPapers> papers_;
};

}  // namespace dossier

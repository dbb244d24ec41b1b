// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/read/index_reader.hpp"
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

  explicit PaperOffer(const IndexReader& reader) : reader_(reader) {}

  /// A diagnostic `papers` that names them, with `paper:ID` as suggestions, best 5; nothing where there are none.
  /// Linear in the papers.
  std::optional<Diagnostic> find(std::string_view query);

 private:
  struct Known {
    std::string id;
    std::string doi;                 ///< lower case
    std::string key;                 ///< lower case
    std::string title;               ///< folded
    std::string journal;             ///< folded
    std::string year;                ///< empty where not known
    std::vector<std::string> names;  ///< words of the authors' family names, folded
    std::string reference;           ///< as shown
  };
  struct Asked;
  void load();
  [[nodiscard]] static bool is_meant(const Known& paper, const Asked& asked);

  const IndexReader& reader_;
  std::optional<std::vector<Known>> papers_;
};

}  // namespace dossier

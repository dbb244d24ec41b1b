// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text_hash.hpp"
#include "index/names/paper_names.hpp"
#include "index/passage.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier {

/// What a query may name papers by, see PaperOffer.
struct AskedPaper {
  std::string doi;                 ///< lower case; empty: none
  std::string key;                 ///< lower case, of a citation or an id; empty: none
  std::string text;                ///< folded
  std::string year;                ///< empty: none
  std::vector<std::string> names;  ///< folded words that are no year
  bool as_names = false;           ///< whether they are written as names are, so that given names may be among them
};

/// False only where KnownPapers::meant() of the papers with these names gives none.
bool may_mean(const index::PaperNames& names, const AskedPaper& asked);

/// What papers are known by, with tables from each of it to the papers, so that a question costs the papers that share
/// its rarest word and not all of them.
class KnownPapers {
 public:
  /// Keeps the order of the papers.
  explicit KnownPapers(const std::vector<Paper>& papers);

  /// Of the papers that are meant the ids of the first `most`.
  [[nodiscard]] std::vector<std::string> meant(const AskedPaper& asked, std::size_t most) const;

 private:
  using Ordinals = std::vector<std::uint32_t>;  ///< of papers, ascending
  using Table = std::unordered_map<std::string, Ordinals, TextHash, std::equal_to<>>;

  void put_given(const Paper& paper, std::uint32_t ordinal);
  void put_name(index::NameKind kind, std::string_view text, std::uint32_t ordinal);
  static void put(Table& table, std::string_view text, std::uint32_t ordinal);
  static const Ordinals& in(const Table& table, std::string_view text);
  static const Ordinals& rarest(const Table& table, const std::vector<std::string_view>& words);
  [[nodiscard]] Ordinals by_names(const AskedPaper& asked, std::size_t most) const;
  [[nodiscard]] Ordinals by_title(const AskedPaper& asked, std::size_t most) const;
  [[nodiscard]] Ordinals by_title_within(const AskedPaper& asked, std::size_t most) const;

  std::vector<std::string> ids_;
  std::vector<std::string> titles_;  ///< folded, a blank before and behind
  std::vector<std::string> years_;   ///< empty where not known
  Table dois_;
  Table keys_;  ///< citation keys and ids, lower case
  Table journals_;
  Table names_;  ///< words of the authors' family names, folded; whole names that are written as one word
  Table given_;  ///< words of their given names
  Table title_words_;
  Table whole_titles_;  ///< of words enough to be looked for inside a text
  Table by_year_;
};

}  // namespace dossier

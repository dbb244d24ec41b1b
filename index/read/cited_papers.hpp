// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/cited_work.hpp"
#include "index/passage.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier {

/// The papers of a library as citations name them. A work is matched by its DOI; else by title and author, the year at
/// most one off; else, where the citation has no title, by all named authors and the year, if one paper alone has them.
/// Made in time linear in the papers; a look-up costs the papers that share the first author or the title's beginning.
class CitedPapers {
 public:
  CitedPapers() = default;
  explicit CitedPapers(const std::vector<Paper>& papers);

  /// The id of the paper that the work is. `citing`: the paper that cites it, which is never the answer.
  [[nodiscard]] std::optional<std::string> find(const CitedWork& work, std::string_view citing = {}) const;

 private:
  struct Known {
    std::string id;
    std::vector<CitedWork::Forms> authors;
    CitedWork::Forms given;  ///< given names of one word: which of two is the family's is not always clear
    int year = 0;
    std::string title;  ///< as CitedWork has it
  };
  using Ordinals = std::vector<std::uint32_t>;
  using Table = std::unordered_map<std::string, Ordinals>;

  [[nodiscard]] Ordinals by_first_author(const CitedWork& work) const;
  [[nodiscard]] std::optional<std::uint32_t> by_title(const CitedWork& work, std::string_view citing) const;
  [[nodiscard]] std::optional<std::uint32_t> by_year(const CitedWork& work, std::string_view citing) const;

  std::vector<Known> papers_;
  Table dois_;
  Table first_authors_;  ///< every form of the first author's name
  Table titles_;         ///< the first words of the title
};

namespace index {

/// The citations in a passage as it is stored, in reading order, each with the paper that it means among these.
std::vector<Citation> citations_in(const Passage& passage, const CitedPapers& papers);

}  // namespace index

}  // namespace dossier

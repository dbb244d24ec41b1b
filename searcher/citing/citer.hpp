// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"
#include "searcher/citing/cite.hpp"
#include "searcher/citing/citing_style.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace dossier {

namespace csl {
class Processor;
}

/// Cites papers of one list, such as an export, so that no two of them are cited alike: by letters behind the year
/// (2021a, 2021b), by more names, in MLA by the title, in a style in CSL as this has it.
class Citer {
 public:
  /// The papers must outlive it; one that comes again counts once.
  Citer(CitingStyle style, const std::vector<const Paper*>& papers);
  ~Citer();
  Citer(const Citer&) = delete;
  Citer& operator=(const Citer&) = delete;

  /// The citation of a passage of one of the papers, see cite().
  [[nodiscard]] std::string cite(const Paper& paper, const Passage& passage) const;
  /// The list of references: entries with the paper of each. As the style sorts it; by the names, year and title in
  /// APA, Chicago and MLA, as they came in the others.
  struct Entry {
    const Paper* paper = nullptr;
    std::vector<ReferencePart> parts;
  };
  [[nodiscard]] std::vector<Entry> references() const;
  [[nodiscard]] const CitingStyle& style() const { return style_; }

 private:
  void tell_apart();
  void give_letters(std::vector<const Paper*> group);

  CitingStyle style_;
  std::vector<const Paper*> papers_;
  std::map<std::string, Distinct, std::less<>> distinct_;  ///< by the paper's id
  std::unique_ptr<csl::Processor> processor_;              ///< of a style in CSL
};

/// The citation of a passage by itself.
std::string cite(const CitingStyle& style, const Paper& paper, const Passage& passage);

}  // namespace dossier

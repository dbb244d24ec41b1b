// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/citations/entry.hpp"
#include "indexer/citations/in_text.hpp"

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dossier::citations {

/// The entries of a paper's own list of references, as citations in its text name them.
class OwnList {
 public:
  /// Keeps an entry; null where it says too little to know a work by it.
  const Entry* add(Entry entry);
  /// To be called behind the last entry.
  void settle();

  /// The entry that a citation by authors and year means: nothing where the list has none with this first author and
  /// year, null where it has several.
  [[nodiscard]] std::optional<const Entry*> find(const InText& citation) const;
  /// The one entry by these authors, whatever its year; null where there is none, or several.
  [[nodiscard]] const Entry* by_authors(const InText& citation) const;
  /// The one entry by this author whose title holds these words (folded); null where there is none, or several.
  [[nodiscard]] const Entry* by_title(const CitedWork::Forms& author, const std::string& title) const;
  /// Null where no entry has the number, or several have.
  [[nodiscard]] const Entry* by_number(std::uint32_t number) const;
  [[nodiscard]] bool has_number(std::uint32_t number) const { return by_number(number) != nullptr; }
  [[nodiscard]] std::size_t numbered() const { return numbers_.size(); }

 private:
  [[nodiscard]] std::vector<const Entry*> of_author(const CitedWork::Forms& author) const;

  std::deque<Entry> entries_;
  std::map<std::string, std::vector<std::size_t>> first_authors_;  ///< of a form: the entries, in order
  std::map<std::uint32_t, const Entry*> numbers_;                  ///< null: several entries
};

/// The work that a citation names by itself; of a list of names in a sentence only those that surely belong to it.
CitedWork work_of(const InText& citation);

}  // namespace dossier::citations

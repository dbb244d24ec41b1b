// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/expand/expander.hpp"
#include "searcher/query/query.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace dossier {

/// Words that stand side by side in a query, made into soft groups: unknown ones corrected, names of several words
/// found, hyphenated words taken both apart and together, designations such as F-16 taken as one, stop words passed
/// over, repeated words counted once with their weights added up. Passages labelled with what the words name (the dyad
/// of two states, a theory) count too.
class SoftWords {
 public:
  /// With Expand::Stems, as under a NOT, words are not expanded further.
  SoftWords(Expander& expander, std::optional<TextField> field, Expand expand)
      : expander_(expander), field_(field), expand_(expand) {}

  /// A Word or Prefix node.
  void add(const QueryNode& word);
  /// Something else stands between the word before and the word behind: no name goes over it.
  void interrupt();
  [[nodiscard]] bool empty() const { return words_.empty(); }

  /// The groups, each a Term node. Stop words are left out, unless there is nothing else: neither other words nor,
  /// with `alone` false, other parts of the query.
  std::vector<MatchNode> take(bool alone);

 private:
  struct Word {
    std::string term;
    TextSpan span;
    std::string written;    ///< as it stands in the query
    std::size_t run = 0;    ///< words of one number stand side by side
    std::size_t whole = 0;  ///< parts of one hyphenated word have one number
    bool prefix = false;
    bool stop = false;
    bool corrected = false;
    bool in_name = false;
    std::string second;               ///< the number of a designation in two words, `term` being its letters
    std::vector<std::string> joined;  ///< other writings of it: with its neighbour as one, an acronym's plural
  };

  void find_stop_words();
  void read_pronouns();
  void correct();
  void find_designations();
  void find_joined();
  void find_plurals();
  void note_wholes();
  void note_compound(std::size_t begin, std::size_t end);
  [[nodiscard]] bool is_prefix(const Word& word) const;
  TermGroup single(const Word& word);
  void replace(std::size_t at, const std::vector<std::string>& terms);
  void find_names();
  bool find_name_at(std::size_t at);
  void add_compounds();
  void add_singles(bool keep_stop_words);
  void add_labels();
  void say_stop_words();
  void push(TermGroup group);

  Expander& expander_;
  std::optional<TextField> field_;
  Expand expand_;
  std::vector<Word> words_;
  std::vector<TermGroup> groups_;
  std::size_t run_ = 0;
  std::size_t whole_ = 0;
};

}  // namespace dossier

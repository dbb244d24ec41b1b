// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/analyzer.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// A state of the lexicon.
struct State {
  std::string name;  ///< usual English short name: `United States`, `Saudi Arabia`
  std::string iso2;  ///< ISO 3166-1, empty for historic states
  std::string iso3;
  int cow = 0;                          ///< Correlates of War number, 0 where none
  std::vector<std::string> names;       ///< other names, historic names, abbreviations
  std::vector<std::string> adjectives;  ///< `Pakistani`, and people: `Pakistanis`
  std::vector<std::string> capitals;    ///< capital and seats of government, used as metonyms
  std::vector<std::string> prefixes;    ///< compounding prefixes: `Pak`, `Sino`, `Indo`
};

/// The dyad of two states as it is written in facets: names in alphabetical order.
std::string dyad_name(const State& a, const State& b);

/// A value of a facet that has a lexicon (theory), with its broader values.
struct FacetValue {
  std::string facet;                 ///< `theory`
  std::string name;                  ///< `neoclassical-realism`
  std::string label;                 ///< `neoclassical realism`
  std::vector<std::string> broader;  ///< names of broader values
  std::vector<std::string>
      synonyms;  ///< words and abbreviations that mean it: `RSCT`, `regional security complex theory`
};

struct Lexicon;

/// What a user in this field calls things: the states, the facets with a lexicon, groups of synonyms and of spellings.
/// Made from the JSON files of `taxonomy/data`, which are embedded in the program; a folder of files replaces them.
/// Immutable and safe to share between threads.
class Taxonomy {
 public:
  /// The taxonomy embedded in the program.
  static const Taxonomy& standard();
  /// Content of JSON files by their names.
  using Files = std::map<std::string, std::string>;
  /// One made of files of the same shape, in place of all those embedded; but where none has `cues`, or none has
  /// `spelling`, the embedded ones serve, since they are of the language rather than of a field. Errors: BadData
  /// (naming file and position).
  static Result<std::shared_ptr<const Taxonomy>> make(Files files);
  /// One made of the `.json` files of a folder. Errors: those of make(), and Unreadable.
  static Result<std::shared_ptr<const Taxonomy>> load(const std::filesystem::path& folder);

  ~Taxonomy();
  Taxonomy(const Taxonomy&) = delete;
  Taxonomy& operator=(const Taxonomy&) = delete;

  [[nodiscard]] const std::vector<State>& states() const;
  [[nodiscard]] const std::vector<FacetValue>& values() const;
  /// The state that a name, adjective, capital, prefix or ISO code stands for, in any case and spelling; null if none.
  [[nodiscard]] const State* find_state(std::string_view word) const;
  /// `Pakistan–United States`, `pak-us`, `USA-PAK`, `sino-pakistani` → `Pakistan-United States`, `China-Pakistan`.
  [[nodiscard]] std::optional<std::string> find_dyad(std::string_view text) const;
  /// The value of a facet by name, label or synonym; null if none.
  [[nodiscard]] const FacetValue* find_value(std::string_view facet, std::string_view text) const;
  /// For a phrase (folded terms joined by one space): the other phrases that mean the same (states by name, adjective,
  /// capital, code; theories; British and American spelling; groups of synonyms), folded likewise. Empty if none.
  [[nodiscard]] std::vector<std::string> synonyms(std::string_view folded_phrase) const;
  /// The other spellings of a folded word, British and American; part of `synonyms` too.
  [[nodiscard]] std::vector<std::string> spellings(std::string_view folded_word) const;
  /// Words near in meaning to a folded word, folded, in all their forms; its own other forms are among them. Empty if
  /// none.
  [[nodiscard]] std::vector<std::string> related(std::string_view folded_word) const;
  /// Longest key of `synonyms`, in terms.
  [[nodiscard]] std::size_t longest_synonym() const;
  /// The files that it was made of, without embedded ones; empty for standard().
  [[nodiscard]] const Files& files() const;
  /// Hex digest of the data; part of the index's fingerprint.
  [[nodiscard]] const std::string& digest() const;

  /// For the labeller: what stands for states, values and pairs in a text (see taxonomy/lexicon.hpp). That of
  /// standard() is made at the first call, some 15 ms, since most programs only search.
  [[nodiscard]] const Lexicon& lexicon() const;

  struct Impl;

 private:
  explicit Taxonomy(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

}  // namespace dossier

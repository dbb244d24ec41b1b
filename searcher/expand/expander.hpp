// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/expand/compounds.hpp"
#include "searcher/expand/spelling.hpp"
#include "searcher/expand/vocabulary.hpp"
#include "searcher/expand/word_forms.hpp"
#include "searcher/query/diagnostics.hpp"
#include "searcher/query/match_tree.hpp"
#include "searcher/query/query_token.hpp"
#include "searcher/types/request.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier {

class Taxonomy;

/// How much a word may be expanded where it stands in the query.
enum class Expand : std::uint8_t {
  Fully,  ///< by all that the request allows
  Part,   ///< `co` of co-IR: as fully, but a prefix stands for no long form
  Stems,  ///< by its forms only: a word that is taken away must not take its synonyms with it
  Not,    ///< in quotes
};

/// Makes groups of terms out of words: the word itself and what it is expanded to, in words that the index holds. Keeps
/// an account of each expansion. One for each query.
class Expander {
 public:
  Expander(const Vocabulary& vocabulary, const Taxonomy& taxonomy, const ExpansionSwitches& expansion,
           Diagnostics& diagnostics)
      : vocabulary_(vocabulary),
        taxonomy_(taxonomy),
        expansion_(expansion),
        diagnostics_(diagnostics),
        corrector_(vocabulary),
        forms_(vocabulary),
        compounds_(vocabulary) {}

  /// A folded word. Without alternatives, and said so, where the index holds neither it nor a word that it expands to.
  /// `joined`: words that whoever writes the word and its neighbour as one has written instead.
  TermGroup word(const std::string& term, TextSpan span, std::optional<TextField> field, Expand expand,
                 const std::vector<std::string>& joined = {});
  /// The words that begin with `prefix`, the most frequent first.
  TermGroup prefix(const std::string& prefix, TextSpan span, std::optional<TextField> field);
  /// Words side by side, or at most `window` words apart, as they are.
  TermGroup phrase(const std::vector<std::string>& terms, std::uint32_t window, TextSpan span,
                   std::optional<TextField> field);
  /// The same, where the starred terms are the beginnings of words. Of several, each stands for its most frequent
  /// words, so many that all combinations are searched; fewer than there are is said so.
  TermGroup starred_phrase(const std::vector<QueryTerm>& terms, std::uint32_t window, TextSpan span,
                           std::optional<TextField> field);
  /// The parts of `all-weather` side by side, or written as one word.
  TermGroup compound(const std::vector<std::string>& terms, TextSpan span, std::optional<TextField> field);
  /// G20, F-16s, T 72: `terms` as typed, and the other ways of writing it that the texts have.
  TermGroup designation(const std::vector<std::string>& terms, TextSpan span, std::optional<TextField> field);
  /// Two words written as one, in all forms, as far as the index holds them: `cease` `fire` → ceasefire, ceasefires.
  std::vector<std::string> joined(const std::string& first, const std::string& second);
  /// The plural of an acronym, or what one is the plural of, where the index holds it and the rules of words do not
  /// see it: `MOUs` ends like a singular, `EEZ` would have `-es`. `written`: the term as typed.
  [[nodiscard]] std::vector<std::string> acronym_numbers(const std::string& term, std::string_view written) const;
  [[nodiscard]] CompoundFinder& compounds() { return compounds_; }

  /// Other phrases that mean the same as the folded phrase and that the index holds; none where the request forbids it.
  struct Partner {
    Expansion::Kind kind;
    std::vector<std::string> terms;
  };
  std::vector<Partner> partners(const std::string& phrase);
  /// A name of several words and its partners.
  TermGroup name(const std::vector<std::string>& terms, const std::vector<Partner>& partners, TextSpan span);

  /// Whether the index holds a word, or one that it expands to without a guess at its spelling.
  [[nodiscard]] bool knows(const std::string& term);
  /// What an unknown word was meant to be; empty if that is anybody's guess, if the word is no slip (a word of the
  /// language, a name with a capital, a name of the taxonomy), or if the request forbids it.
  std::vector<std::string> corrected(const QueryTerm& term, TextSpan span, std::optional<TextField> field);
  /// A group for a word that stands in another's place: all its alternatives are guesses.
  static void mark_corrected(TermGroup& group);
  /// The query's text, whose capitals tell of what a word is made. It must outlive this.
  void set_text(std::string_view text) { text_ = text; }
  void note(Expansion::Kind kind, TextSpan span, std::string from, std::vector<std::string> to);

  /// Words that the query writes as one thing.
  struct WordsTogether {
    std::vector<QueryTerm> terms;  ///< each where it stands
    bool with_dash_only = false;   ///< they are one thing only where a dash parts any of them
  };
  void note_compound(WordsTogether words) { compounds_typed_.push_back(std::move(words)); }
  [[nodiscard]] std::vector<WordsTogether> take_compounds() { return std::exchange(compounds_typed_, {}); }

  [[nodiscard]] bool uses_synonyms() const { return expansion_.synonyms; }
  [[nodiscard]] const ExpansionParams& params() const { return expansion_.params; }
  [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }
  [[nodiscard]] const Taxonomy& taxonomy() const { return taxonomy_; }
  [[nodiscard]] Diagnostics& diagnostics() { return diagnostics_; }
  [[nodiscard]] std::vector<Expansion> take_expansions();

 private:
  /// Whether the taxonomy has the word as a name or an abbreviation.
  [[nodiscard]] bool is_name(const std::string& term) const;
  [[nodiscard]] std::uint32_t passages(std::optional<TextField> field, std::string_view term) const;
  [[nodiscard]] bool held(const std::vector<std::string>& terms) const;
  /// The phrase, or with its last word in another form, as the index holds it; empty where it does not.
  std::vector<std::string> held_form(std::vector<std::string> terms);
  [[nodiscard]] double weight(Expansion::Kind kind) const;
  void add_joined(TermGroup& group, const std::vector<std::string>& joined) const;
  void add_forms(TermGroup& group, const std::string& term);
  /// The forms of another writing of the word, which counts so much.
  void add_forms_of(TermGroup& group, const std::string& writing, double weight);
  void add_derivations(TermGroup& group, const std::string& term);
  void add_compounds(TermGroup& group, const std::string& term);
  /// A Chinese word, or several that stand side by side, in the other characters, traditional or simplified.
  void add_chinese(TermGroup& group, const std::string& word);
  /// The words of each such writing that the index holds.
  [[nodiscard]] std::vector<std::vector<std::string>> chinese(const std::string& word,
                                                              std::optional<TextField> field) const;
  std::vector<std::pair<std::string, std::string>> openings(const std::string& term, std::string_view written = {});
  void add_writings(TermGroup& group, const std::vector<std::string>& terms);
  /// Words near in meaning; none where a passage can not hold the group anyway.
  void add_related(TermGroup& group, const std::string& term);
  void add_partner(TermGroup& group, const Partner& partner);
  void add_partners(TermGroup& group, const std::vector<Partner>& partners);
  /// Papers in which a partner that is an acronym stands for something else than the long form.
  [[nodiscard]] std::vector<std::string> papers_of_others(const Partner& partner, const std::string& long_form) const;
  /// Tells of an acronym with several long forms, so that one can be chosen.
  void say_senses(const TermGroup& group, const std::vector<Partner>& partners);
  std::vector<std::string> beginning_with(const QueryTerm& term, std::size_t most, std::optional<TextField> field);
  /// Words of the index in another form or spelling, for whoever asked for exactly this one.
  std::vector<std::string> near_words(const std::string& term, std::optional<TextField> field);
  void say_unknown(const std::string& term, TextSpan span, std::optional<TextField> field);

  const Vocabulary& vocabulary_;
  const Taxonomy& taxonomy_;
  const ExpansionSwitches& expansion_;
  Diagnostics& diagnostics_;
  SpellingCorrector corrector_;
  WordForms forms_;
  CompoundFinder compounds_;
  std::string_view text_;
  std::vector<Expansion> expansions_;
  std::vector<WordsTogether> compounds_typed_;
  std::size_t prefixes_ = 0;
  std::size_t walked_ = 0;
};

/// The terms of a folded phrase.
std::vector<std::string> split_phrase(std::string_view phrase);
/// Terms joined by a space.
std::string join_phrase(const std::vector<std::string>& terms);

}  // namespace dossier

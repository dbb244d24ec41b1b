// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/analyzer.hpp"
#include "base/text_span.hpp"
#include "taxonomy/lexicon.hpp"
#include "taxonomy/taxonomy.hpp"
#include "taxonomy/trigger.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace dossier {

/// Something of interest to the labellers in a text: a trigger of the taxonomy that passed its guards, or an acronym.
struct TextEvent {
  enum class Kind : std::uint8_t { State, Pair, Value, Cue, Acronym };
  Kind kind = Kind::Cue;
  std::uint8_t role = 0;     ///< StateForm, ValueRole or Cue
  std::uint16_t target = 0;  ///< state, pair or value
  std::uint32_t begin = 0;   ///< tokens [begin, end)
  std::uint32_t end = 0;
  std::uint32_t sentence = 0;  ///< number of its sentence, from 0; a list item or a table row is one
  bool possessive = false;     ///< followed by 's or an apostrophe
  bool heads_name = false;     ///< a capitalised word follows: "Pakistan Economic Corridor"
  bool bracketed = false;      ///< alone in round brackets: repeats in short what stands before it
  TextSpan span;
};

/// Whether an event is a cue of this role.
inline bool is_cue(const TextEvent& event, Cue role) {
  return event.kind == TextEvent::Kind::Cue && event.role == static_cast<std::uint8_t>(role);
}

/// Whom a document speaks for and whom it is written to or about. A paper has none.
struct DocumentSide {
  std::optional<std::uint16_t> home;       ///< the state that "we" is
  std::optional<std::uint16_t> host;       ///< of the mission that its title names: "Embassy in Laos"
  std::optional<std::uint16_t> addressee;  ///< of another office or person in the title: "to Foreign Secretary Lloyd"
  std::optional<std::uint16_t> venue;      ///< whose capital or city the title gives as its place: "Ankara, May 3"
  std::vector<std::uint16_t> partners;     ///< every state that the title names, but home
  bool speech = false;

  [[nodiscard]] bool titled(std::uint16_t state) const {
    return std::find(partners.begin(), partners.end(), state) != partners.end();
  }
  /// Whether the state has a part in the document: as host, addressee or venue.
  [[nodiscard]] bool party(std::uint16_t state) const { return host == state || addressee == state || venue == state; }
};

/// How two neighbouring tokens are parted in the text.
enum class Gap : std::uint8_t {
  Space,     ///< white space alone
  Dash,      ///< a hyphen, dash or slash, with or without spaces
  Comma,     ///< a comma, a bracket or another mark
  Sentence,  ///< the end of a sentence, a semicolon or a new line
};

/// A text taken apart: what the labellers need of it, in order. Lives in buffers that are used again.
struct TextEvents {
  std::vector<TextEvent> events;
  std::vector<Gap> gaps;  ///< gaps[i] stands before token i
  std::uint32_t sentences = 0;
};

/// Finds the events of texts. Not safe to share between threads; cheap to make.
class EventScanner {
 public:
  explicit EventScanner(const Taxonomy& taxonomy)
      : states_(taxonomy.states()), automaton_(taxonomy.lexicon().automaton) {}

  /// Bytes of a text that are looked at: no passage of a real paper is longer, and memory stays bounded.
  static constexpr std::size_t longest_text = std::size_t{1} << 20;

  /// Replaces the content of `out`. One pass over the text; linear. In a document, given as `side`, all who act for a
  /// state stand for it, "we" and "the Department" for the one that it speaks for; in a paper, without it, only those
  /// do whom a reader of any text would know.
  void scan(std::string_view text, TextEvents& out, const DocumentSide* side = nullptr);

 private:
  void find_gaps(std::string_view text, TextEvents& out) const;
  void find_citations(std::string_view text);
  void add_events(std::string_view text, std::size_t at, std::uint32_t sentence, TextEvents& out) const;
  [[nodiscard]] bool stands_as_name(std::string_view text, std::size_t at, const Trigger& trigger,
                                    const TextEvents& out) const;
  [[nodiscard]] bool state_counts(std::string_view text, std::size_t at, const Trigger& trigger,
                                  const TextEvents& out) const;
  [[nodiscard]] bool routes(std::size_t at, std::string_view text) const;
  [[nodiscard]] bool heads_name(std::string_view text, const Match& match, const TextEvents& out) const;
  [[nodiscard]] bool behind_title(std::size_t at, const TextEvents& out) const;
  [[nodiscard]] bool is_numeral(std::string_view text, const Match& match, const TextEvents& out) const;
  [[nodiscard]] bool stands_for_home(std::string_view text, const Match& match, const Trigger& trigger,
                                     const TextEvents& out) const;
  [[nodiscard]] bool stands_for_host(std::string_view text, std::size_t at, const TextEvents& out) const;
  [[nodiscard]] std::optional<std::uint16_t> other_side() const;
  [[nodiscard]] std::optional<std::uint16_t> party_meant(std::string_view text, std::size_t at,
                                                         const TextEvents& out) const;
  [[nodiscard]] std::optional<std::uint16_t> government(std::string_view word, const TextEvents& out) const;
  [[nodiscard]] bool among_names(std::string_view text, const Match& match, const TextEvents& out) const;
  [[nodiscard]] bool capital(std::string_view text, std::uint32_t token) const;
  [[nodiscard]] bool acronym(std::string_view text, std::uint32_t token) const;
  [[nodiscard]] bool cited(std::uint32_t at) const;
  [[nodiscard]] bool in_institution(std::string_view text, std::size_t at, const TextEvents& out) const;
  void add_acronyms(std::string_view text, std::uint32_t begin, std::uint32_t end, std::uint32_t sentence,
                    TextEvents& out) const;

  const std::vector<State>& states_;
  const Automaton& automaton_;
  Analyzer analyzer_;
  Tokens tokens_;
  std::vector<Match> matches_;
  std::vector<TextSpan> citations_;
  const DocumentSide* side_ = nullptr;  // of the text that is being scanned
};

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace dossier {

/// What the words of a trigger stand for.
enum class TriggerKind : std::uint8_t {
  State,  ///< a state of the lexicon; target: its ordinal in Taxonomy::states()
  Pair,   ///< something between two states that has a name of its own; target: ordinal in the list of named pairs
  Value,  ///< a value of a facet; target: its ordinal in Taxonomy::values()
  Cue,    ///< a word that helps to understand the others; role: a Cue
};

/// How a state is named.
enum class StateForm : std::uint8_t {
  Name,
  Adjective,
  People,
  Capital,
  Prefix,
  Leader,        ///< who stands for it wherever he is named
  Official,      ///< who does behind a title ("President Ford"), and in a document that speaks for a state
  Office,        ///< a ministry, parliament, service or form of document: in such documents only
  Abbreviation,  ///< as telegrams write it: in such documents only
  City,          ///< a town, province, island or base of it: in such documents only
};

/// How a trigger stands for a facet value, from what counts by itself to what counts only beside something else.
enum class ValueRole : std::uint8_t {
  Name,        ///< "constructivism", "RSCT"
  Adjective,   ///< "constructivist"
  School,      ///< people of a theory by an everyday word: counts beside words of theory or another theory: "liberals"
  Contextual,  ///< an everyday phrase that counts only beside words of theory: "liberal", "economic interdependence"
  Topical,     ///< a phrase that counts only in a paper which makes it a concept: "strategic convergence"
  Hint,        ///< an author or a notion of the theory: counts only beside another sign of the same value
};
inline constexpr std::array<std::string_view, 6> value_role_names{"names",      "adjectives", "schools",
                                                                  "contextual", "topical",    "hints"};

/// Parts that words of the language play when relations are described. Their words are data (cues.json).
enum class Cue : std::uint8_t {
  Stop,               ///< a longer phrase that only looks like a trigger: "Persian Gulf"
  Between,            ///< "between"
  Both,               ///< "both"
  Coordinator,        ///< "and", "as well as"
  Filler,             ///< may stand between coordinated states: "the"
  Preposition,        ///< "with", "towards", "against"
  RelationNoun,       ///< "ties", "sanctions", "border"
  RelationVerb,       ///< "accused", "signed"
  PairReference,      ///< "both countries", "the two neighbours"
  Bilateral,          ///< "bilateral", "mutual": speaks of a pair without naming it
  TheoryContext,      ///< "theory", "lens", "framework"
  Passing,            ///< introduces an example: "such as"
  InstitutionBefore,  ///< makes the state after it part of an institution's name: "University of"
  VenueAfter,         ///< makes the capital before it the place of an event: "Algiers Agreement"
  InstitutionAfter,   ///< makes the state before it part of an institution's name: "Institute"
  Exclusion,          ///< sets what follows apart: "beyond", "unlike"
  Relative,           ///< begins a clause on the word before it: "which"
  Owner,              ///< goes on with the state that the sentence is about: "its", "while"
  Definition,         ///< makes a concept of the phrase beside it: "the concept of"
  Straddle,           ///< puts the state before it between the two behind it: "caught between"
  Trilateral,         ///< makes a relation of three states that stand together: "tripartite"
  Place,              ///< makes the capital behind it a place: "in"
  Outward,            ///< in a heading: the states behind it act on something else: "Impact of"
  PersonTitle,        ///< makes the name behind it a person's of rank: "President"
  FirstPerson,        ///< in a document: the state that it speaks for: "we", "my Government"
  HomeOffice,         ///< in a letter or record: an office of that state without its name: "the Department"
  Mission,            ///< makes the state behind it the host of a mission: "Embassy in"
  DocumentForm,       ///< begins the title of a document: "Telegram"
  SpeechForm,         ///< … of a speech: "Statement"
  SpeechVerb,         ///< in a record: who stands before it says something: "replied"
  SecondPerson,       ///< in a document: the state of the person that it is written to: "you"
  FirstSingular,      ///< in a letter or record: who writes it, for the state that it speaks for: "I"
  SecondHonour,       ///< in a document: the state of the person that it is written to or handed to: "Your Majesty"
  HostOffice,         ///< in one from or for a mission: an office of its host without its name: "the Foreign Ministry"
  SpeechHome,         ///< in a speech: the state that speaks, elsewhere maybe another: "His Majesty's Government"
  Routing,            ///< makes the capital behind it no party: "repeated" in a telegram, "Acuerdo de"
  Party,              ///< in a title: makes a party of the state beside it: "Embassy of", "Government"
};
inline constexpr std::array<std::string_view, 37> cue_names{"stop",
                                                            "between",
                                                            "both",
                                                            "coordinator",
                                                            "filler",
                                                            "preposition",
                                                            "relation_noun",
                                                            "relation_verb",
                                                            "pair_reference",
                                                            "bilateral",
                                                            "theory_context",
                                                            "passing",
                                                            "institution_before",
                                                            "venue_after",
                                                            "institution_after",
                                                            "exclusion",
                                                            "relative",
                                                            "owner",
                                                            "definition",
                                                            "straddle",
                                                            "trilateral",
                                                            "place",
                                                            "outward",
                                                            "person_title",
                                                            "first_person",
                                                            "home_office",
                                                            "mission",
                                                            "document_form",
                                                            "speech_form",
                                                            "speech_verb",
                                                            "second_person",
                                                            "first_singular",
                                                            "second_honour",
                                                            "host_office",
                                                            "speech_home",
                                                            "routing",
                                                            "party"};

/// One meaning of a phrase.
struct Trigger {
  TriggerKind kind = TriggerKind::Cue;
  std::uint8_t role = 0;     ///< StateForm, ValueRole or Cue, as `kind` says
  std::uint16_t target = 0;  ///< see TriggerKind
  bool capital = false;      ///< counts only where it is written with a capital letter
  bool ambiguous = false;    ///< also a person's name or an ordinary word: counts only where the words beside it allow
  bool documents = false;    ///< counts only in a document that speaks for a state
  bool operator==(const Trigger&) const = default;
};

}  // namespace dossier

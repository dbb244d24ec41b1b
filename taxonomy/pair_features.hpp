// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dossier {

/// What speaks for or against two states having to do with each other in a passage. Those up to Beside are signs of a
/// text, a heading or a paper; their amount is −ln(1 − strength), summed over the sentences, so that independent signs
/// add up. The others are of documents that speak for a state; their amounts are said behind each.
enum class PairFeature : std::uint8_t {
  Compound,      ///< "Pak-Iran"
  Between,       ///< "between A and B"
  Joined,        ///< "A and B signed", "both A and B", "A and B"
  NounTowards,   ///< "A's support for B"
  NounOf,        ///< "relations of A with B"
  Kin,           ///< "A's rival B", "A is B's closest ally"
  Verb,          ///< "A accused B"
  Pronoun,       ///< "A … its ties with B"
  OwnerTowards,  ///< "A's steps in B"
  Loose,         ///< a word of relation somewhere between them
  SameSentence,  ///< nothing but the sentence joins them
  Named,         ///< "Durand Line"; an acronym learnt from the paper
  Cell,          ///< a row and a column of a table; the title that a reference cites
  Heading,       ///< a heading above the passage names the two
  Title,         ///< the title, in front of the paper
  Reference,     ///< "both countries", "bilateral"
  Outside,       ///< "A's pressure on both countries"
  Topic,         ///< the paper is about the two, and nothing here speaks against it
  Beside,        ///< two sentences or more name the two, and no third
  // Of documents, for a pair with the state that a letter, record or telegram speaks for (home):
  Home,        ///< 1: it is such a pair
  Host,        ///< 1: the other is that of the mission in the title
  Addressee,   ///< 1: the other is that of a person or office in the title
  Venue,       ///< 1: the title tells that the document was drawn up in the other's capital
  Titled,      ///< 1: the other is named in the title in another way
  HostAlone,   ///< 1: one of these four, and the text names no state but home
  HomeActs,    ///< 1: "we", "the Department", the home state itself stand in the passage
  HomeBeside,  ///< sentences that hold both, 2 at most
  Mentions,    ///< ln(1 + how often the other is named)
  Share,       ///< 0 to 1: its share of the mentions of all states but home
  Others,      ///< how many other states are named, 5 at most
  Lead,        ///< 1: no other state is named more often
  Talks,       ///< 1: somebody who stands for the other says something
  Both,   ///< 1: "both sides", "our two countries", "bilateral" stand in the passage, and the other is a party or leads
  Known,  ///< 1: the taxonomy knows something between the two: a line, a treaty, a dispute, a war
  Actor,  ///< 1: its people, leaders or government act, not just its name as an adjective
  PlaceOnly,  ///< 1: it is only where something is: "in Cuba"
  VenueOnly,  ///< 1: only a capital or a city of it is named, as a place: "in Paris"
  Listed,     ///< 1: it stands in lists of three states or more only
  HomeVerb,   ///< of the sentences that hold both, those with a verb or noun of relation, 2 at most
  HomeNear,   ///< 0 to 1: how near the two stand to each other in a sentence
  HomeApart,  ///< 1: neither a sentence nor two beside each other hold both
  Busy,       ///< ln(1 + how many other states act, speak or are named twice)
  // … with the state that a speech speaks for:
  Speaker,          ///< 1: it is such a pair
  SpeakerBeside,    ///< as HomeBeside
  SpeakerVerb,      ///< … of these, those with a verb or noun of relation
  SpeakerMentions,  ///< as Mentions
  SpeakerOthers,    ///< as Others
  SpeakerKnown,     ///< as Known
  SpeakerActor,     ///< as Actor
  SpeakerNear,      ///< as HomeNear
  SpeakerApart,     ///< as HomeApart
  SpeakerBusy,      ///< as Busy
  // … with neither:
  Third,          ///< 1: it is such a pair, of a letter, record or telegram
  SpeechThird,    ///< 1: … of a speech
  ThirdVerb,      ///< sentences that hold both and a word of relation, 2 at most
  ThirdKnown,     ///< as Known, where a sentence or two beside each other hold both
  ThirdAlone,     ///< 1: the passage names neither home nor a further state
  ThirdMentions,  ///< ln(1 + how often the one that is named less is named)
  ThirdOthers,    ///< how many further states but home are named, 5 at most
  ThirdNear,      ///< as HomeNear
  ThirdApart,     ///< as HomeApart
  ThirdActors,    ///< 1: both act or speak
  ThirdBusy,      ///< as Busy
};

inline constexpr std::array<std::string_view, 63> pair_feature_names{"compound",       "between",
                                                                     "joined",         "noun_towards",
                                                                     "noun_of",        "kin",
                                                                     "verb",           "pronoun",
                                                                     "owner_towards",  "loose",
                                                                     "same_sentence",  "named",
                                                                     "cell",           "heading",
                                                                     "title",          "reference",
                                                                     "outside",        "topic",
                                                                     "beside",         "home",
                                                                     "host",           "addressee",
                                                                     "venue",          "titled",
                                                                     "host_alone",     "home_acts",
                                                                     "home_beside",    "mentions",
                                                                     "share",          "others",
                                                                     "lead",           "talks",
                                                                     "both",           "known",
                                                                     "actor",          "place_only",
                                                                     "venue_only",     "listed",
                                                                     "home_verb",      "home_near",
                                                                     "home_apart",     "busy",
                                                                     "speaker",        "speaker_beside",
                                                                     "speaker_verb",   "speaker_mentions",
                                                                     "speaker_others", "speaker_known",
                                                                     "speaker_actor",  "speaker_near",
                                                                     "speaker_apart",  "speaker_busy",
                                                                     "third",          "speech_third",
                                                                     "third_verb",     "third_known",
                                                                     "third_alone",    "third_mentions",
                                                                     "third_others",   "third_near",
                                                                     "third_apart",    "third_actors",
                                                                     "third_busy"};

inline constexpr std::size_t pair_feature_count = pair_feature_names.size();

/// Amounts or weights of all features.
using PairVector = std::array<float, pair_feature_count>;

inline float& at(PairVector& vector, PairFeature feature) { return vector[static_cast<std::size_t>(feature)]; }
inline float at(const PairVector& vector, PairFeature feature) { return vector[static_cast<std::size_t>(feature)]; }

/// A logistic classifier of pairs; fitted by bench/fit_pairs.py, written down in taxonomy/data/pair_weights.json.
struct PairWeights {
  float bias = 0.0F;
  PairVector weights{};

  /// How sure it is that a passage with these amounts speaks of the two, 0 to 1.
  [[nodiscard]] float confidence(const PairVector& amounts) const;
};

}  // namespace dossier

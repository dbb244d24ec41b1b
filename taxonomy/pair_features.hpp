// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dossier {

/// What speaks for or against two states having to do with each other in a passage. Those up to Beside are signs of a
/// text, a heading or a paper; their amount is −ln(1 − strength), summed over the sentences, so that independent signs
/// add up. The others are of documents that speak for a state (home); their amounts are said behind each.
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
  // Of documents:
  Home,        ///< 1: one of the two is the state that a letter, record or telegram speaks for
  Speaker,     ///< 1: … that a speech speaks for
  Third,       ///< 1: neither is
  Host,        ///< 1: the other is that of the mission in the title
  Titled,      ///< 1: the other is named in the title in another way
  HostAlone,   ///< 1: … in the title, and the text names no state but home
  HomeActs,    ///< 1: "we", "the Department", the home state itself stand in the passage
  HomeBeside,  ///< sentences that hold both, 2 at most
  HomeVerb,    ///< sentences in which a verb or noun of relation joins both, 2 at most
  HomeSpeaks,  ///< the same two amounts in a speech
  Mentions,    ///< ln(1 + how often the other is named)
  Share,       ///< 0 to 1: its share of the mentions of all states but home
  Others,      ///< how many other states are named, 5 at most
  Actor,       ///< 1: its people, leaders or government act, not just its name as an adjective
  PlaceOnly,   ///< 1: it is only where something is: "in Cuba"
  Listed,      ///< 1: it stands in lists of three states or more only
};

inline constexpr std::array<std::string_view, 35> pair_feature_names{
    "compound",    "between",       "joined",  "noun_towards",  "noun_of",   "kin",         "verb",
    "pronoun",     "owner_towards", "loose",   "same_sentence", "named",     "cell",        "heading",
    "title",       "reference",     "outside", "topic",         "beside",    "home",        "speaker",
    "third",       "host",          "titled",  "host_alone",    "home_acts", "home_beside", "home_verb",
    "home_speaks", "mentions",      "share",   "others",        "actor",     "place_only",  "listed"};

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

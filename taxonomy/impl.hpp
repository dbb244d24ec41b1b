// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "taxonomy/data.hpp"
#include "taxonomy/lexicon.hpp"
#include "taxonomy/taxonomy.hpp"

#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dossier {

/// What a Taxonomy is made of.
struct Taxonomy::Impl {
  std::vector<State> states;
  std::vector<FacetValue> values;
  StateNumbers state_by_phrase;  ///< folded names, adjectives, codes …
  std::map<std::pair<std::string, std::string>, std::uint16_t> value_by_phrase;  ///< (facet, folded phrase)
  std::unordered_map<std::string, std::vector<std::string>> synonyms;
  std::vector<std::vector<std::string>> related;                       ///< groups of words near in meaning
  std::unordered_multimap<std::string, std::uint32_t> related_groups;  ///< word → the groups that it is in
  SpellingData spelling;
  std::size_t longest_synonym = 1;
  std::string digest;
  Taxonomy::Files files;
  std::unique_ptr<const Lexicon> lexicon;  ///< null in standard(), whose lexicon is made when first asked for
};

/// Makes the data fit for reading queries, without a lexicon. Errors: BadData (two states of one name …).
Result<std::unique_ptr<Taxonomy::Impl>> build_taxonomy(const TaxonomyData& data, std::string digest);

/// The other spelling of a folded word by the rules; empty if there is none.
std::vector<std::string> other_spellings(const SpellingData& spelling, std::string_view word);

}  // namespace dossier

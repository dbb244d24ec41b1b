// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/expand/facet_resolver.hpp"

#include "base/analyzer.hpp"
#include "base/edit_distance.hpp"
#include "base/strings.hpp"
#include "searcher/query/query_limits.hpp"
#include "searcher/query/value_range.hpp"
#include "taxonomy/taxonomy.hpp"

#include <algorithm>
#include <optional>
#include <span>

namespace dossier {
namespace {

/// Folding each value of a facet with more values than this would take longer than a search.
constexpr std::size_t most_folded = 20000;
/// Two names of states are not longer.
constexpr std::size_t longest_dyad = 120;

template <class Wanted>
std::vector<std::string> select(const std::vector<std::string>& values, Wanted&& wanted) {
  std::vector<std::string> out;
  std::copy_if(values.begin(), values.end(), std::back_inserter(out), wanted);
  return out;
}

using Values = std::span<const std::string>;

/// Narrows sorted values that are alike up to the byte `at` to those with this byte there.
Values narrowed(Values values, std::size_t at, char byte) {
  const auto byte_of = [at](const std::string& value) {
    return at < value.size() ? static_cast<unsigned char>(value[at]) : -1;
  };
  const int wanted = static_cast<unsigned char>(byte);
  const auto first = std::partition_point(values.begin(), values.end(),
                                          [&](const std::string& value) { return byte_of(value) < wanted; });
  const auto last =
      std::partition_point(first, values.end(), [&](const std::string& value) { return byte_of(value) <= wanted; });
  return {first, last};
}

/// The sorted values that begin with a text in any case of ASCII, from the byte `at` on. A few binary searches.
void add_beginning_with(Values values, std::string_view text, std::size_t at, std::vector<std::string>& out) {
  if (values.empty()) return;
  if (at == text.size()) {
    out.insert(out.end(), values.begin(), values.end());
    return;
  }
  const auto lower = lower_ascii(text[at]);
  if (is_alpha_ascii(lower)) {
    const auto upper = static_cast<char>(lower - 'a' + 'A');
    add_beginning_with(narrowed(values, at, upper), text, at + 1, out);  // capitals sort before
  }
  add_beginning_with(narrowed(values, at, lower), text, at + 1, out);
}

std::vector<std::string> beginning_with(const std::vector<std::string>& values, std::string_view text) {
  std::vector<std::string> out;
  add_beginning_with(values, text, 0, out);
  return out;
}

std::vector<std::string> alike(const std::vector<std::string>& values, std::string_view text) {
  auto found = beginning_with(values, text);
  std::erase_if(found, [&](const std::string& value) { return value.size() != text.size(); });
  if (!found.empty() || values.size() > most_folded) return found;
  const auto folded = fold(text);
  if (folded.empty()) return {};
  const auto singular = folded.ends_with('s') ? folded.substr(0, folded.size() - 1) : folded;
  return select(values, [&](const std::string& value) {
    const auto other = fold(value);
    return other == folded || other == singular || other == folded + 's';
  });
}

}  // namespace

std::string FacetResolver::find_facet(std::string_view name) const {
  const auto& facets = vocabulary_.facets();
  const auto position = position_of_name(facets, name);
  return position == facets.size() ? std::string() : facets[position];
}

std::vector<std::string> FacetResolver::dyads(const std::vector<std::string>& values, std::string_view text) const {
  if (const auto dyad = taxonomy_.find_dyad(text)) {
    return select(values, [&](const std::string& value) { return value == *dyad; });
  }
  const auto* const state = taxonomy_.find_state(text);
  if (state == nullptr) return {};
  return select(values, [&](const std::string& value) {
    return value.starts_with(state->name + "-") || value.ends_with("-" + state->name);
  });
}

const State* FacetResolver::near_state(std::string_view name) const {
  if (const auto* const known = taxonomy_.find_state(name)) return known;
  constexpr std::size_t long_word = 8;
  const EditDistance distance(name);
  if (distance.size() < 4) return nullptr;
  auto least = distance.size() < long_word ? std::size_t{2} : std::size_t{3};
  const State* best = nullptr;
  const auto look = [&](const State& state, std::string_view phrase) {
    const auto slips = distance.to(fold(phrase), least - 1);
    if (slips >= least) return;
    least = slips;
    best = &state;
  };
  for (const auto& state : taxonomy_.states()) {
    look(state, state.name);
    look(state, state.iso3);
    for (const auto* list : {&state.names, &state.adjectives, &state.prefixes}) {
      for (const auto& phrase : *list) look(state, phrase);
    }
  }
  return best;
}

std::vector<std::string> FacetResolver::near_dyads(const std::vector<std::string>& values,
                                                   std::string_view text) const {
  const auto folded = fold(text.substr(0, longest_dyad));
  for (auto at = folded.find(' '); at != std::string::npos; at = folded.find(' ', at + 1)) {
    const auto* const first = near_state(std::string_view(folded).substr(0, at));
    const auto* const second = first == nullptr ? nullptr : near_state(std::string_view(folded).substr(at + 1));
    if (second == nullptr) continue;
    if (auto found = dyads(values, first->name + "-" + second->name); !found.empty()) return found;
  }
  const auto* const state = near_state(folded);
  return state == nullptr ? std::vector<std::string>() : dyads(values, state->name);
}

std::vector<std::string> FacetResolver::near_values(const std::string& facet, std::string_view text) const {
  const auto* const values = vocabulary_.facet_values(facet);
  if (values == nullptr) return {};
  auto near = facet == "dyad" ? near_dyads(*values, text) : std::vector<std::string>();
  if (near.empty()) return nearest_names(text, *values, query_limits::suggestions);
  near.resize(std::min(near.size(), query_limits::suggestions));
  return near;
}

bool FacetResolver::spend(std::size_t work) {
  const bool enough = work <= left_;
  left_ = enough ? left_ - work : 0;
  return enough;
}

std::vector<std::string> FacetResolver::look_up(const std::string& facet, const std::vector<std::string>& values,
                                                std::string_view text, bool prefix) const {
  if (prefix) return beginning_with(values, text);
  if (const auto range = ValueRange::written(text, facet == "year")) {
    return select(values, [&](const std::string& value) { return range->holds(value); });
  }
  if (auto found = alike(values, text); !found.empty()) return found;
  if (facet == "dyad") return dyads(values, text);
  if (const auto* const known = taxonomy_.find_value(facet, text)) return alike(values, known->name);
  return {};
}

std::vector<std::string> FacetResolver::find_values(const std::string& facet, std::string_view text, bool prefix) {
  const auto* const values = vocabulary_.facet_values(facet);
  if (values == nullptr) return {};
  if (!prefix && std::binary_search(values->begin(), values->end(), text)) return {std::string(text)};
  constexpr std::size_t looked_at = 4;  // so many cost as much as one that is found
  const bool by_one = !prefix && (values->size() <= most_folded || ValueRange::written(text, facet == "year"));
  if (by_one && !spend(values->size() / looked_at)) return {};
  auto found = look_up(facet, *values, text, prefix);
  return spend(found.size()) ? found : std::vector<std::string>();
}

std::vector<std::string> FacetResolver::resolve(const std::string& facet, std::string_view text, bool prefix,
                                                TextSpan span) {
  const auto range = ValueRange::written(text, facet == "year");
  if (range && range->turned_round) {
    diagnostics_.add(DiagnosticCode::BadRange, span,
                     "The range " + in_quotes(text) + " ends before it begins; the ends were swapped.");
  }
  auto found = find_values(facet, text, prefix);
  if (!found.empty()) return found;
  if (left_ == 0) {
    diagnostics_.add(DiagnosticCode::TooBroad, span,
                     in_quotes(facet + ':' + std::string(text) + (prefix ? "*" : "")) +
                         " was not looked up: the query stands for too many values already.");
    return {};
  }
  const bool suggests = !range && diagnostics_.has_room(DiagnosticCode::UnknownValue);
  auto near = suggests ? near_values(facet, text) : std::vector<std::string>();
  diagnostics_.add(DiagnosticCode::UnknownValue, span,
                   "No passage has " + in_quotes(std::string(text) + (prefix ? "*" : "")) + " as its " + facet + ".",
                   std::move(near));
  return {};
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
// The other ways in which a word itself may be written, and words in a row.
#include "searcher/expand/expander.hpp"

#include "base/analyzer.hpp"
#include "base/languages/chinese.hpp"
#include "base/strings.hpp"
#include "searcher/expand/term_group.hpp"
#include "searcher/forms/english.hpp"
#include "searcher/query/query_limits.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace dossier {
namespace {

/// `MOU`, `EEZ`, `PhD`: two capitals at least, the last letter among them.
bool is_acronym(std::string_view written) {
  return std::ranges::count_if(written, is_upper_ascii) > 1 && is_upper_ascii(written.back()) &&
         std::ranges::all_of(written, is_alpha_ascii);
}

}  // namespace

std::vector<std::string> Expander::acronym_numbers(const std::string& term, std::string_view written) const {
  if (!expansion_.stems || params().stem <= 0) return {};
  const bool plural = written.ends_with('s') && is_acronym(written.substr(0, written.size() - 1));
  if (!plural && !is_acronym(written)) return {};
  const auto one = plural ? term.substr(0, term.size() - 1) : term;
  const auto many = one + 's';
  const auto lemmas = forms::english_lemmas(many);
  const auto& other = plural ? one : many;
  if (std::ranges::find(lemmas, one) != lemmas.end() || vocabulary_.passages_with(other) == 0) return {};
  return {other};
}

void Expander::add_forms(TermGroup& group, const std::string& term) {
  if (params().stem <= 0) return;
  std::vector<std::string> added;
  for (auto& other : forms_.inflections(term)) {
    if (passages(group.field, other) == 0) continue;
    added.push_back(other);
    add(group, {std::move(other)}, params().stem, Likeness::Form);
  }
  note(Expansion::Kind::Stem, group.span, term, std::move(added));
}

void Expander::add_forms_of(TermGroup& group, const std::string& writing, double weight) {
  if (!expansion_.stems || params().stem <= 0 || group.field == TextField::Author) return;
  for (auto& form : forms_.inflections(writing)) {
    if (passages(group.field, form) > 0) add(group, {std::move(form)}, weight * params().stem, Likeness::Form);
  }
}

void Expander::add_derivations(TermGroup& group, const std::string& term) {
  auto derivations = forms_.derivations(term);
  if (params().kin > 0 && expansion_.related && !group.alternatives.empty()) {
    for (auto& other : derivations.others) {
      group.kin.push_back({{std::move(other)}, 0, params().kin, Likeness::Derived});
    }
  }
  if (params().derived <= 0) return;
  std::vector<std::string> added;
  for (auto& other : derivations.supported) {
    const auto before = group.alternatives.size();
    add(group, {other}, params().derived, Likeness::Derived);
    if (group.alternatives.size() == before) continue;
    added.push_back(std::move(other));
  }
  note(Expansion::Kind::Derived, group.span, term, std::move(added));
}

void Expander::add_compounds(TermGroup& group, const std::string& term) {
  if (params().open <= 0) return;
  if (designation_of({term})) {
    add_writings(group, {term});
    return;
  }
  std::vector<std::string> added;
  const auto written = group.span.end <= text_.size() && group.span.begin < group.span.end
                           ? text_.substr(group.span.begin, group.span.end - group.span.begin)
                           : std::string_view();
  for (const auto& [left, right] : openings(term, written)) {
    add(group, {left, right}, params().open, Likeness::Form);
    added.push_back(left + '-' + right);
    for (const auto& form : forms_.inflections(right)) {
      if (compounds_.side_by_side(left, form)) add(group, {left, form}, params().open * params().stem, Likeness::Form);
    }
  }
  note(Expansion::Kind::Compound, group.span, term, std::move(added));
}

std::vector<std::vector<std::string>> Expander::chinese(const std::string& word, std::optional<TextField> field) const {
  std::vector<std::vector<std::string>> out;
  for (const auto& writing : chinese_writings(word)) {
    auto terms = split_phrase(fold(writing));
    const auto missing = [&](const std::string& term) { return passages(field, term) == 0; };
    if (!terms.empty() && std::none_of(terms.begin(), terms.end(), missing)) out.push_back(std::move(terms));
  }
  return out;
}

void Expander::add_chinese(TermGroup& group, const std::string& word) {
  if (!expansion_.variants) return;
  std::vector<std::string> added;
  for (auto& terms : chinese(word, group.field)) {
    if (terms.size() == 2 && !compounds_.side_by_side(terms[0], terms[1])) continue;
    added.push_back(dossier::joined(terms, ""));
    add(group, std::move(terms), params().characters, Likeness::Form);
  }
  note(Expansion::Kind::Variant, group.span, word, std::move(added));
}

void Expander::add_writings(TermGroup& group, const std::vector<std::string>& terms) {
  if (params().open <= 0) return;
  std::vector<std::string> added;
  for (auto& other : writings(*designation_of(terms))) {
    if (other == terms) continue;
    const bool there = other.size() == 1 ? passages(group.field, other.front()) > 0
                                         : compounds_.side_by_side(other.front(), other.back());
    if (!there) continue;
    added.push_back(other.size() == 1 ? other.front() : other.front() + '-' + other.back());
    add(group, std::move(other), params().open, Likeness::Form);
  }
  note(Expansion::Kind::Compound, group.span, group.label, std::move(added));
}

/// Of a word, or of one of its forms.
std::vector<std::pair<std::string, std::string>> Expander::openings(const std::string& term, std::string_view written) {
  auto out = compounds_.openings(term, written);
  if (!out.empty()) return out;
  auto others = forms::english_lemmas(term);
  for (auto& form : forms::english_forms(term)) others.push_back(std::move(form));
  for (const auto& form : others) {
    if (form != term && out.empty()) out = compounds_.openings(form);
  }
  return out;
}

std::vector<std::string> Expander::joined(const std::string& first, const std::string& second) {
  if ((!expansion_.stems && !expansion_.spelling) || params().open <= 0) return {};
  const auto word = first + second;
  auto words = forms_.inflections(word);
  if (vocabulary_.passages_with(word) > 0) words.insert(words.begin(), word);
  for (auto& terms : expansion_.variants ? chinese(word, std::nullopt) : std::vector<std::vector<std::string>>()) {
    if (terms.size() == 1) words.push_back(std::move(terms.front()));
  }
  return words;
}

void Expander::add_joined(TermGroup& group, const std::vector<std::string>& joined) const {
  for (const auto& word : joined) {
    if (passages(group.field, word) > 0) add(group, {word}, params().open, Likeness::Form);
  }
}

void Expander::mark_corrected(TermGroup& group) {
  for (auto& alternative : group.alternatives) alternative.likeness = Likeness::Corrected;
}

TermGroup Expander::phrase(const std::vector<std::string>& terms, std::uint32_t window, TextSpan span,
                           std::optional<TextField> field) {
  auto group = new_group('"' + join_phrase(terms) + '"', span, field);
  if (window > 0) group.label += '~' + std::to_string(window);
  for (const auto& term : terms) {
    if (passages(field, term) > 0) continue;
    say_unknown(term, span, field);
    return group;
  }
  add(group, terms, 1.0, Likeness::Same, terms.size() > 1 ? window : 0);
  return group;
}

TermGroup Expander::starred_phrase(const std::vector<QueryTerm>& terms, std::uint32_t window, TextSpan span,
                                   std::optional<TextField> field) {
  if (terms.size() == 1) return prefix(terms.front().term, span, field);
  std::string label;
  for (const auto& term : terms) label += (label.empty() ? "" : " ") + term.term + (term.starred ? "*" : "");
  auto group = new_group('"' + label + '"', span, field);
  if (window > 0) group.label += '~' + std::to_string(window);
  const auto stars = std::ranges::count_if(terms, &QueryTerm::starred);
  std::size_t most = query_limits::alternatives;
  while (stars > 1 && std::pow(most, stars) > query_limits::alternatives) --most;
  std::vector<std::vector<std::string>> phrases{{}};
  for (const auto& term : terms) {
    auto words = std::vector<std::string>{term.term};
    if (term.starred) words = beginning_with(term, most, field);
    if (!term.starred && passages(field, term.term) == 0) {
      say_unknown(term.term, span, field);
      return group;
    }
    std::vector<std::vector<std::string>> longer;
    for (const auto& phrase : phrases) {
      for (const auto& word : words) {
        longer.push_back(phrase);
        longer.back().push_back(word);
      }
    }
    phrases = std::move(longer);
  }
  for (auto& phrase : phrases) add(group, std::move(phrase), 1.0, Likeness::Same, window);
  return group;
}

std::vector<std::string> Expander::beginning_with(const QueryTerm& term, std::size_t most,
                                                  std::optional<TextField> field) {
  std::vector<std::string> words;
  const auto found = prefix(term.term, term.span, field.value_or(TextField::Text));  // as phrases are
  for (const auto& alternative : found.alternatives) {
    if (words.size() < most) words.push_back(alternative.terms.front());
  }
  if (words.size() < found.alternatives.size()) {
    diagnostics_.add(DiagnosticCode::TooManyForms, term.span,
                     "Beside other stars in the same quotes " + in_quotes(term.term + "*") + " stands for the " +
                         std::to_string(words.size()) + " most frequent of its words.");
  }
  return words;
}

TermGroup Expander::designation(const std::vector<std::string>& terms, TextSpan span, std::optional<TextField> field) {
  auto group = new_group(terms.front() + '-' + terms.back(), span, field);
  if (passages(field, terms.front()) > 0 && passages(field, terms.back()) > 0) add(group, terms, 1.0);
  add_writings(group, terms);
  if (group.alternatives.empty()) say_unknown(group.label, span, field);
  return group;
}

TermGroup Expander::compound(const std::vector<std::string>& terms, TextSpan span, std::optional<TextField> field) {
  constexpr double other_order = 0.7;
  std::string label;
  for (const auto& term : terms) label += (label.empty() ? "" : "-") + term;
  auto group = new_group(std::move(label), span, field);
  if (terms.size() == 2) add_joined(group, joined(terms[0], terms[1]));
  add_chinese(group, dossier::joined(terms, ""));
  if (!std::all_of(terms.begin(), terms.end(), [&](const auto& term) { return passages(field, term) > 0; })) {
    return group;
  }
  group.alternatives.insert(group.alternatives.begin(), Alternative{terms, 0, 1.0, Likeness::Same});
  if (terms.size() == 2 && terms[0] != terms[1]) {
    add(group, {terms[1], terms[0]}, other_order);
  } else if (terms.size() > 2) {
    add(group, terms, other_order, Likeness::Same, 2);
  }
  return group;
}

}  // namespace dossier

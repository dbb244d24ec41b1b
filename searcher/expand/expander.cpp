// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/expand/expander.hpp"

#include "base/edit_distance.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "searcher/expand/term_group.hpp"
#include "searcher/forms/acronym_senses.hpp"
#include "searcher/query/query_limits.hpp"
#include "taxonomy/taxonomy.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dossier {
namespace {

constexpr std::array<Expansion::Kind, 4> partner_kinds{Expansion::Kind::Variant, Expansion::Kind::Compound,
                                                       Expansion::Kind::Synonym, Expansion::Kind::Acronym};

/// Whether a partner of this kind is the same name in another writing.
bool is_writing(Expansion::Kind kind) { return kind == Expansion::Kind::Variant || kind == Expansion::Kind::Compound; }

/// A phrase without its blanks: `counter terrorism` and `counterterrorism` are one name.
std::string letters_of(std::string_view phrase) {
  std::string letters(phrase);
  std::erase(letters, ' ');
  return letters;
}

/// Whether one word is surely another one misspelled, where no dictionary tells: a single slip inside it. Words that
/// are both words differ at their ends above all: external and internal, adopted and adoption.
bool is_plain_slip(std::string_view word, std::string_view meant) {
  const bool inside = word.substr(0, 2) == meant.substr(0, 2) && word.back() == meant.back();
  return inside && EditDistance(word).to(meant, 1) <= 1;
}

/// Whether the words begin with the letters of an acronym, small words counted or not: `balance of payments`, bop, bp.
bool has_initials(const std::vector<std::string>& words, std::string_view acronym) {
  constexpr std::size_t small_word = 3;
  std::string all;
  std::string long_ones;
  for (const auto& word : words) {
    all += word.front();
    if (word.size() > small_word) long_ones += word.front();
  }
  std::string letters(acronym);
  std::erase(letters, '.');
  return all == letters || long_ones == letters;
}

}  // namespace

std::vector<std::string> split_phrase(std::string_view phrase) {
  std::vector<std::string> terms;
  while (!phrase.empty()) {
    const auto end = std::min(phrase.find(' '), phrase.size());
    if (end > 0) terms.emplace_back(phrase.substr(0, end));
    phrase.remove_prefix(std::min(end + 1, phrase.size()));
  }
  return terms;
}

std::string join_phrase(const std::vector<std::string>& terms) {
  std::string out;
  for (const auto& term : terms) {
    if (!out.empty()) out += ' ';
    out += term;
  }
  return out;
}

std::uint32_t Expander::passages(std::optional<TextField> field, std::string_view term) const {
  return field ? vocabulary_.passages_with(*field, term) : vocabulary_.passages_with(term);
}

bool Expander::held(const std::vector<std::string>& terms) const {
  return !terms.empty() && std::all_of(terms.begin(), terms.end(),
                                       [&](const std::string& term) { return vocabulary_.passages_with(term) > 0; });
}

double Expander::weight(Expansion::Kind kind) const {
  switch (kind) {
    case Expansion::Kind::Stem:
      return params().stem;
    case Expansion::Kind::Spelling:
      return params().spelling;
    case Expansion::Kind::Variant:
      return params().variant;
    case Expansion::Kind::Synonym:
      return params().synonym;
    case Expansion::Kind::Acronym:
      return params().acronym;
    case Expansion::Kind::Wildcard:
      return params().prefix;
    case Expansion::Kind::Derived:
      return params().derived;
    case Expansion::Kind::Compound:
      return params().open;
    case Expansion::Kind::Related:  // no way for a passage to hold the word
      break;
  }
  return 0;
}

void Expander::note(Expansion::Kind kind, TextSpan span, std::string from, std::vector<std::string> to) {
  const auto said = [&](const Expansion& other) {
    return other.kind == kind && other.span.begin == span.begin && other.span.end == span.end && other.to == to;
  };
  if (to.empty() || std::ranges::any_of(expansions_, said)) return;
  expansions_.push_back({kind, span, std::move(from), std::move(to)});
}

std::vector<Expansion> Expander::take_expansions() { return std::exchange(expansions_, {}); }

void Expander::say_unknown(const std::string& term, TextSpan span, std::optional<TextField> field) {
  constexpr std::array<std::string_view, 4> field_names{"text", "heading", "title", "author"};
  const std::string in_field = field ? "’s " + std::string(field_names[static_cast<std::size_t>(*field)]) : "";
  diagnostics_.add(DiagnosticCode::UnknownWord, span,
                   in_quotes(term) + " does not occur in any passage" + in_field + ".", near_words(term, field));
}

std::vector<std::string> Expander::near_words(const std::string& term, std::optional<TextField> field) {
  auto words = taxonomy_.spellings(term);
  for (auto& word : forms_.inflections(term)) words.push_back(std::move(word));
  for (const auto& terms : chinese(term, field)) words.push_back(join_phrase(terms));
  std::erase_if(words, [&](const std::string& word) { return passages(field, word) == 0; });
  if (words.empty()) words = corrector_.correct(term, field);
  std::erase_if(words, [&](const std::string& word) { return passages(field, word) == 0; });
  words.resize(std::min(words.size(), query_limits::suggestions));
  return words;
}

void Expander::add_related(TermGroup& group, const std::string& term) {
  const auto forms = forms_.inflections(term);
  auto words = taxonomy_.related(term);
  for (auto form = forms.begin(); words.empty() && form != forms.end(); ++form) words = taxonomy_.related(*form);
  std::erase_if(words, [&](const std::string& word) {
    return vocabulary_.passages_with(TextField::Text, word) == 0 ||
           std::find(forms.begin(), forms.end(), word) != forms.end();
  });
  std::stable_sort(words.begin(), words.end(), [&](const std::string& a, const std::string& b) {
    return vocabulary_.passages_with(TextField::Text, a) > vocabulary_.passages_with(TextField::Text, b);
  });
  note(Expansion::Kind::Related, group.span, term, words);
  group.related = std::move(words);
}

std::vector<std::string> Expander::papers_of_others(const Partner& partner, const std::string& long_form) const {
  if (is_writing(partner.kind) || partner.terms.size() != 1) return {};
  const auto& acronym = partner.terms.front();
  // Of names that the taxonomy knows by this acronym each means the same: United States, United States of America.
  std::vector<std::string> names{long_form};
  if (partner.kind == Expansion::Kind::Synonym) {
    for (auto& name : taxonomy_.synonyms(acronym)) names.push_back(std::move(name));
  }
  const auto same = [&](const std::string& other) {
    return std::ranges::any_of(names, [&](const std::string& name) { return is_same_sense(other, name); });
  };
  if (std::ranges::all_of(vocabulary_.acronym_partners(acronym), same)) return {};  // without a look at the report
  auto senses = vocabulary_.acronym_senses(acronym);
  for (auto& sense : senses) {
    if (same(sense.long_form)) sense.long_form = long_form;
  }
  return papers_of_other_senses(senses, long_form);
}

/// With its forms, as far as it is another writing, and those of its last word, if it has several.
void Expander::add_partner(TermGroup& group, const Partner& partner) {
  const auto kind = partner.kind;
  const auto likeness = is_writing(kind) ? Likeness::Form : Likeness::Alias;
  add(group, partner.terms, weight(kind), likeness, 0, papers_of_others(partner, group.label));
  if (partner.terms.size() == 1) {
    if (is_writing(kind)) add_forms_of(group, partner.terms.front(), weight(kind));
    return;
  }
  for (auto& form : forms_.inflections(partner.terms.back())) {  // free trade agreements
    if (!compounds_.side_by_side(partner.terms[partner.terms.size() - 2], form)) continue;
    auto terms = partner.terms;
    terms.back() = std::move(form);
    add(group, std::move(terms), weight(kind) * params().stem, likeness);
  }
}

void Expander::add_partners(TermGroup& group, const std::vector<Partner>& partners) {
  for (const auto kind : partner_kinds) {
    std::vector<std::string> added;
    for (const auto& partner : partners) {
      if (partner.kind != kind) continue;
      add_partner(group, partner);
      added.push_back(kind == Expansion::Kind::Compound ? dossier::joined(partner.terms, "-")
                                                        : join_phrase(partner.terms));
    }
    note(kind, group.span, group.label, std::move(added));
  }
  say_senses(group, partners);
}

/// Long forms that the papers give, beside them the taxonomy's own where it is one of the acronym's letters.
void Expander::say_senses(const TermGroup& group, const std::vector<Partner>& partners) {
  if (group.label.find(' ') != std::string::npos) return;
  const auto together = [&](const std::vector<std::string>& terms) {
    for (std::size_t i = 0; i + 1 < terms.size(); ++i) {
      if (!compounds_.side_by_side(terms[i], terms[i + 1])) return false;
    }
    return true;
  };
  std::vector<std::string> long_forms;
  bool given = false;
  for (const auto& partner : partners) {
    const bool by_paper = partner.kind == Expansion::Kind::Acronym;
    if (partner.terms.size() < 2) continue;
    if (!by_paper && !(has_initials(partner.terms, group.label) && together(partner.terms))) continue;
    given = given || by_paper;
    long_forms.push_back(join_phrase(partner.terms));
  }
  auto senses = distinct_senses(long_forms);
  if (!given || senses.size() < 2) return;
  auto message = in_quotes(group.label) + " stands for " + std::to_string(senses.size()) +
                 " different names; all of them were searched.";
  diagnostics_.add(DiagnosticCode::SeveralSenses, group.span, std::move(message), std::move(senses));
}

std::vector<std::string> Expander::held_form(std::vector<std::string> terms) {
  if (held(terms)) return terms;
  if (terms.size() < 2) return {};
  for (auto& form : forms_.inflections(terms.back())) {
    terms.back() = std::move(form);
    if (held(terms)) return terms;
  }
  return {};
}

std::vector<Expander::Partner> Expander::partners(const std::string& phrase) {
  std::vector<Partner> out;
  const auto letters = letters_of(phrase);
  const auto add_all = [&](Expansion::Kind as, const std::vector<std::string>& others) {
    for (const auto& other : others) {
      if (other == phrase) continue;
      const auto kind = as == Expansion::Kind::Synonym && letters_of(other) == letters ? Expansion::Kind::Compound : as;
      auto terms = held_form(split_phrase(other));
      const bool known = std::any_of(out.begin(), out.end(), [&](const Partner& old) { return old.terms == terms; });
      if (!known && !terms.empty()) out.push_back({kind, std::move(terms)});
    }
  };
  if (expansion_.variants && phrase.find(' ') == std::string::npos)
    add_all(Expansion::Kind::Variant, taxonomy_.spellings(phrase));
  if (expansion_.synonyms) add_all(Expansion::Kind::Synonym, taxonomy_.synonyms(phrase));
  if (expansion_.acronyms) add_all(Expansion::Kind::Acronym, vocabulary_.acronym_partners(phrase));
  return out;
}

bool Expander::knows(const std::string& term) {
  if (vocabulary_.passages_with(term) > 0 || !partners(term).empty()) return true;
  if (term.ends_with('s') && !partners(term.substr(0, term.size() - 1)).empty()) return true;
  if (expansion_.variants && !chinese(term, std::nullopt).empty()) return true;
  if (!expansion_.stems) return false;
  return !forms_.inflections(term).empty() || !openings(term).empty();
}

bool Expander::is_name(const std::string& term) const {
  return taxonomy_.synonyms(term).size() > taxonomy_.spellings(term).size();
}

std::vector<std::string> Expander::corrected(const QueryTerm& term, TextSpan span, std::optional<TextField> field) {
  const auto first = utf8::decode(term.written, 0).code;
  const bool capital = !term.written.empty() && first < 0x80 && is_upper_ascii(static_cast<char>(first));
  if (!expansion_.spelling || capital || is_name(term.term)) return {};
  if (vocabulary_.is_language_word(term.written.empty() ? term.term : term.written)) return {};
  auto words = corrector_.correct(term.term, field);
  if (words.size() == 1 && !vocabulary_.has_language_words() && !is_plain_slip(term.term, words.front())) return {};
  note(Expansion::Kind::Spelling, span, term.term, words.empty() ? words : std::vector{join_phrase(words)});
  return words;
}

TermGroup Expander::word(const std::string& term, TextSpan span, std::optional<TextField> field, Expand expand,
                         const std::vector<std::string>& joined) {
  auto group = new_group(term, span, field);
  if (passages(field, term) > 0) add(group, {term}, 1.0);
  if (expand != Expand::Not) add_chinese(group, term);
  // Names of authors are not declined.
  const bool stems = expand != Expand::Not && expansion_.stems && field != TextField::Author;
  if (stems) {
    add_forms(group, term);
    add_compounds(group, term);
  }
  add_joined(group, joined);
  const bool full = expand == Expand::Fully || expand == Expand::Part;
  if (full && field != TextField::Author) {
    auto others = partners(term);
    if (others.empty() && term.ends_with('s')) others = partners(term.substr(0, term.size() - 1));  // FTAs
    if (expand == Expand::Part) {
      std::erase_if(others, [](const Partner& one) { return one.kind == Expansion::Kind::Acronym; });
    }
    add_partners(group, others);
  }
  if (stems && full) add_derivations(group, term);
  if (group.alternatives.empty()) {
    say_unknown(term, span, field);
  } else if (full && !field && expansion_.related) {
    add_related(group, term);
  }
  return group;
}

TermGroup Expander::prefix(const std::string& prefix, TextSpan span, std::optional<TextField> field) {
  auto group = new_group(prefix + "*", span, field);
  if (++prefixes_ > query_limits::prefixes) {
    diagnostics_.add(DiagnosticCode::TooManyForms, span,
                     "Only the first " + std::to_string(query_limits::prefixes) +
                         " wildcards of a query are used; this word was searched as typed.");
    return word(prefix, span, field, Expand::Not);
  }
  std::vector<std::pair<std::uint32_t, std::string>> found;
  const auto fields = fields_of(field);
  for (auto in = fields.begin(); in != fields.end(); ++in) {
    vocabulary_.visit_words(*in, prefix, [&](std::string_view term, std::uint32_t passages) {
      const bool seen = std::any_of(fields.begin(), in,
                                    [&](TextField earlier) { return vocabulary_.passages_with(earlier, term) > 0; });
      if (!seen) found.emplace_back(passages, term);
      return ++walked_ < query_limits::vocabulary_walk;
    });
  }
  const auto kept = std::min(found.size(), query_limits::prefix_words);
  std::partial_sort(
      found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(),
      [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  if (kept < found.size()) {
    diagnostics_.add(DiagnosticCode::TooManyForms, span,
                     in_quotes(group.label) + " matches " + std::to_string(found.size()) + " words; only the " +
                         std::to_string(kept) + " most frequent can be searched.");
    found.resize(kept);
  }
  std::vector<std::string> words;
  for (auto& [with, term] : found) {
    add(group, {term}, term == prefix ? 1.0 : params().prefix);
    words.push_back(std::move(term));
  }
  if (words.empty()) say_unknown(group.label, span, field);
  note(Expansion::Kind::Wildcard, span, group.label, std::move(words));
  return group;
}

TermGroup Expander::name(const std::vector<std::string>& terms, const std::vector<Partner>& partners, TextSpan span) {
  auto group = new_group(join_phrase(terms), span, std::nullopt);
  if (held(terms)) add(group, terms, 1.0);
  add_partners(group, partners);
  return group;
}

}  // namespace dossier

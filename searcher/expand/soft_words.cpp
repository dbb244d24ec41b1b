// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/expand/soft_words.hpp"

#include "base/strings.hpp"
#include "searcher/expand/label_groups.hpp"
#include "searcher/query/query_limits.hpp"
#include "stopwords/asking_words.hpp"
#include "stopwords/stopwords.hpp"
#include "taxonomy/taxonomy.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dossier {
namespace {

constexpr std::size_t longest_name = 10;  ///< words of a long form that an acronym stands for

/// The lower-case words that are a name when written in capitals (see Analyzer), and that name's term.
constexpr std::array<std::pair<std::string_view, std::string_view>, 1> pronoun_names{{{"us", "u.s"}}};

/// Verbs and quantities behind which "us" is the pronoun: "what do they tell us".
constexpr std::array<std::string_view, 24> before_pronoun{
    "tell", "tells", "telling", "told", "give",  "gives",  "show",   "shows",  "shown",   "teach", "teaches", "let",
    "lets", "help",  "helps",   "make", "allow", "allows", "enable", "remind", "reminds", "all",   "both",    "of"};

}  // namespace

void SoftWords::add(const QueryNode& word) {
  ++whole_;
  for (const auto& term : word.terms) {
    Word out;
    out.term = term.term;
    out.span = term.span;
    out.written = term.written;
    out.run = run_;
    out.whole = whole_;
    words_.push_back(std::move(out));
  }
  if (word.kind == QueryNode::Kind::Prefix && !words_.empty()) words_.back().prefix = true;
}

void SoftWords::interrupt() { ++run_; }

/// Those of the language that the words are in, and words that only ask.
void SoftWords::find_stop_words() {
  std::vector<std::string> terms;
  for (const auto& word : words_) terms.push_back(word.term);
  const auto& list = StopWords::for_words(terms);
  for (auto& word : words_) word.stop = !word.prefix && list.contains(word.term);
  if (field_ || expand_ != Expand::Fully) return;
  for (std::size_t begin = 0; begin < words_.size();) {
    std::vector<QuestionWord> question;
    for (auto i = begin; i < words_.size() && words_[i].run == words_[begin].run; ++i)
      question.push_back({words_[i].term, words_[i].stop});
    const auto asking = asking_words(question);
    for (std::size_t i = 0; i < asking.size(); ++i) {
      auto& word = words_[begin + i];
      word.stop = word.stop || (asking[i] && !word.prefix);
    }
    begin += question.size();
  }
}

std::vector<MatchNode> SoftWords::take(bool alone) {
  find_stop_words();
  read_pronouns();
  find_designations();
  find_joined();
  note_wholes();
  find_plurals();
  correct();
  const bool names = !field_ && expand_ == Expand::Fully;
  if (names) find_names();
  const bool all_stop =
      std::all_of(words_.begin(), words_.end(), [](const Word& word) { return word.stop && !word.in_name; });
  const bool keep_stop_words = all_stop && alone && groups_.empty();
  if (!keep_stop_words) say_stop_words();
  add_singles(keep_stop_words);
  add_compounds();
  if (names) add_labels();
  std::stable_sort(groups_.begin(), groups_.end(),
                   [](const TermGroup& a, const TermGroup& b) { return a.span.begin < b.span.begin; });
  std::vector<MatchNode> out;
  for (auto& group : groups_) {
    MatchNode node;
    node.kind = MatchNode::Kind::Term;
    node.group = std::move(group);
    out.push_back(std::move(node));
  }
  words_.clear();
  groups_.clear();
  return out;
}

/// In lower case "us" may be the pronoun or the state. It is read as the state, but behind words such as "tell".
void SoftWords::read_pronouns() {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    auto& word = words_[i];
    const auto* const name = std::find_if(pronoun_names.begin(), pronoun_names.end(),
                                          [&](const auto& pair) { return pair.first == word.term; });
    const bool behind_verb =
        i > 0 && words_[i - 1].run == word.run &&
        std::find(before_pronoun.begin(), before_pronoun.end(), words_[i - 1].term) != before_pronoun.end();
    if (name == pronoun_names.end() || word.prefix || behind_verb) continue;
    const auto* const state = expander_.taxonomy().find_state(name->second);
    if (state == nullptr || !expander_.knows(std::string(name->second))) continue;
    expander_.diagnostics().add(
        DiagnosticCode::ReadAs, word.span,
        in_quotes(word.term) + " was read as " + state->name + "; put it in quotes to search for the pronoun.");
    word.term = name->second;
    word.stop = false;
  }
}

/// `F-16` is one thing, and so is `T 72` where a text has it.
void SoftWords::find_designations() {
  constexpr std::size_t most_letters = 2;  // of one in two words without a hyphen
  for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
    auto& word = words_[i];
    const auto& next = words_[i + 1];
    const auto designation = designation_of({word.term, next.term});
    if (!designation || word.prefix || next.prefix || word.run != next.run || field_ == TextField::Author) continue;
    const bool alone =
        (i == 0 || words_[i - 1].whole != word.whole) && (i + 2 == words_.size() || words_[i + 2].whole != next.whole);
    const auto& vocabulary = expander_.vocabulary();
    const bool hyphenated = word.whole == next.whole && alone;
    const bool known = word.whole != next.whole && alone && !designation->doubtful &&
                       word.term.size() <= most_letters &&
                       (vocabulary.passages_with(word.term + next.term) > 0 ||
                        expander_.compounds().side_by_side(word.term, next.term));
    if (!hyphenated && !known) continue;
    note_compound(i, i + 2);
    word.second = next.term;
    word.stop = false;
    word.span.end = next.span.end;
    words_.erase(words_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

/// Neighbours that the texts write as one word: `cease-fire`, `cease fire`, `inter dependence`.
void SoftWords::find_joined() {
  constexpr std::size_t shortest = 6;
  constexpr std::size_t shortest_part = 3;
  if (field_ == TextField::Author) return;
  for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
    auto& word = words_[i];
    auto& next = words_[i + 1];
    if (word.prefix || next.prefix || word.run != next.run || !word.second.empty() || !next.second.empty()) continue;
    const auto& vocabulary = expander_.vocabulary();
    const bool held = vocabulary.passages_with(word.term) > 0 && vocabulary.passages_with(next.term) > 0;
    const bool numbered = all_digits(next.term);  // COVID 19
    const bool words = word.term.size() >= shortest_part && (numbered || next.term.size() >= shortest_part);
    if (word.whole != next.whole && (word.stop || next.stop || (held && !words))) continue;
    if (!numbered && word.term.size() + next.term.size() < shortest) continue;
    auto joined = expander_.joined(word.term, next.term);
    if (joined.empty()) continue;
    expander_.note(Expansion::Kind::Compound, {word.span.begin, next.span.end}, word.term + ' ' + next.term, joined);
    if (word.whole != next.whole) note_compound(i, i + 2);
    word.joined.insert(word.joined.end(), joined.begin(), joined.end());
    next.joined = std::move(joined);
  }
}

void SoftWords::note_wholes() {
  for (std::size_t begin = 0, end = 0; begin < words_.size(); begin = end) {
    for (end = begin; end < words_.size() && words_[end].whole == words_[begin].whole; ++end) {
    }
    note_compound(begin, end);
  }
}

/// Words that are written as one thing, so that passages which write it the same way can come first.
void SoftWords::note_compound(std::size_t begin, std::size_t end) {
  if (end - begin < 2 || end - begin > query_limits::phrase_words || expand_ != Expand::Fully) return;
  if (field_.value_or(TextField::Text) != TextField::Text) return;
  std::vector<QueryTerm> terms;
  for (auto i = begin; i < end; ++i) {
    if (words_[i].prefix || !words_[i].second.empty()) return;
    terms.push_back({words_[i].term, words_[i].span, words_[i].written});
  }
  expander_.note_compound({std::move(terms)});
}

void SoftWords::find_plurals() {
  for (auto& word : words_) {
    if (word.prefix || !word.second.empty()) continue;
    auto others = expander_.acronym_numbers(word.term, word.written);
    if (others.empty()) continue;
    expander_.note(Expansion::Kind::Stem, word.span, word.term, others);
    word.joined.insert(word.joined.end(), others.begin(), others.end());
  }
}

void SoftWords::correct() {
  if (field_ == TextField::Author) return;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const auto& word = words_[i];
    if (word.prefix || word.stop || !word.second.empty() || !word.joined.empty()) continue;
    if (expander_.knows(word.term)) continue;
    const auto terms = expander_.corrected({word.term, word.span, word.written}, word.span, field_);
    if (terms.empty()) continue;
    replace(i, terms);
    i += terms.size() - 1;
  }
}

void SoftWords::replace(std::size_t at, const std::vector<std::string>& terms) {
  words_[at].term = terms.front();
  words_[at].corrected = true;
  for (std::size_t i = 1; i < terms.size(); ++i) {
    auto next = words_[at];
    next.term = terms[i];
    words_.insert(words_.begin() + static_cast<std::ptrdiff_t>(at + i), std::move(next));
  }
}

void SoftWords::find_names() {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (words_[i].in_name || words_[i].stop || words_[i].prefix || !words_[i].second.empty()) continue;
    find_name_at(i);
  }
}

/// The longest name that begins at a word becomes one group. The words of a state's name mean nothing by themselves;
/// those of any other name still count a little where they stand alone.
bool SoftWords::find_name_at(std::size_t at) {
  std::vector<std::string> terms;
  while (at + terms.size() < words_.size() && terms.size() < longest_name) {
    const auto& word = words_[at + terms.size()];
    if (word.prefix || word.run != words_[at].run || !word.second.empty()) break;
    terms.push_back(word.term);
  }
  for (; terms.size() > 1; terms.pop_back()) {
    if (words_[at + terms.size() - 1].stop) continue;
    const auto phrase = join_phrase(terms);
    const auto partners = expander_.partners(phrase);
    if (partners.empty()) continue;
    const bool state = expander_.taxonomy().find_state(phrase) != nullptr;
    const auto last = at + terms.size();
    push(expander_.name(terms, partners, {words_[at].span.begin, words_[last - 1].span.end}));
    for (auto i = at; i < last; ++i) {
      words_[i].in_name = true;
      if (state || words_[i].stop) continue;
      auto part = expander_.word(words_[i].term, words_[i].span, field_, Expand::Stems);
      part.weight = expander_.params().part;
      part.optional = true;
      push(std::move(part));
    }
    return true;
  }
  return false;
}

void SoftWords::add_compounds() {
  for (std::size_t begin = 0, end = 0; begin < words_.size(); begin = end) {
    std::vector<std::string> terms;
    bool outside_name = false;
    for (end = begin; end < words_.size() && words_[end].whole == words_[begin].whole; ++end) {
      outside_name = outside_name || !words_[end].in_name;
      if (!words_[end].prefix) terms.push_back(words_[end].term);
    }
    if (terms.size() < 2 || terms.size() > query_limits::phrase_words || !outside_name) continue;
    const TextSpan span{words_[begin].span.begin, words_[end - 1].span.end};
    auto group = expander_.compound(terms, span, field_);
    if (group.alternatives.empty()) continue;
    group.weight = expander_.params().compound;
    group.optional = true;
    push(std::move(group));
  }
}

/// Whether a word is the first part of a hyphenated one and a prefix: `co` of co-IR.
bool SoftWords::is_prefix(const Word& word) const {
  if (!is_hyphenated_prefix(word.term)) return false;
  return std::any_of(words_.begin(), words_.end(), [&](const Word& other) {
    return other.whole == word.whole && other.span.begin > word.span.begin;
  });
}

TermGroup SoftWords::single(const Word& word) {
  if (word.prefix) return expander_.prefix(word.term, word.span, field_);
  if (!word.second.empty()) return expander_.designation({word.term, word.second}, word.span, field_);
  const bool part = expand_ == Expand::Fully && is_prefix(word);
  return expander_.word(word.term, word.span, field_,
                        word.stop ? Expand::Not
                        : part    ? Expand::Part
                                  : expand_,
                        word.joined);
}

void SoftWords::add_singles(bool keep_stop_words) {
  const auto& params = expander_.params();
  for (const auto& word : words_) {
    if (word.in_name) continue;
    const bool dropped = word.stop && !keep_stop_words;
    if (dropped && params.stop_word <= 0) continue;
    auto group = single(word);
    if (word.corrected) {
      group.weight *= params.spelling;
      Expander::mark_corrected(group);
    }
    if (dropped) {
      group.weight = params.stop_word;
      group.optional = true;
    }
    push(std::move(group));
  }
}

void SoftWords::add_labels() {
  std::vector<NamedWord> named;
  for (const auto& word : words_) {
    if (!word.prefix) named.push_back({word.term, word.span, word.run, word.stop});
  }
  for (auto& group : label_groups(named, expander_)) push(std::move(group));
}

void SoftWords::say_stop_words() {
  if (expander_.params().stop_word > 0) return;
  std::string list;
  TextSpan span{};
  for (const auto& word : words_) {
    if (!word.stop || word.in_name) continue;
    span = list.empty() ? word.span : TextSpan{span.begin, word.span.end};
    list += (list.empty() ? "" : ", ") + word.term;
  }
  if (list.empty()) return;
  const bool one = list.find(' ') == std::string::npos;
  expander_.diagnostics().add(DiagnosticCode::StopWords, span,
                              (one ? "Common word was ignored: " : "Common words were ignored: ") + list +
                                  (one ? " (quote it to include it)" : " (quote them to include them)"));
}

/// A word that was said twice counts twice, and is searched once.
void SoftWords::push(TermGroup group) {
  for (auto& other : groups_) {
    if (other.alternatives != group.alternatives || other.labels != group.labels || other.optional != group.optional ||
        other.label != group.label) {
      continue;
    }
    other.weight += group.weight;
    return;
  }
  groups_.push_back(std::move(group));
}

}  // namespace dossier

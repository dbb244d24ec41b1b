// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/labels/text_events.hpp"

#include "base/folding.hpp"
#include "base/letters.hpp"
#include "base/sentences.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "indexer/years/year_context.hpp"

#include <algorithm>
#include <array>

namespace dossier {
namespace {

/// "the Embassy of …", "la Embajada de …": whose it is follows.
bool is_of(std::string_view term) {
  constexpr std::array<std::string_view, 9> words{"of", "de", "del", "du", "des", "der", "do", "da", "von"};
  return std::find(words.begin(), words.end(), term) != words.end();
}

bool is_dash(char32_t code) {
  return code == '-' || code == '/' || (code >= 0x2010 && code <= 0x2015) || code == 0x2212;
}

/// The strongest mark between two tokens.
Gap gap_of(std::string_view between) {
  Gap gap = Gap::Space;
  bool dash = false;
  for (std::size_t at = 0; at < between.size();) {
    const auto c = utf8::decode(between, at);
    at += c.size;
    switch (c.code) {
      case ' ':
      case '\t':
      case 0xA0:
      case '\'':
      case 0x2018:
      case 0x2019:
        break;
      case ';':
      case '|':  // a cell of a table
        return Gap::Sentence;
      default:
        if (is_dash(c.code)) {
          dash = true;
        } else if (!(c.code == 's' && at >= 2)) {  // the s of a possessive
          gap = Gap::Comma;
        }
    }
  }
  return gap == Gap::Space && dash ? Gap::Dash : gap;
}

bool in_brackets(std::string_view text, TextSpan span) {
  return span.begin > 0 && text[span.begin - 1] == '(' && span.end < text.size() && text[span.end] == ')';
}

bool has_cue(std::span<const Trigger> triggers, Cue cue) {
  return std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& trigger) {
    return trigger.kind == TriggerKind::Cue && trigger.role == static_cast<std::uint8_t>(cue);
  });
}

bool is_state(const Match& match) {
  return std::any_of(match.triggers.begin(), match.triggers.end(),
                     [](const Trigger& trigger) { return trigger.kind == TriggerKind::State; });
}

/// Whether what stands behind a name shows that it is an author's: "Modi (2019)", "Modi, R.", "Modi et al.".
bool names_author(std::string_view behind) {
  if (behind.starts_with(" et al")) return true;
  const bool year = behind.size() > 2 && behind.starts_with(" (") && is_digit(behind[2]);
  const bool initial = behind.size() > 3 && behind.starts_with(", ") && is_upper_ascii(behind[2]) && behind[3] == '.';
  return year || initial;
}

/// Whether it is a word such as "we" that stood for a state.
bool is_party_cue(const Trigger& trigger) {
  if (trigger.kind != TriggerKind::Cue) return false;
  switch (static_cast<Cue>(trigger.role)) {
    case Cue::FirstPerson:
    case Cue::FirstSingular:
    case Cue::HomeOffice:
    case Cue::HostOffice:
    case Cue::SpeechHome:
    case Cue::SecondPerson:
    case Cue::SecondHonour:
      return true;
    default:
      return false;
  }
}

/// Whether it is nothing but the capital of a state.
bool is_capital(const Match& match) {
  return std::all_of(match.triggers.begin(), match.triggers.end(), [](const Trigger& trigger) {
    return trigger.kind == TriggerKind::State && trigger.role == static_cast<std::uint8_t>(StateForm::Capital);
  });
}

}  // namespace

void EventScanner::find_gaps(std::string_view text, TextEvents& out) const {
  out.gaps.resize(tokens_.size());
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (i == 0) {
      out.gaps[i] = Gap::Sentence;
      continue;
    }
    const auto from = tokens_.span(i - 1).end;
    const auto between = text.substr(from, tokens_.span(i).begin - from);
    auto gap = between == " " ? Gap::Space : gap_of(between);
    const auto before = tokens_.span(i - 1).of(text);
    if (ends_sentence_in(between, is_initial(before), text[tokens_.span(i).begin])) gap = Gap::Sentence;
    out.gaps[i] = gap;
  }
}

void EventScanner::find_citations(std::string_view text) {
  constexpr std::size_t longest = 400;
  citations_.clear();
  for (auto open = text.find('('); open != std::string_view::npos; open = text.find('(', open + 1)) {
    const auto close = text.substr(open, longest).find(')');
    if (close == std::string_view::npos) continue;
    const auto inside = text.substr(open + 1, close - 1);
    if (inside.find('(') == std::string_view::npos && years::holds_citation(inside)) {
      citations_.push_back({static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(open + close)});
    }
  }
}

bool EventScanner::cited(std::uint32_t at) const {
  const auto after = std::upper_bound(citations_.begin(), citations_.end(), at,
                                      [](std::uint32_t offset, const TextSpan& span) { return offset < span.begin; });
  return after != citations_.begin() && std::prev(after)->end > at;
}

bool EventScanner::capital(std::string_view text, std::uint32_t token) const {
  constexpr char32_t beyond_ascii = 0x80;
  const auto first = utf8::decode(text, tokens_.span(token).begin).code;
  return is_capital(first) || (first >= beyond_ascii && !is_small_letter(first));  // scripts without capitals count
}

bool EventScanner::acronym(std::string_view text, std::uint32_t token) const {
  constexpr std::size_t shortest = 3;
  constexpr std::size_t longest = 8;
  const auto word = tokens_.span(token).of(text);
  return word.size() >= shortest && word.size() <= longest && std::all_of(word.begin(), word.end(), is_upper_ascii);
}

/// A state's name beside another capitalised word that is neither a state nor the beginning of a sentence is most
/// likely part of another name: "Michael Jordan", "Chad Smith".
bool EventScanner::among_names(std::string_view text, const Match& match, const TextEvents& out) const {
  const auto other_name = [&](std::uint32_t token) {
    const auto term = std::string(tokens_.term(token));
    return capital(text, token) && automaton_.find(std::span(&term, 1)).empty();
  };
  const bool before = match.begin > 0 && out.gaps[match.begin] == Gap::Space && other_name(match.begin - 1) &&
                      out.gaps[match.begin - 1] != Gap::Sentence;
  const bool after = match.end < tokens_.size() && out.gaps[match.end] == Gap::Space && other_name(match.end) &&
                     text[tokens_.span(match.end - 1).end] == ' ';
  return before || after;
}

/// "President Ford", "Prime Minister Harold Wilson"
bool EventScanner::behind_title(std::size_t at, const TextEvents& out) const {
  if (at == 0) return false;
  const auto& before = matches_[at - 1];
  return before.end == matches_[at].begin && out.gaps[before.end] != Gap::Dash &&
         has_cue(before.triggers, Cue::PersonTitle);
}

/// Whether the name stands for a state: it is not an author's, and a title precedes it where one is needed: "President
/// Ford", but not "Admiral Arthur Brenn", nor "Chairman Pak" for Pakistan.
bool EventScanner::stands_as_name(std::string_view text, std::size_t at, const Trigger& trigger,
                                  const TextEvents& out) const {
  const auto form = static_cast<StateForm>(trigger.role);
  const bool short_word = form == StateForm::Abbreviation || form == StateForm::Prefix;
  const bool official = form == StateForm::Official;
  if (short_word) return !behind_title(at, out);
  if (!official && form != StateForm::Leader) return true;
  if (names_author(text.substr(tokens_.span(matches_[at].end - 1).end))) return false;
  if (!official) return true;
  const auto& match = matches_[at];  // the first of a longer name: "Admiral Arthur Radford"
  if (trigger.ambiguous && heads_name(text, match, out) && text[tokens_.span(match.end - 1).end] == ' ') return false;
  return (side_ != nullptr && !trigger.ambiguous) || behind_title(at, out);
}

bool EventScanner::state_counts(std::string_view text, std::size_t at, const Trigger& trigger,
                                const TextEvents& out) const {
  const auto& match = matches_[at];
  // "the Philippines" has its capital behind the article.
  const bool article = match.end > match.begin + 1 && tokens_.term(match.begin) == "the";
  if (trigger.capital && !capital(text, match.begin + (article ? 1 : 0))) return false;
  // `russo`, not `Russo`
  if (!trigger.capital && is_capital(utf8::decode(text, tokens_.span(match.begin).begin).code)) return false;
  const auto end = tokens_.span(match.end - 1).end;
  if (end < text.size() && text[end] == '$') return false;  // "US$"
  if (cited(tokens_.span(match.begin).begin)) return false;
  const auto form = static_cast<StateForm>(trigger.role);
  if (!stands_as_name(text, at, trigger, out)) return false;
  if (form != StateForm::Official && trigger.ambiguous && among_names(text, match, out)) return false;
  if ((form >= StateForm::Office || trigger.documents) && side_ == nullptr) return false;
  if (side_ != nullptr && is_capital(match) && routes(at, text)) return false;
  if (form != StateForm::Prefix) return true;
  return match.end < tokens_.size() && out.gaps[match.end] != Gap::Sentence && out.gaps[match.end] != Gap::Comma;
}

/// Whether a capital stands for the mission that a telegram goes to or comes from: "repeated London 230", "Kabul 299".
bool EventScanner::routes(std::size_t at, std::string_view text) const {
  const auto& match = matches_[at];
  if (at > 0 && matches_[at - 1].end == match.begin && has_cue(matches_[at - 1].triggers, Cue::Routing)) return true;
  if (match.end == tokens_.size()) return false;
  const auto number = tokens_.span(match.end).of(text);
  const bool year = number.size() == 4 && (number.starts_with("19") || number.starts_with("20"));
  return is_digit(number.front()) && !year;
}

/// Whether a capitalised word follows: "Pakistan Economic Corridor".
bool EventScanner::heads_name(std::string_view text, const Match& match, const TextEvents& out) const {
  return match.end < tokens_.size() && out.gaps[match.end] == Gap::Space && capital(text, match.end);
}

/// "I. General", "World War I", "Article I", "(i)": a numeral, not the first person.
bool EventScanner::is_numeral(std::string_view text, const Match& match, const TextEvents& out) const {
  if (match.end != match.begin + 1 || tokens_.term(match.begin) != "i") return false;
  const auto span = tokens_.span(match.begin);
  if (!is_upper_ascii(text[span.begin]) || text.substr(span.end).starts_with('.')) return true;
  if (match.begin == 0 || out.gaps[match.begin] != Gap::Space) return false;
  return capital(text, match.begin - 1) && match.begin > 1 && out.gaps[match.begin - 1] != Gap::Sentence;
}

/// "we", "the Department": the first person anywhere, an office only where nobody's name follows.
bool EventScanner::stands_for_home(std::string_view text, const Match& match, const Trigger& trigger,
                                   const TextEvents& out) const {
  if (side_ == nullptr || !side_->home || trigger.kind != TriggerKind::Cue) return false;
  const auto cue = static_cast<Cue>(trigger.role);
  if (cue == Cue::FirstPerson) return true;
  if (cue == Cue::FirstSingular) return !side_->speech && !is_numeral(text, match, out);
  if (cue != Cue::HomeOffice || side_->speech || !capital(text, match.end - 1)) return false;
  if (match.end == tokens_.size() || out.gaps[match.end] != Gap::Space) return true;
  return !capital(text, match.end) && !is_of(tokens_.term(match.end));
}

/// The state on the other side of a document: of the person that it is written to, or whose mission it comes from.
std::optional<std::uint16_t> EventScanner::other_side() const {
  return side_->addressee ? side_->addressee : side_->host;
}

/// "the Foreign Ministry", where no state stands beside it.
bool EventScanner::stands_for_host(std::string_view text, std::size_t at, const TextEvents& out) const {
  const auto& match = matches_[at];
  if (side_->speech || !capital(text, match.end - 1)) return false;
  if (at > 0 && matches_[at - 1].end == match.begin && is_state(matches_[at - 1])) return false;
  if (match.end == tokens_.size() || out.gaps[match.end] != Gap::Space) return true;
  return !capital(text, match.end) && !is_of(tokens_.term(match.end));
}

/// The state that "we", "you" or "the Foreign Ministry" mean.
std::optional<std::uint16_t> EventScanner::party_meant(std::string_view text, std::size_t at,
                                                       const TextEvents& out) const {
  if (side_ == nullptr) return std::nullopt;
  const auto& match = matches_[at];
  for (const auto& trigger : match.triggers) {
    if (stands_for_home(text, match, trigger, out)) return side_->home;
  }
  if (side_->speech && has_cue(match.triggers, Cue::SpeechHome)) return side_->home;
  if (has_cue(match.triggers, Cue::SecondPerson) && !side_->speech) return side_->addressee;
  if (has_cue(match.triggers, Cue::SecondHonour)) return other_side();
  const bool host = has_cue(match.triggers, Cue::HostOffice) && stands_for_host(text, at, out);
  return host ? side_->host : std::nullopt;
}

void EventScanner::add_events(std::string_view text, std::size_t at, std::uint32_t sentence, TextEvents& out) const {
  const auto& match = matches_[at];
  TextEvent event;
  event.begin = match.begin;
  event.end = match.end;
  event.sentence = sentence;
  event.span = {tokens_.span(match.begin).begin, tokens_.span(match.end - 1).end};
  const auto rest = text.substr(event.span.end);
  event.possessive = !rest.empty() && char_class(utf8::decode(rest, 0).code) == CharClass::Apostrophe;
  event.bracketed = in_brackets(text, event.span);
  event.heads_name = heads_name(text, match, out);
  const auto party = party_meant(text, at, out);
  if (party) {
    auto person = event;
    person.kind = TextEvent::Kind::State;
    person.role = static_cast<std::uint8_t>(StateForm::Leader);
    person.target = *party;
    const auto word = tokens_.term(match.begin);
    person.possessive = person.possessive || word == "our" || word == "your" || word == "my";
    out.events.push_back(person);
  }
  bool state = party.has_value();
  for (const auto& trigger : match.triggers) {
    if (trigger.kind == TriggerKind::State && (state || !state_counts(text, at, trigger, out))) continue;
    if (party && is_party_cue(trigger)) continue;
    if (trigger.kind == TriggerKind::Pair && cited(event.span.begin)) continue;
    state = state || trigger.kind == TriggerKind::State;
    event.kind = static_cast<TextEvent::Kind>(trigger.kind);
    event.role = trigger.role;
    event.target = trigger.target;
    out.events.push_back(event);
  }
}

/// A state inside the name of an institution is no party to anything: "University of Bonn", "Pakistan Institute of …".
bool EventScanner::in_institution(std::string_view text, std::size_t at, const TextEvents& out) const {
  const auto& match = matches_[at];
  if (at > 0) {
    const auto& before = matches_[at - 1];
    if (before.end == match.begin && out.gaps[match.begin] == Gap::Space && capital(text, before.begin) &&
        has_cue(before.triggers, Cue::InstitutionBefore)) {
      return true;
    }
  }
  if (at + 1 == matches_.size()) return false;
  const auto& after = matches_[at + 1];
  if (match.end != after.begin || out.gaps[after.begin] != Gap::Space || text[tokens_.span(match.end - 1).end] != ' ') {
    return false;
  }
  const bool named = capital(text, after.begin);
  // "the Ottawa process", but "Moscow-Kyiv talks"
  const bool venue = is_capital(match) && (named || out.gaps[match.begin] != Gap::Dash);
  return (venue && has_cue(after.triggers, Cue::VenueAfter)) ||
         (named && has_cue(after.triggers, Cue::InstitutionAfter));
}

/// "GOM", the government of Morocco: of the state in the title of a document, or named before in the text, whose name
/// begins so.
std::optional<std::uint16_t> EventScanner::government(std::string_view word, const TextEvents& out) const {
  constexpr std::size_t shortest = 3;
  if (side_ == nullptr || word.size() != shortest || !word.starts_with("GO")) return std::nullopt;
  const auto fits = [&](std::uint16_t state) { return states_[state].name[0] == word[2]; };
  if (side_->host && fits(*side_->host)) return side_->host;
  for (const auto state : side_->partners) {
    if (fits(state)) return state;
  }
  for (const auto& event : out.events) {
    if (event.kind == TextEvent::Kind::State && fits(event.target)) return event.target;
  }
  return std::nullopt;
}

void EventScanner::add_acronyms(std::string_view text, std::uint32_t begin, std::uint32_t end, std::uint32_t sentence,
                                TextEvents& out) const {
  for (auto token = begin; token < end; ++token) {
    sentence += out.gaps[token] == Gap::Sentence ? 1U : 0U;
    if (!acronym(text, token)) continue;
    TextEvent event;
    event.kind = TextEvent::Kind::Acronym;
    if (const auto state = government(tokens_.span(token).of(text), out)) {
      event.kind = TextEvent::Kind::State;
      event.role = static_cast<std::uint8_t>(StateForm::Abbreviation);
      event.target = *state;
    }
    event.begin = token;
    event.end = token + 1;
    event.sentence = sentence - 1;
    event.span = tokens_.span(token);
    event.bracketed = in_brackets(text, event.span);
    out.events.push_back(event);
  }
}

void EventScanner::scan(std::string_view text, TextEvents& out, const DocumentSide* side) {
  side_ = side;
  text = text.substr(0, utf8::boundary_before(text, std::min(text.size(), longest_text)));
  out.events.clear();
  analyzer_.analyze(text, tokens_);
  automaton_.match(tokens_, matches_);
  find_gaps(text, out);
  find_citations(text);
  std::uint32_t done = 0;       // tokens
  std::uint32_t sentences = 0;  // begun before `done`
  const auto pass = [&](std::uint32_t end) {
    add_acronyms(text, done, end, sentences, out);
    for (; done < end; ++done) sentences += out.gaps[done] == Gap::Sentence ? 1U : 0U;
  };
  for (std::size_t at = 0; at < matches_.size(); ++at) {
    const auto& match = matches_[at];
    pass(match.begin);
    const auto sentence = sentences + (out.gaps[match.begin] == Gap::Sentence ? 1U : 0U) - 1;
    if (!has_cue(match.triggers, Cue::Stop) && !(is_state(match) && in_institution(text, at, out))) {
      add_events(text, at, sentence, out);
    }
    for (; done < match.end; ++done) sentences += out.gaps[done] == Gap::Sentence ? 1U : 0U;
  }
  pass(static_cast<std::uint32_t>(tokens_.size()));
  out.sentences = sentences;
}

}  // namespace dossier

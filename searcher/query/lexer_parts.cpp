// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/lexer_parts.hpp"

#include "base/analyzer.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "searcher/query/query_chars.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace dossier::lexer_parts {
namespace {

using Kind = QueryToken::Kind;

bool is_letter_at(std::string_view text, std::size_t at) {
  return at < text.size() &&
         (is_alpha_ascii(text[at]) || is_digit(text[at]) || static_cast<unsigned char>(text[at]) >= 0x80);
}

/// A mark between two letters: where a tool that knows it as a wildcard would read one.
bool inside_word(std::string_view text, char mark) {
  for (auto at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + 1)) {
    if (at > 0 && is_letter_at(text, at - 1) && is_letter_at(text, at + 1)) return true;
  }
  return false;
}

/// Whether two initials would be read as one if a mere blank stood between them.
bool run_on(const QueryTerm& first, const QueryTerm& second) {
  return first.written.ends_with('.') && second.written.find('.') != std::string::npos;
}

}  // namespace

std::optional<std::uint32_t> whole_number(std::string_view digits) {
  if (digits.empty() || !std::all_of(digits.begin(), digits.end(), is_digit)) return std::nullopt;
  std::uint32_t value = 0;
  const auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() ? value : UINT32_MAX;
}

std::optional<OperatorWord> operator_word(std::string_view raw) {
  constexpr std::array<std::pair<std::string_view, Kind>, 6> words{
      {{"AND", Kind::And}, {"&&", Kind::And}, {"OR", Kind::Or}, {"||", Kind::Or}, {"|", Kind::Or}, {"NOT", Kind::Not}}};
  for (const auto& [word, kind] : words) {
    if (raw == word) return OperatorWord{kind};
  }
  if (raw == "NEAR") return OperatorWord{Kind::Near, default_near};
  for (const std::string_view beginning : {"NEAR/", "near/", "NEAR", "W/", "w/"}) {
    if (!raw.starts_with(beginning)) continue;
    if (const auto distance = whole_number(raw.substr(beginning.size()))) return OperatorWord{Kind::Near, *distance};
  }
  return std::nullopt;
}

bool is_field_name(std::string_view name) {
  return !name.empty() && is_alpha_ascii(name[0]) && std::all_of(name.begin(), name.end(), [](char c) {
    return is_alpha_ascii(c) || is_digit(c) || c == '_' || c == '-';
  });
}

std::string no_operator(std::string word) {
  if (word == "AND" || word == "OR" || word == "NOT" || word.starts_with("NEAR")) word = lowered(word);
  if (operator_word(word)) std::replace(word.begin(), word.end(), '/', '-');
  return word;
}

std::string canonical(const std::vector<QueryTerm>& terms, std::string_view between) {
  std::string out;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (i > 0 && terms[i - 1].span.end != terms[i].span.begin) out += between;
    const bool written = !has_apostrophe(terms[i].written) && !(i + 1 < terms.size() && run_on(terms[i], terms[i + 1]));
    out += written ? terms[i].written : terms[i].term;
    if (terms[i].starred) out += '*';
  }
  return out;
}

std::vector<QueryTerm> written_terms(const std::string& text, TextSpan span) {
  Tokens tokens;
  Analyzer{}.analyze(text, tokens);
  std::vector<QueryTerm> terms;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    terms.push_back({std::string(tokens.term(i)), span, std::string(tokens.span(i).of(text))});
  }
  return terms;
}

void mark_starred(std::vector<QueryTerm>& terms, std::string_view text) {
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const auto end = terms[i].span.end;
    if (end >= text.size()) return;
    const auto mark = utf8::decode(text, end);
    if (!query_chars::is_star(mark.code)) continue;
    terms[i].starred = i + 1 == terms.size() || terms[i + 1].span.begin > end + mark.size;
  }
}

bool has_apostrophe(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = utf8::decode(text, at);
    if (query_chars::is_single_quote(c.code)) return true;
    at += c.size;
  }
  return false;
}

namespace {

/// What a word of other tools is at its ends: `2010-`, `^2`, `/regex/`, `AU=khan`.
std::string mark_note(std::string_view raw) {
  constexpr std::size_t year_digits = 4;
  const auto digits = std::min(raw.find_first_not_of("0123456789"), raw.size());
  const auto behind = raw.substr(digits);
  if (digits == year_digits && (behind == "-" || behind == "–" || behind == "+")) {
    return "A range needs a field: `year:" + std::string(raw) + "`. It was searched as a word.";
  }
  if (raw.size() > 1 && (raw[0] == '^' || raw[0] == '~') && is_digit(raw[1])) {
    return "`" + std::string(raw.substr(0, 1)) + "` has no meaning here; the number was searched as a word.";
  }
  if (raw.size() > 2 && raw.front() == '/' && raw.back() == '/') {
    return "There are no regular expressions; it was searched as words.";
  }
  const auto equals = raw.find('=');
  const bool one = equals != std::string_view::npos && raw.find('=', equals + 1) == std::string_view::npos;
  if (one && equals > 0 && equals + 1 < raw.size() && std::ranges::all_of(raw.substr(0, equals), is_alpha_ascii)) {
    return "“" + std::string(raw.substr(0, equals)) + "” is not a field; `" + std::string(raw) +
           "` was searched as words.";
  }
  return {};
}

}  // namespace

std::string word_note(std::string_view raw) {
  if (auto note = mark_note(raw); !note.empty()) return note;
  if (inside_word(raw, '?')) return "`?` does not stand for a letter; use `*` at the end of a word, or OR.";
  const auto mark = raw.find_first_of("~^");
  const bool behind = mark != std::string_view::npos && mark > 0 && is_letter_at(raw, mark - 1);
  const auto rest = behind ? raw.substr(mark + 1) : std::string_view();
  const bool number = std::all_of(rest.begin(), rest.end(), [](char c) { return is_digit(c) || c == '.'; });
  if (behind && number && raw[mark] == '~') {
    return "`~` works only behind a phrase in quotes; unknown words are corrected without it. It was ignored.";
  }
  if (behind && number && !rest.empty())
    return "Words have no weights; `" + std::string(raw.substr(mark)) + "` was ignored.";
  const auto digit = raw.find_first_not_of("<>=");
  if (digit != std::string_view::npos && digit > 0 && is_digit(raw[digit]) && (raw[0] == '<' || raw[0] == '>')) {
    return "A comparison needs a field: `year:" + std::string(raw) + "`. It was searched as a word.";
  }
  if (raw.starts_with('[') && raw.size() > 1 && is_digit(raw[1])) {
    return "A range needs a field: `year:[2010 TO 2015]` or `year:2010..2015`. Its parts were searched as words.";
  }
  return {};
}

std::string phrase_note(std::string_view content) {
  if (content.find_first_of("()|") != std::string_view::npos) {
    return "Brackets and `|` have no meaning inside quotes; they were ignored. Write OR between two phrases.";
  }
  if (inside_word(content, '?')) return "`?` does not stand for a letter; inside quotes it separates words.";
  for (auto star = content.find('*'); star != std::string_view::npos; star = content.find('*', star + 1)) {
    if (star > 0 && content[star - 1] == '*') continue;
    if (star == 0 || !is_letter_at(content, star - 1)) {
      return "Inside quotes `*` stands for no word; it was ignored. `\"…\"~5` lets words stand between.";
    }
    if (inside_word(content.substr(star - 1), '*')) {
      return "Inside quotes `*` works only at the end of a word; this one was ignored.";
    }
  }
  return {};
}

}  // namespace dossier::lexer_parts

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/lexer.hpp"

#include "base/analyzer.hpp"
#include "base/strings.hpp"
#include "base/utf8.hpp"
#include "searcher/query/fields.hpp"
#include "searcher/query/lexer_parts.hpp"
#include "searcher/query/query_chars.hpp"
#include "searcher/query/query_limits.hpp"
#include "searcher/query/value_range.hpp"

#include <algorithm>
#include <optional>

namespace dossier {
namespace {

using namespace query_chars;
using namespace lexer_parts;

class Lexer {
 public:
  Lexer(std::string_view text, Diagnostics& diagnostics) : text_(text), diagnostics_(diagnostics) {
    Analyzer{}.analyze(text, analyzed_);
    find_single_closings();
  }

  std::vector<QueryToken> run() {
    while (at_ < text_.size()) step();
    close_all();
    return std::move(tokens_);
  }

 private:
  using Kind = QueryToken::Kind;

  [[nodiscard]] utf8::Char peek(std::size_t at) const {
    return at < text_.size() ? utf8::decode(text_, at) : utf8::Char{U' ', 1};
  }
  [[nodiscard]] TextSpan span(std::size_t begin, std::size_t end) const {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  [[nodiscard]] static bool ends_word(char32_t code) {
    return is_space(code) || is_open(code) || is_close(code) || is_double_quote(code);
  }
  /// Whether what was read just now was `name:`, so that a value is due.
  [[nodiscard]] bool value_due() const {
    return !tokens_.empty() && tokens_.back().kind == Kind::Field && tokens_.back().span.end == at_;
  }
  /// Whether words are a field's values, to be kept as written.
  [[nodiscard]] bool in_value() const { return value_due() || value_depth_ > 0; }

  void push(Kind kind, std::size_t begin, std::size_t end) {
    QueryToken token;
    token.kind = kind;
    token.span = span(begin, end);
    tokens_.push_back(std::move(token));
  }

  void step() {
    const auto c = peek(at_);
    if (is_space(c.code)) {
      at_ += c.size;
      fresh_ = true;
    } else if (is_open(c.code)) {
      open(c.size);
    } else if (is_close(c.code)) {
      close(c.size);
    } else if (is_double_quote(c.code)) {
      double_quoted(c.size);
    } else if (is_dash(c.code) && !value_due()) {
      sign(Kind::Not, c.size);
    } else if (fresh_ && !in_value() && (c.code == U'!' || c.code == U'+') && sign_operand(at_ + c.size)) {
      sign(c.code == U'!' ? Kind::Not : Kind::Must, c.size);
    } else if (is_single_quote(c.code) && single_quoted(c.size)) {
      fresh_ = false;
    } else {
      word();
      fresh_ = false;
    }
  }

  void open(std::size_t size) {
    fresh_ = true;
    if (opened_.size() >= query_limits::nesting) {
      ++too_deep_;
      diagnostics_.add(
          DiagnosticCode::TooDeep, span(at_, at_ + size),
          "Brackets nested deeper than " + std::to_string(query_limits::nesting) + " levels were ignored.");
    } else {
      if (value_due() || value_depth_ > 0) ++value_depth_;
      opened_.push_back(at_);
      push(Kind::Open, at_, at_ + size);
    }
    at_ += size;
  }

  void close(std::size_t size) {
    fresh_ = true;
    if (too_deep_ > 0) {
      --too_deep_;
    } else if (opened_.empty()) {
      diagnostics_.add(DiagnosticCode::UnbalancedBracket, span(at_, at_ + size), "Unmatched `)` was ignored.");
    } else {
      if (value_depth_ > 0) --value_depth_;
      opened_.pop_back();
      push(Kind::Close, at_, at_ + size);
    }
    at_ += size;
  }

  /// Closes at the end of the text what is still open.
  void close_all() {
    for (const auto at : opened_) {
      diagnostics_.add(DiagnosticCode::UnbalancedBracket, span(at, at + peek(at).size),
                       "Unclosed `(`: it was closed at the end of the query.");
      push(Kind::Close, text_.size(), text_.size());
    }
  }

  /// Whether a sign before this offset belongs to what follows it.
  [[nodiscard]] bool sign_operand(std::size_t at) const {
    const auto next = peek(at).code;
    return at < text_.size() && !is_space(next) && !is_dash(next) && !is_close(next) && next != U'!' && next != U'+';
  }

  /// A dash before a word takes it away; any other is a mere mark.
  void sign(Kind kind, std::size_t size) {
    fresh_ = fresh_ && sign_operand(at_ + size);
    if (fresh_) push(kind, at_, at_ + size);
    at_ += size;
  }

  // --- phrases -----------------------------------------------------------------------------------------------------

  void double_quoted(std::size_t size) {
    const auto begin = at_;
    auto end = at_ + size;
    while (end < text_.size() && !is_double_quote(peek(end).code)) end += peek(end).size;
    const bool closed = end < text_.size();
    if (!closed) {
      diagnostics_.add(DiagnosticCode::UnclosedQuote, span(begin, begin + size),
                       "Unclosed quotation mark: the phrase was closed at the end of the query.");
    }
    phrase(begin, begin + size, end, closed ? end + peek(end).size : end);
    fresh_ = false;
  }

  /// Offsets of single quotes that may close a phrase: behind a character of a word and before its end.
  void find_single_closings() {
    bool after_space = true;
    for (std::size_t at = 0; at < text_.size();) {
      const auto c = peek(at);
      const auto next = peek(at + c.size).code;
      if (is_single_quote(c.code) && !after_space && (ends_word(next) || is_tilde(next)))
        single_closings_.push_back(at);
      after_space = is_space(c.code);
      at += c.size;
    }
  }

  /// A single quote opens a phrase only where a word begins and a partner follows; else it is an apostrophe.
  bool single_quoted(std::size_t size) {
    const auto closing = std::lower_bound(single_closings_.begin(), single_closings_.end(), at_ + size);
    const bool opens = (fresh_ || value_due()) && !is_space(peek(at_ + size).code);
    if (!opens || closing == single_closings_.end()) return false;
    phrase(at_, at_ + size, *closing, *closing + peek(*closing).size);
    return true;
  }

  void phrase(std::size_t begin, std::size_t content, std::size_t content_end, std::size_t end) {
    QueryToken token;
    token.kind = Kind::Phrase;
    token.terms = terms_in(content, content_end);
    at_ = end;
    if (is_tilde(peek(at_).code)) {
      const auto digits = at_ + peek(at_).size;
      if (const auto distance = whole_number(text_.substr(digits, number_end(digits) - digits))) {
        token.distance = *distance;
        at_ = number_end(digits);
      }
    }
    token.span = span(begin, at_);
    token.distance = checked_distance(token.distance, token.span);
    if (token.terms.size() > query_limits::phrase_words) {
      token.terms.resize(query_limits::phrase_words);
      diagnostics_.add(DiagnosticCode::PhraseTooLong, token.span,
                       "The phrase was cut to its first " + std::to_string(query_limits::phrase_words) + " words.");
    }
    mark_starred(token.terms, text_.substr(0, content_end));
    token.text = canonical(token.terms, " ");
    if (auto note = phrase_note(text_.substr(content, content_end - content)); !note.empty()) {
      diagnostics_.add(DiagnosticCode::OtherSyntax, token.span, std::move(note));
    }
    if (!token.terms.empty()) tokens_.push_back(std::move(token));
  }

  // --- numbers -----------------------------------------------------------------------------------------------------

  [[nodiscard]] std::size_t number_end(std::size_t begin) const {
    while (begin < text_.size() && text_[begin] >= '0' && text_[begin] <= '9') ++begin;
    return begin;
  }
  std::uint32_t checked_distance(std::uint32_t distance, TextSpan span) {
    if (distance <= query_limits::distance) return distance;
    diagnostics_.add(DiagnosticCode::DistanceTooFar, span,
                     "The distance was set to " + std::to_string(query_limits::distance) + " words, the maximum.");
    return query_limits::distance;
  }

  // --- words -------------------------------------------------------------------------------------------------------

  void word() {
    const auto begin = at_;
    const bool value = in_value();
    const bool due = value_due();
    while (at_ < text_.size()) {
      const auto c = peek(at_);
      if (ends_word(c.code)) break;
      if (is_colon(c.code) && !value && field(begin, c.size)) return;
      if (!value && is_comparison(c.code) && comparison(begin, c.size)) return;
      at_ += c.size;
    }
    const auto raw = text_.substr(begin, at_ - begin);
    if (!due && operation(raw, begin)) return;
    if (due && range(begin)) return;
    if (value) {
      value_word(begin);
    } else {
      plain_word(begin);
    }
  }

  /// At the colon of `name:`. A space may stand before the value only for the fields of every index in small letters,
  /// since "Title: a subtitle" is how people write titles.
  bool field(std::size_t begin, std::size_t colon) {
    const auto name = text_.substr(begin, at_ - begin);
    if (!is_field_name(name)) return false;
    auto next = at_ + colon;
    if (next < text_.size() && (is_colon(peek(next).code) || text_.substr(next, 2) == "//")) return false;
    const auto* const known = find_query_field(name);
    if (is_space(peek(next).code)) {
      if (known == nullptr || known->name != name) return false;
      while (next < text_.size() && is_space(peek(next).code)) next += peek(next).size;
    }
    if (next >= text_.size() || is_close(peek(next).code)) {
      diagnostics_.add(DiagnosticCode::MissingValue, span(begin, at_ + colon),
                       in_quotes(std::string(name) + ":") + " has no value; it was searched as a word.");
      return false;
    }
    push(Kind::Field, begin, next);
    tokens_.back().text = known != nullptr ? known->name : name;
    years_ = tokens_.back().text == "year";
    at_ = next;
    return true;
  }

  static bool is_comparison(char32_t code) { return code == U'=' || code == U'<' || code == U'>'; }

  /// At the mark of `title=dam` or `year>=2010`, for the fields of every index.
  bool comparison(std::size_t begin, std::size_t size) {
    const auto* const known = find_query_field(text_.substr(begin, at_ - begin));
    const bool equals = text_[at_] == '=';
    const auto next = at_ + (equals ? size : 0);
    if (known == nullptr || next + 1 >= text_.size() || is_space(peek(next).code)) return false;
    push(Kind::Field, begin, next);
    tokens_.back().text = known->name;
    years_ = known->name == "year";
    at_ = next;
    return true;
  }

  /// A range of whole numbers in any of the ways in which people write one (see WrittenRange) is one value.
  bool range(std::size_t begin) {
    const auto found = WrittenRange::read(text_.substr(begin), years_);
    if (!found) return false;
    QueryToken token;
    token.terms = terms_in(begin, begin + found->size);
    if (token.terms.empty()) return false;
    token.text = found->canonical;
    token.terms = written_terms(token.text, token.terms.front().span);
    at_ = begin + found->size;
    token.span = span(begin, at_);
    tokens_.push_back(std::move(token));
    return true;
  }

  bool operation(std::string_view raw, std::size_t begin) {
    const auto found = operator_word(raw);
    if (!found) return false;
    push(found->kind, begin, at_);
    tokens_.back().distance = checked_distance(found->distance, span(begin, at_));
    fresh_ = true;
    return true;
  }

  /// A value keeps the marks inside it, which may be part of an id, and the dots of an open range around it.
  void value_word(std::size_t begin) {
    const auto end = at_;
    QueryToken token;
    token.terms = terms_in(begin, end);
    if (token.terms.empty()) return;
    std::size_t first = token.terms.front().span.begin;
    std::size_t last = token.terms.back().span.end;
    while (first > begin && text_[first - 1] == '.') --first;
    while (last < end && text_[last] == '.') ++last;
    const bool star = is_star(peek(utf8::boundary_before(text_, end - 1)).code);
    token.kind = star ? Kind::Prefix : Kind::Word;
    const auto raw = text_.substr(first, last - first);
    token.text = no_operator(has_apostrophe(raw) ? canonical(token.terms, "-") : std::string(raw));
    if (const auto range = WrittenRange::read(token.text, years_); range && range->size == token.text.size()) {
      token.text = range->canonical;
      token.terms = written_terms(token.text, token.terms.front().span);
    }
    token.span = span(begin, end);
    tokens_.push_back(std::move(token));
  }

  void plain_word(std::size_t begin) {
    const auto end = at_;
    QueryToken token;
    token.terms = terms_in(begin, end);
    if (auto note = word_note(text_.substr(begin, end - begin)); !note.empty() && !token.terms.empty()) {
      diagnostics_.add(DiagnosticCode::OtherSyntax, span(begin, end), std::move(note));
      const auto mark = std::min(text_.find_first_of("~^", begin), end);
      if (token.terms.front().span.begin < mark) {
        std::erase_if(token.terms, [&](const QueryTerm& term) { return term.span.begin > mark; });
      }
    }
    if (token.terms.empty()) {
      if (is_star(peek(begin).code)) misplaced_star(begin, end, "`*` needs letters before it.");
      return;
    }
    cut_at_star(token, begin, end);
    token.text = no_operator(canonical(token.terms, "-"));
    token.span = {token.terms.front().span.begin, token.terms.back().span.end + (token.kind == Kind::Prefix ? 1U : 0U)};
    tokens_.push_back(std::move(token));
  }

  void cut_at_star(QueryToken& token, std::size_t begin, std::size_t end) {
    auto star = begin;
    while (star < end && !is_star(peek(star).code)) star += peek(star).size;
    if (star == end) return;
    const auto behind = std::find_if(token.terms.begin(), token.terms.end(),
                                     [&](const QueryTerm& term) { return term.span.begin > star; });
    const bool at_word_end = behind != token.terms.begin() && std::prev(behind)->span.end == star;
    if (!at_word_end) {
      misplaced_star(begin, end, "`*` works only at the end of a word; this one was ignored.");
      return;
    }
    token.kind = Kind::Prefix;
    if (behind != token.terms.end()) {
      token.terms.erase(behind, token.terms.end());
      const auto searched = in_quotes(canonical(token.terms, "-") + "*");
      misplaced_star(begin, end, "`*` works only at the end of a word; searched as " + searched + ".");
    }
  }

  void misplaced_star(std::size_t begin, std::size_t end, std::string message) {
    diagnostics_.add(DiagnosticCode::MisplacedStar, span(begin, end), std::move(message));
  }

  // --- terms -------------------------------------------------------------------------------------------------------

  /// The analyzed terms that begin in a range; ranges are asked for in ascending order.
  std::vector<QueryTerm> terms_in(std::size_t begin, std::size_t end) {
    while (next_term_ < analyzed_.size() && analyzed_.span(next_term_).begin < begin) ++next_term_;
    std::vector<QueryTerm> terms;
    while (next_term_ < analyzed_.size() && analyzed_.span(next_term_).begin < end) {
      const auto span = analyzed_.span(next_term_);
      terms.push_back({std::string(analyzed_.term(next_term_)), span, std::string(span.of(text_))});
      ++next_term_;
    }
    return terms;
  }

  std::string_view text_;
  Diagnostics& diagnostics_;
  Tokens analyzed_;
  std::size_t next_term_ = 0;
  std::vector<std::size_t> single_closings_;
  std::vector<QueryToken> tokens_;
  std::size_t at_ = 0;
  bool fresh_ = true;                ///< at the beginning of a word, where a dash or a single quote has a meaning
  std::vector<std::size_t> opened_;  ///< brackets that wait for their partners
  std::size_t too_deep_ = 0;         ///< brackets passed over whose partners must be passed over too
  std::size_t value_depth_ = 0;      ///< brackets open since `field:(`
  bool years_ = false;               ///< values are those of `year:`
};

}  // namespace

std::vector<QueryToken> lex_query(std::string_view text, Diagnostics& diagnostics) {
  return Lexer(text, diagnostics).run();
}

}  // namespace dossier

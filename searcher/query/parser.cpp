// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/parser.hpp"

#include "searcher/query/lexer.hpp"
#include "searcher/query/query_limits.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace dossier {
namespace {

using Kind = QueryNode::Kind;
using TokenKind = QueryToken::Kind;

class Parser {
 public:
  Parser(const std::vector<QueryToken>& tokens, Diagnostics& diagnostics)
      : tokens_(tokens), diagnostics_(diagnostics) {}

  QueryNode run() { return adjacent(); }

 private:
  [[nodiscard]] bool next_is(TokenKind kind) const { return at_ < tokens_.size() && tokens_[at_].kind == kind; }
  [[nodiscard]] bool operand_follows() const {
    return at_ < tokens_.size() && !next_is(TokenKind::Close) && !next_is(TokenKind::And) && !next_is(TokenKind::Or) &&
           !next_is(TokenKind::Near);
  }

  void dangling() {
    diagnostics_.add(DiagnosticCode::DanglingOperator, tokens_[at_].span,
                     "The operator has nothing to join here; it was ignored.");
    ++at_;
  }

  /// Items side by side, to the end or a closing bracket, which stays.
  QueryNode adjacent() {
    std::vector<QueryNode> items;
    while (at_ < tokens_.size() && !next_is(TokenKind::Close)) {
      if (operand_follows()) {
        items.push_back(any_of());
      } else {
        dangling();
      }
    }
    return make_list(Kind::Soft, std::move(items));
  }

  QueryNode any_of() {
    std::vector<QueryNode> items{all_of()};
    while (next_is(TokenKind::Or)) {
      if (skip_operator()) items.push_back(all_of());
    }
    return make_list(Kind::Or, std::move(items));
  }

  QueryNode all_of() {
    std::vector<QueryNode> items{negated()};
    while (next_is(TokenKind::And)) {
      if (skip_operator()) items.push_back(negated());
    }
    return make_list(Kind::And, std::move(items));
  }

  /// Over an operator; false (and said so) if no operand follows it.
  bool skip_operator() {
    ++at_;
    if (operand_follows()) return true;
    --at_;
    dangling();
    return false;
  }

  /// `NOT NOT a` is `a`.
  bool read_sign() {
    bool negative = false;
    for (; next_is(TokenKind::Not); ++at_) negative = !negative;
    return negative;
  }

  QueryNode with_sign(bool negative, std::size_t begin, QueryNode operand) {
    if (!negative || operand.kind == Kind::Empty) return operand;
    if (operand.kind == Kind::Must) operand = only_child(std::move(operand));
    if (operand.kind == Kind::Not) {
      auto inner = std::move(operand.children.front());
      return inner;
    }
    QueryNode out;
    out.kind = Kind::Not;
    out.span = {tokens_[begin].span.begin, operand.span.end};
    out.children.push_back(std::move(operand));
    return out;
  }

  static QueryNode only_child(QueryNode node) {
    auto child = std::move(node.children.front());
    return child;
  }

  QueryNode negated() {
    const auto begin = at_;
    const bool negative = read_sign();
    if (at_ == begin || operand_follows()) return with_sign(negative, begin, near());
    --at_;
    dangling();
    return {};
  }

  QueryNode signed_primary() {
    const auto begin = at_;
    const bool negative = read_sign();
    if (at_ == begin || operand_follows()) return with_sign(negative, begin, primary());
    --at_;
    dangling();
    return {};
  }

  QueryNode near() {
    std::vector<QueryNode> items{primary()};
    std::uint32_t distance = 0;
    while (next_is(TokenKind::Near)) {
      const auto asked = tokens_[at_].distance;
      if (!skip_operator()) continue;
      items.push_back(signed_primary());
      distance = std::max(distance, asked);
    }
    return near_list(std::move(items), distance);
  }

  QueryNode near_list(std::vector<QueryNode> items, std::uint32_t distance) {
    for (auto& item : items) {
      if (items.size() > 1 && item.kind == Kind::Must) item = only_child(std::move(item));
    }
    std::erase_if(items, [](const QueryNode& item) { return item.kind == Kind::Empty; });
    const auto joins = [](const QueryNode& item) { return near_operand(item); };
    if (items.size() > 1 && !std::all_of(items.begin(), items.end(), joins)) {
      diagnostics_.add(DiagnosticCode::NearOperand, {items.front().span.begin, items.back().span.end},
                       "NEAR works only between words, phrases and `OR` groups of them; AND was used instead.");
      return make_list(Kind::And, std::move(items));
    }
    for (const auto& item : items) {
      if (item.kind == Kind::Near) distance = std::max(distance, item.distance);
    }
    auto out = make_list(Kind::Near, std::move(items));
    if (out.kind == Kind::Near) out.distance = distance;
    return out;
  }

  static bool near_operand(const QueryNode& item) {
    if (item.kind == Kind::Or) return std::all_of(item.children.begin(), item.children.end(), is_plain);
    return is_plain(item) || item.kind == Kind::Near || item.kind == Kind::Empty;
  }
  static bool is_plain(const QueryNode& item) { return item.kind == Kind::Word || item.kind == Kind::Phrase; }

  QueryNode primary() {
    const auto& token = tokens_[at_];
    switch (token.kind) {
      case TokenKind::Open:
        say_if_empty();
        return bracket();
      case TokenKind::Field:
        return field();
      case TokenKind::Must:
        return must();
      case TokenKind::Prefix:
        return leaf(Kind::Prefix);
      case TokenKind::Phrase:
        return leaf(Kind::Phrase);
      default:
        return leaf(Kind::Word);
    }
  }

  /// What is strict by itself needs no sign.
  QueryNode must() {
    const auto begin = tokens_[at_].span.begin;
    if (++at_; !operand_follows() || next_is(TokenKind::Not)) {
      --at_;
      dangling();
      return {};
    }
    auto operand = primary();
    const bool soft = operand.kind == Kind::Word || operand.kind == Kind::Prefix || operand.kind == Kind::Phrase ||
                      operand.kind == Kind::Soft;
    if (!soft) return operand;
    QueryNode out;
    out.kind = Kind::Must;
    out.span = {begin, operand.span.end};
    out.children.push_back(std::move(operand));
    return out;
  }

  QueryNode leaf(Kind kind) {
    const auto& token = tokens_[at_++];
    QueryNode out;
    if (++operands_ > query_limits::operands) {
      diagnostics_.add(DiagnosticCode::TooManyWords, {token.span.begin, tokens_.back().span.end},
                       "The query was cut to its first " + std::to_string(query_limits::operands) + " words.");
      return out;
    }
    out.kind = kind;
    out.text = token.text;
    out.terms = token.terms;
    out.distance = token.distance;
    out.span = token.span;
    return out;
  }

  /// Of brackets that were closed in the text; else the missing one has been told.
  void say_if_empty() {
    const auto& next = tokens_[at_ + 1];  // tokens are balanced
    if (next.kind != TokenKind::Close || next.span.begin == next.span.end) return;
    diagnostics_.add(DiagnosticCode::EmptyBrackets, {tokens_[at_].span.begin, next.span.end},
                     "The brackets contain no word; they were ignored, with the operator beside them.");
  }

  QueryNode bracket() {
    ++at_;
    auto inside = adjacent();
    ++at_;  // tokens are balanced
    return inside;
  }

  QueryNode field() {
    const auto& token = tokens_[at_++];
    const bool has_value = at_ < tokens_.size() && tokens_[at_].span.begin == token.span.end &&
                           (next_is(TokenKind::Open) || next_is(TokenKind::Word) || next_is(TokenKind::Prefix) ||
                            next_is(TokenKind::Phrase));
    auto value = !has_value ? QueryNode{} : next_is(TokenKind::Open) ? bracket() : primary();
    if (value.kind == Kind::Empty) {
      const bool cut_off = operands_ > query_limits::operands;  // which has been said
      if (!cut_off) {
        diagnostics_.add(DiagnosticCode::MissingValue, token.span,
                         in_quotes(token.text + ":") + " has no value; it was ignored.");
      }
      return {};
    }
    QueryNode out;
    out.kind = Kind::Field;
    out.text = token.text;
    out.span = {token.span.begin, std::max(value.span.end, token.span.end)};
    out.children.push_back(std::move(value));
    return out;
  }

  const std::vector<QueryToken>& tokens_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  std::size_t operands_ = 0;
};

}  // namespace

QueryNode parse_query(const std::vector<QueryToken>& tokens, Diagnostics& diagnostics) {
  return Parser(tokens, diagnostics).run();
}

QueryNode parse_query(std::string_view given, Diagnostics& diagnostics) {
  const auto text = readable_query(given, diagnostics);
  return parse_query(lex_query(text, diagnostics), diagnostics);
}

}  // namespace dossier

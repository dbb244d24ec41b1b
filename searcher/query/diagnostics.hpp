// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/types/response.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// Everything that there may be to say of a query.
enum class DiagnosticCode : std::uint8_t {
  BrokenText,
  QueryTooLong,
  UnclosedQuote,
  UnbalancedBracket,
  TooDeep,
  DanglingOperator,
  EmptyBrackets,
  MissingValue,
  MisplacedStar,
  NearOperand,
  UnknownField,
  UnknownValue,
  BadRange,
  UnknownWord,
  NoWords,
  StopWords,
  ReadAs,
  TooManyWords,
  PhraseTooLong,
  DistanceTooFar,
  TooManyForms,
  TooBroad,
};

struct DiagnosticInfo {
  DiagnosticCode code;
  std::string_view name;     ///< stable, as in JSON
  std::string_view meaning;  ///< for the documentation
  std::string_view example;  ///< a query that has it
};

/// One row for each code, in the order of the enumerators.
inline constexpr std::array<DiagnosticInfo, 22> diagnostic_table{{
    {DiagnosticCode::BrokenText, "broken-text", "bytes that are no UTF-8 were passed over", "iran \\xFF gas"},
    {DiagnosticCode::QueryTooLong, "query-too-long", "the text behind the first 4096 bytes was cut off", ""},
    {DiagnosticCode::UnclosedQuote, "unclosed-quote", "a quotation mark without its partner; closed at the end",
     "\"gas pipeline"},
    {DiagnosticCode::UnbalancedBracket, "unbalanced-bracket",
     "a bracket without its partner; closed at the end, or passed over", "(iran OR china"},
    {DiagnosticCode::TooDeep, "too-deep", "brackets more than 32 deep were passed over", ""},
    {DiagnosticCode::DanglingOperator, "dangling-operator", "an operator that has nothing to join was passed over",
     "iran AND"},
    {DiagnosticCode::EmptyBrackets, "empty-brackets",
     "brackets without a word, and the operator beside them, were passed over", "iran AND ()"},
    {DiagnosticCode::MissingValue, "missing-value", "a field without a value was passed over", "year:"},
    {DiagnosticCode::MisplacedStar, "misplaced-star", "a star stands only at the end of a word", "wo*rd"},
    {DiagnosticCode::NearOperand, "near-operand", "NEAR joins words and phrases only; the rest is joined by AND",
     "iran NEAR/5 (gas AND oil)"},
    {DiagnosticCode::UnknownField, "unknown-field", "no such field; what stands behind it is searched as words",
     "jurnal:security"},
    {DiagnosticCode::UnknownValue, "unknown-value", "no passage has this value of the facet", "section:methodz"},
    {DiagnosticCode::BadRange, "bad-range", "a range that ends before it begins; turned round", "year:2022..2015"},
    {DiagnosticCode::UnknownWord, "unknown-word", "no passage holds the word, nor one like it", "qqxz"},
    {DiagnosticCode::NoWords, "no-words", "the text holds no word; nothing was searched for", "???"},
    {DiagnosticCode::StopWords, "stop-words", "words that say little were left out; in quotes they count",
     "what is the trade"},
    {DiagnosticCode::ReadAs, "read-as", "an ambiguous word was read as a name", "us china rivalry"},
    {DiagnosticCode::TooManyWords, "too-many-words", "the most frequent of very many words were left out", ""},
    {DiagnosticCode::PhraseTooLong, "phrase-too-long", "a phrase was cut to its first 32 words", ""},
    {DiagnosticCode::DistanceTooFar, "distance-too-far", "a distance above 100 words was set to 100", "\"a b\"~5000"},
    {DiagnosticCode::TooManyForms, "too-many-forms",
     "a star stands for more words than are searched; the most "
     "frequent are",
     "s*"},
    {DiagnosticCode::TooBroad, "too-broad", "the most frequent parts were left out to keep the search fast", ""},
}};

std::string_view to_string(DiagnosticCode code);

/// The table in Markdown, as it stands in docs/query-language.md.
std::string diagnostics_markdown();

/// Collects diagnostics; keeps a few of each code, so that ten thousand brackets do not give ten thousand sentences.
class Diagnostics {
 public:
  void add(DiagnosticCode code, TextSpan span, std::string message, std::vector<std::string> suggestions = {});
  [[nodiscard]] const std::vector<Diagnostic>& list() const { return list_; }
  /// In the order of their places.
  std::vector<Diagnostic> take();

 private:
  std::vector<Diagnostic> list_;
  std::array<std::size_t, diagnostic_table.size()> counts_{};
};

/// `“…”`, for use in messages; a long text is cut.
std::string in_quotes(std::string_view text);

}  // namespace dossier

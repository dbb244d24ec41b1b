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
  SeveralSenses,
  NoWords,
  StopWords,
  ReadAs,
  TooManyWords,
  PhraseTooLong,
  DistanceTooFar,
  TooManyForms,
  TooBroad,
  OtherSyntax,
  WithoutVectors,
};

struct DiagnosticInfo {
  DiagnosticCode code;
  std::string_view name;     ///< stable, as in JSON
  std::string_view meaning;  ///< for the documentation
  std::string_view example;  ///< a query that has it
};

/// One row for each code, in the order of the enumerators.
inline constexpr std::array<DiagnosticInfo, 25> diagnostic_table{{
    {DiagnosticCode::BrokenText, "broken-text", "bytes that are not UTF-8 were ignored", "iran \\xFF gas"},
    {DiagnosticCode::QueryTooLong, "query-too-long", "the query was cut to its first 4096 bytes", ""},
    {DiagnosticCode::UnclosedQuote, "unclosed-quote", "an unclosed quotation mark; closed at the end of the query",
     "\"gas pipeline"},
    {DiagnosticCode::UnbalancedBracket, "unbalanced-bracket",
     "an unmatched bracket; closed at the end of the query, or ignored", "(iran OR china"},
    {DiagnosticCode::TooDeep, "too-deep", "brackets nested deeper than 32 levels were ignored", ""},
    {DiagnosticCode::DanglingOperator, "dangling-operator", "an operator with nothing to join was ignored", "iran AND"},
    {DiagnosticCode::EmptyBrackets, "empty-brackets",
     "brackets without a word, and the operator beside them, were ignored", "iran AND ()"},
    {DiagnosticCode::MissingValue, "missing-value", "a field without a value was ignored", "year:"},
    {DiagnosticCode::MisplacedStar, "misplaced-star", "`*` works only at the end of a word", "wo*rd"},
    {DiagnosticCode::NearOperand, "near-operand", "NEAR works only between words and phrases; AND was used instead",
     "iran NEAR/5 (gas AND oil)"},
    {DiagnosticCode::UnknownField, "unknown-field", "an unknown field; its name and value were searched as words",
     "jurnal:security"},
    {DiagnosticCode::UnknownValue, "unknown-value", "no passage has this value of the facet", "section:methodz"},
    {DiagnosticCode::BadRange, "bad-range", "a range that ends before it begins; the ends were swapped",
     "year:2022..2015"},
    {DiagnosticCode::UnknownWord, "unknown-word", "the word does not occur in any passage", "qqxz"},
    {DiagnosticCode::SeveralSenses, "several-senses",
     "the papers give an acronym several long forms; type one of them to search for it alone", ""},
    {DiagnosticCode::NoWords, "no-words", "the query contains no word", "???"},
    {DiagnosticCode::StopWords, "stop-words", "common words were ignored; quote them to include them",
     "what is the trade"},
    {DiagnosticCode::ReadAs, "read-as", "an ambiguous word was read as a name", "us china rivalry"},
    {DiagnosticCode::TooManyWords, "too-many-words", "the most frequent of very many words were left out", ""},
    {DiagnosticCode::PhraseTooLong, "phrase-too-long", "a phrase was cut to its first 32 words", ""},
    {DiagnosticCode::DistanceTooFar, "distance-too-far", "a distance above 100 words was set to 100", "\"a b\"~5000"},
    {DiagnosticCode::TooManyForms, "too-many-forms",
     "a wildcard matches more words than are searched; the most frequent are searched", "s*"},
    {DiagnosticCode::TooBroad, "too-broad", "the most frequent parts were left out to keep the search fast", ""},
    {DiagnosticCode::OtherSyntax, "other-syntax",
     "a mark of other search tools has no meaning here; the answer says how it was read", "riv?r"},
    {DiagnosticCode::WithoutVectors, "without-vectors",
     "the program that made the vectors of the index gave none for the query; it was ranked without", ""},
}};

std::string_view to_string(DiagnosticCode code);

/// The table in Markdown, as it stands in docs/query-language.md.
std::string diagnostics_markdown();

/// Collects diagnostics; keeps a few of each code, so that ten thousand brackets do not give ten thousand sentences.
class Diagnostics {
 public:
  /// Whether another one of this code would be kept.
  [[nodiscard]] bool has_room(DiagnosticCode code) const;
  void add(DiagnosticCode code, TextSpan span, std::string message, std::vector<std::string> suggestions = {});
  [[nodiscard]] const std::vector<Diagnostic>& list() const { return list_; }
  /// In the order of their offsets.
  std::vector<Diagnostic> take();

 private:
  std::vector<Diagnostic> list_;
  std::array<std::size_t, diagnostic_table.size()> counts_{};
};

/// `“…”`, for use in messages; a long text is cut.
std::string in_quotes(std::string_view text);

}  // namespace dossier

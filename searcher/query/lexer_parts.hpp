// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/query/query_token.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the lexer asks of single words, without a state.
namespace dossier::lexer_parts {

/// Digits as a number; one too great for the type counts as the greatest.
std::optional<std::uint32_t> whole_number(std::string_view digits);

/// A word that is an operator: `AND`, `&&`, `OR`, `||`, `|`, `NOT`, `NEAR`, `NEAR/5`, `NEAR5`, `near/5`, `w/5`.
struct OperatorWord {
  QueryToken::Kind kind;
  std::uint32_t distance = 0;  ///< of Near
};
std::optional<OperatorWord> operator_word(std::string_view raw);

/// Whether a text may be the name of a field.
bool is_field_name(std::string_view name);

/// The word, in small letters where it would be an operator: a mark beside it kept it from being one, and it must not
/// become one when it is read again.
std::string no_operator(std::string word);

/// The terms as written, with one kind of mark between them; none where nothing stood between them (Chinese). A term
/// with an apostrophe is folded, since that may mean something else beside other characters.
std::string canonical(const std::vector<QueryTerm>& terms, std::string_view between);

/// The terms of a text that stands for what was written at `span`.
std::vector<QueryTerm> written_terms(const std::string& text, TextSpan span);

/// Marks the terms of a phrase that a star ends; `text` is that of the query up to the phrase's end.
void mark_starred(std::vector<QueryTerm>& terms, std::string_view text);

bool has_apostrophe(std::string_view text);

/// What is to be said of marks in a word that mean something in other search tools and nothing here: `riv?r`, `dam~5`,
/// `dam^2`, `>=2010`. Empty where there are none.
std::string word_note(std::string_view raw);

/// The same of the text between quotation marks: `balance * power`, `balance (of|in) power`.
std::string phrase_note(std::string_view content);

}  // namespace dossier::lexer_parts

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

/// How much one query may ask for. Each cap that cuts something off says so in a diagnostic. What they
/// are good for is measured with bench/make_nasty_queries.py.
namespace dossier::query_limits {

inline constexpr std::size_t text_bytes = 4096;          ///< of query text; the rest is cut off
inline constexpr std::size_t nesting = 32;               ///< brackets inside brackets; deeper ones are passed over
inline constexpr std::size_t operands = 256;             ///< words, phrases and values in the syntax tree
inline constexpr std::size_t phrase_words = 32;          ///< words of one phrase
inline constexpr std::uint32_t distance = 100;           ///< of `~n` and `NEAR/n`
inline constexpr std::size_t groups = 128;               ///< groups of terms searched; the rarest are kept
inline constexpr std::size_t alternatives = 48;          ///< ways in which one word may stand in a text
inline constexpr std::size_t prefix_words = 48;          ///< words that one `word*` stands for, most frequent first
inline constexpr std::size_t prefixes = 8;               ///< words with a star
inline constexpr std::size_t corrections = 6;            ///< unknown words whose spelling is looked up
inline constexpr std::size_t compounds = 48;             ///< pairs of words looked up side by side, to open compounds
inline constexpr std::size_t vocabulary_walk = 400000;   ///< words of the vocabulary looked at, in all
inline constexpr std::size_t facet_work = 8'000'000;     ///< values that a query's values of facets may stand for, and
                                                         ///< a quarter of those that are looked at to find them
inline constexpr std::uint64_t work = 6'000'000;         ///< of one query, in postings; see query_budget.hpp
inline constexpr std::uint64_t phrase_work = 2'800'000;  ///< of it for words in their order
inline constexpr std::size_t derivation_work =
    2'000'000;  ///< postings walked to see which derived words a library supports
inline constexpr std::uint64_t relaxation_work = 3'000'000;  ///< to count what there would be without parts of it
inline constexpr std::uint64_t meeting_cost = 1;          ///< in postings, of a passage that may hold all words, a word
inline constexpr std::uint64_t phrase_cost = 4;           ///< of a passage in which words are looked for side by side
inline constexpr std::uint64_t near_cost = 10;            ///< the same for words near each other
inline constexpr std::uint64_t stored_phrase_cost = 300;  ///< the same in headings, titles and names
inline constexpr std::uint64_t block_cost = 90;           ///< of a block of passages unpacked for it
inline constexpr std::uint32_t block_passages = 32;
inline constexpr std::uint32_t facet_share =
    4;  ///< a column of n passages costs as much as n / 4 postings, and each value one
inline constexpr std::size_t diagnostics_per_code = 4;
inline constexpr std::size_t suggestions = 3;
inline constexpr std::size_t relaxations = 8;

}  // namespace dossier::query_limits

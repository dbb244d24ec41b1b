// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text_span.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// The tokens of one text, in order; a token's position is its ordinal in the list. Terms lie in one buffer, so that a
/// list that is used again allocates nothing.
class Tokens {
 public:
  [[nodiscard]] std::size_t size() const { return tokens_.size(); }
  [[nodiscard]] bool empty() const { return tokens_.empty(); }
  /// The folded term: at most Analyzer::max_term_bytes bytes of UTF-8. Valid until the list changes.
  [[nodiscard]] std::string_view term(std::size_t position) const {
    const auto& token = tokens_[position];
    return std::string_view(terms_).substr(token.term_begin, token.term_size);
  }
  /// Where the token stands in the original text.
  [[nodiscard]] TextSpan span(std::size_t position) const { return tokens_[position].span; }
  void clear();
  void add(std::string_view term, TextSpan span);

 private:
  struct Token {
    std::uint32_t term_begin;
    std::uint32_t term_size;
    TextSpan span;
  };
  std::vector<Token> tokens_;
  std::string terms_;
};

/// Cuts text into tokens and folds each to its term: the same for papers, lexicons and queries.
///
/// A token is a run of letters, digits and marks by Unicode's word rules (UAX #29); dashes, slashes and every other
/// mark part tokens ("Pakistan–China" is two), apostrophes inside a word are left out together with a possessive 's,
/// thousands separators and decimal points stay inside a number ("1,500.25" is `1500.25`). Dotted initials are one
/// token ("U.S." and "U. S." are `u.s`, "E. H." is `eh`), and so are degrees ("Ph.D." is `phd`). Lowered letters and
/// digits belong to their word ("CO₂" is `co2`), raised ones do not ("trust¹"), but for ordinals and squares of units
/// ("1ˢᵗ" is `1st`, "km²" is `km2`). The half rings and turned commas of transliterations vanish ("ʿulamāʾ" is
/// `ulama`). Chinese, Japanese, Thai, Lao, Khmer and Burmese are cut by ICU's
/// dictionaries. A term is the token under NFKC case folding without combining marks of the Latin, Greek and Cyrillic
/// scripts, without soft hyphens, joiners and Arabic vowel signs, with ligatures and letters such as æ, ø, ß, ł taken
/// apart. Written in capitals inside mixed text, the words US, IT and WHO are names, not the pronouns: their terms
/// are `u.s`, `i.t` and `w.h.o`.
class Analyzer {
 public:
  static constexpr std::size_t max_term_bytes = 64;
  /// Changes whenever the same text could give other terms; part of the index's fingerprint.
  static constexpr int version = 4;

  /// Replaces the content of `out` by the tokens of `text` (UTF-8; broken bytes part tokens). Linear in the text.
  void analyze(std::string_view text, Tokens& out) const;
};

/// The term of a text that is one token, or the terms joined by a space; for names and look-ups, not for bulk work.
std::string fold(std::string_view text);

}  // namespace dossier

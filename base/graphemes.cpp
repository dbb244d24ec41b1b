// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/graphemes.hpp"

#include "base/utf8.hpp"

#include <unicode/brkiter.h>

#include <algorithm>
#include <cstdint>
#include <memory>

namespace dossier {
namespace {

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

/// Whether a character certainly begins at `at`: only CR LF holds two of ASCII together.
bool plainly_between(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return true;
  return is_ascii(text[at - 1]) && is_ascii(text[at]) && !(text[at - 1] == '\r' && text[at] == '\n');
}

/// The text around a position, as far as it can matter there: to where two ASCII characters meet.
TextSpan around(std::string_view text, std::size_t at) {
  constexpr int most = 64;
  auto begin = at;
  for (int i = 0; i < most && (begin == at || !plainly_between(text, begin)); ++i) {
    if (begin == 0) break;
    begin = utf8::boundary_before(text, begin - 1);
  }
  auto end = at;
  for (int i = 0; i < most && end < text.size() && (end == at || !plainly_between(text, end)); ++i) {
    end += utf8::decode(text, end).size;
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

icu::BreakIterator* character_breaker() {
  static thread_local const std::unique_ptr<icu::BreakIterator> breaker = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    return U_SUCCESS(status) ? std::move(made) : nullptr;
  }();
  return breaker.get();
}

/// Calls `find(breaker, position)` on the neighbourhood of `at`; gives `at` where ICU has no rules.
template <class Find>
std::size_t found_near(std::string_view text, std::size_t at, Find find) {
  auto* const breaker = character_breaker();
  if (breaker == nullptr) return at;
  const auto near = around(text, at);
  const auto piece = near.of(text);
  UErrorCode status = U_ZERO_ERROR;
  UText utf8_text = UTEXT_INITIALIZER;
  utext_openUTF8(&utf8_text, piece.data(), static_cast<std::int64_t>(piece.size()), &status);
  breaker->setText(&utf8_text, status);
  std::int32_t position = icu::BreakIterator::DONE;
  if (U_SUCCESS(status)) position = find(*breaker, static_cast<std::int32_t>(at - near.begin));
  utext_close(&utf8_text);
  return position == icu::BreakIterator::DONE ? at : near.begin + static_cast<std::size_t>(position);
}

}  // namespace

std::size_t grapheme_at_or_before(std::string_view text, std::size_t at) {
  if (plainly_between(text, at)) return at;
  return found_near(text, at, [](icu::BreakIterator& breaker, std::int32_t position) {
    return breaker.isBoundary(position) != 0 ? position : breaker.preceding(position);
  });
}

std::size_t grapheme_at_or_after(std::string_view text, std::size_t at) {
  if (plainly_between(text, at)) return at;
  return found_near(text, at, [](icu::BreakIterator& breaker, std::int32_t position) {
    return breaker.isBoundary(position) != 0 ? position : breaker.following(position);
  });
}

TextSpan whole_graphemes(std::string_view text, TextSpan span) {
  if (span.empty()) return span;
  return {static_cast<std::uint32_t>(grapheme_at_or_before(text, span.begin)),
          static_cast<std::uint32_t>(grapheme_at_or_after(text, span.end))};
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/graphemes.hpp"

#include "base/utf8.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/odd_text.hpp"

#include <unicode/brkiter.h>

#include <memory>
#include <set>
#include <string>

using namespace dossier;

namespace {

/// The places of the whole text, asked of ICU at once.
std::set<std::size_t> places_in(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaker(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  UText* utf8_text = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
  breaker->setText(utf8_text, status);
  REQUIRE(U_SUCCESS(status));
  std::set<std::size_t> places;
  for (auto at = breaker->first(); at != icu::BreakIterator::DONE; at = breaker->next()) {
    places.insert(static_cast<std::size_t>(at));
  }
  utext_close(utf8_text);
  return places;
}

}  // namespace

TEST_CASE("characters are those of UAX #29, whatever stands around the place") {
  std::mt19937 random(29);
  for (int round = 0; round < 2000; ++round) {
    const auto text = test::odd_text(random, 30);
    const auto places = places_in(text);
    for (std::size_t at = 0; at <= text.size(); ++at) {
      if (at < text.size() && utf8::boundary_before(text, at) != at) continue;
      if (grapheme_at_or_before(text, at) == *std::prev(places.upper_bound(at)) &&
          grapheme_at_or_after(text, at) == *places.lower_bound(at)) {
        continue;
      }
      INFO(text << " at " << at);
      CHECK(grapheme_at_or_before(text, at) == *std::prev(places.upper_bound(at)));
      CHECK(grapheme_at_or_after(text, at) == *places.lower_bound(at));
    }
  }
}

TEST_CASE("a span takes the characters whole at whose parts it begins and ends") {
  const std::string text = "re\xCC\x81gion";
  CHECK(whole_graphemes(text, {0, 2}) == TextSpan{0, 4});
  CHECK(whole_graphemes(text, {2, 5}) == TextSpan{1, 5});
  CHECK(whole_graphemes(text, {2, 2}) == TextSpan{2, 2});
  CHECK(grapheme_at_or_before("", 0) == 0);
  CHECK(grapheme_at_or_after("a\r\nb", 2) == 3);
  CHECK(grapheme_at_or_before("a\r\nb", 2) == 1);
}

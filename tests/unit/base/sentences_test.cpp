// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/sentences.hpp"

#include "tests/support/catch.hpp"

#include <string>

using namespace dossier;

namespace {

/// The sentences of a text, a bar between them, each from its first word to before the next one's.
std::string cut(std::string_view text) {
  Tokens tokens;
  Analyzer().analyze(text, tokens);
  const auto begins = sentence_begins(text, tokens);
  std::string out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0) out += begins[i] ? "|" : " ";
    out += tokens.term(i);
  }
  return out;
}

}  // namespace

TEST_CASE("a sentence begins behind a stop, not behind that of an initial or before a small letter") {
  CHECK(cut("One stays. Two goes! Three? Four") == "one stays|two goes|three|four");
  CHECK(cut("Letter of J. Doe to M. Roe.") == "letter of j doe to m roe");
  CHECK(cut("Trade, approx. 3 percent; oil, ca. half.") == "trade approx|3 percent oil ca half");
  CHECK(cut("The treaty (see Art. 5). Then war") == "the treaty see art|5|then war");
  CHECK(cut("first line\nsecond line") == "first line|second line");
  CHECK(cut("3.5 and 7.2") == "3.5 and 7.2");
}

TEST_CASE("sentences end in other scripts too") {
  CHECK(cut("وصل الوفد؟ نعم") == cut("وصل الوفد") + "|" + cut("نعم"));
  CHECK(cut("समझौता हुआ। युद्ध रुका") == cut("समझौता हुआ") + "|" + cut("युद्ध रुका"));
  CHECK(cut("معاہدہ ہوا۔ جنگ") == cut("معاہدہ ہوا") + "|" + cut("جنگ"));
}

TEST_CASE("a text ends with a stop behind closing quotes, brackets and marks of notes") {
  for (const auto* const text : {"It ended.", "It ended.”", "(It ended!)", "It ended?*", "It ended.’ ", "结束了。」",
                                 "خاتمہ۔", "It ended… †", "समाप्त॥"}) {
    CAPTURE(text);
    CHECK(ends_with_stop(text));
  }
  for (const auto* const text : {"", " ", "”", "It went on", "It went on:", "It went on,”", "No. 5", "a – "}) {
    CAPTURE(text);
    CHECK_FALSE(ends_with_stop(text));
  }
}

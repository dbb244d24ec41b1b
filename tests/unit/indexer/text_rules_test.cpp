// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/text_rules.hpp"

#include "tests/support/catch.hpp"

using namespace dossier::reading;

TEST_CASE("ends of sentences are seen behind quotes, brackets and note marks") {
  struct Row {
    const char* text;
    bool sentence;
    bool open;
  };
  const Row rows[] = {
      {"It ended.", true, false},         {"It ended.”", true, false},      {"Did it end?", true, false},
      {"It ended (badly).", true, false}, {"It ended.)", true, false},      {"It ended.12", true, false},
      {"the range of", false, true},      {"such as these:", false, false}, {"one thing; ", false, false},
      {"volume 3.5", false, true},        {"It ended…", true, false},       {"", false, false},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(ends_sentence(row.text) == row.sentence);
    CHECK(ends_open(row.text) == row.open);
  }
}

TEST_CASE("first letters are found behind quotes, in every script with cases") {
  CHECK(starts_lower("“the end"));
  CHECK(starts_lower("économie"));
  CHECK(starts_upper("(Über"));
  CHECK_FALSE(starts_lower("12 ships"));
  CHECK_FALSE(starts_upper("中文"));
}

TEST_CASE("titles, capitals and words are told apart") {
  CHECK(title_case_share("The Price of a Strait") == 1.0);
  CHECK(title_case_share("some literature on the price of ships") == 0.0);
  CHECK(all_caps("ÉTUDE 12"));
  CHECK_FALSE(all_caps("Étude"));
  CHECK(count_words("a - b, c") == 3);
  CHECK(is_function_word("The,"));
  CHECK_FALSE(is_function_word("strait"));
  CHECK(takes_up("However, it did."));
  CHECK(ends_hyphenated("govern-"));
  CHECK_FALSE(ends_hyphenated("12-"));
}

TEST_CASE("two prints of one line are alike when squeezed") {
  CHECK(squeeze("The Strait — and “Us”") == squeeze("THE STRAIT AND US"));
  CHECK(squeeze_letters("12 Journal of X") == squeeze_letters("Journal of X 13"));
  CHECK(squeeze("Zürich") != squeeze("Zurich"));
}

TEST_CASE("a text of several sentences is told from one with an abbreviation, in any script") {
  CHECK(several_sentences("The border was open. Trade went on."));
  CHECK(several_sentences("Who gained? The port did."));
  CHECK(several_sentences("会议结束了。代表离开。"));
  CHECK(several_sentences("समझौता हुआ। युद्ध रुका।"));
  CHECK_FALSE(several_sentences("The border was open."));
  CHECK_FALSE(several_sentences("The envoy of the U.S. Senate left."));
  CHECK_FALSE(several_sentences("The rate rose by 3.5 per cent"));
  CHECK_FALSE(several_sentences("Letters to J. Doe, vol. 3"));
  CHECK_FALSE(several_sentences(""));
}

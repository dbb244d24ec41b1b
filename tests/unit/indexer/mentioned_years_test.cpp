// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/years/mentioned_years.hpp"
#include "base/utf8.hpp"
#include "indexer/years/year_context.hpp"
#include "indexer/years/year_labels.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/indexer/labelling.hpp"

#include <random>
#include <string>

using namespace dossier;

namespace {

std::string joined_years(const std::vector<MentionedYear>& years) {
  std::string out;
  for (const auto& one : years) out += (out.empty() ? "" : " ") + one.value;
  return out;
}

std::string years_in(std::string_view text) { return joined_years(mentioned_years(text)); }

}  // namespace

TEST_CASE("Years in running text are mentioned", "[years]") {
  CHECK(years_in("The war of 1965 began in August; by 1972 both had signed.") == "1965 1972");
  CHECK(years_in("On 17 August 1999, in 2001, and (since 2004) again in 2010.") == "1999 2001 2004 2010");
  CHECK(years_in("1947 changed everything") == "1947");
  CHECK(years_in("mid-1971, post-1945 and pre-1914 Europe") == "1971 1945 1914");
  CHECK(years_in("around 1950 and about 1960") == "1950 1960");
  CHECK(years_in("1971's war") == "1971");
  CHECK(years_in("the 2002 elections and the 2000 talks") == "2002 2000");
  CHECK(years_in("signed on 12.05.1998, again on 03/04/2001 and on 2005-07-18") == "1998 2001 2005");
  CHECK(years_in("Vision 2030 was written in 2014") == "2030 2014");
  CHECK(years_in("Im Jahr 1989 und 1990") == "1989 1990");
  CHECK(years_in("in 1453, not before") == "1453");
}

TEST_CASE("A range gives its ends and a decade stays as it is", "[years]") {
  CHECK(years_in("the war of 1971–72") == "1971 1972");
  CHECK(years_in("1971-1972 and 1914–1918") == "1971 1972 1914 1918");
  CHECK(years_in("season 1998/99, turn 1999–00") == "1998 1999 1999 2000");
  CHECK(years_in("in the 1970s, the 1980’s and the 1990's") == "1970s 1980s 1990s");
  CHECK(years_in("the 1960s–1970s") == "1960s 1970s");
  CHECK(years_in("Zia (1977–88) ruled") == "1977 1988");
  const auto found = mentioned_years("in 1971–72 only");
  REQUIRE(found.size() == 2);
  CHECK(found[0].span == found[1].span);
  CHECK(found[0].span.of("in 1971–72 only") == "1971–72");
}

TEST_CASE("Numbers that are no years are left out", "[years]") {
  const auto* const none = GENERATE(
      "see p. 1971 and pp. 1971–1989 there", "Security Council Resolution 1973 was vetoed",
      "Resolutions 1970 and 1973 were passed", "doi:10.1080/1971.2004.123", "https://example.org/2014/05/page",
      "S/RES/1973", "some 2000 villages were flooded", "more than 1800 interviews", "2000 troops and 1500 tanks",
      "cost 1971 dollars", "US$ 1950 or $1960, €1970", "1,971 people and 1971.5 points", "1950 + 1960 = 3910",
      "n = 1998", "1900 km of road", "12345 and 019711", "A1971 and B-1952", "1998a", "1500 BC", "ISSN 1234-5678",
      "page 1999", "at 2030 hours", "International Organization 45 (1991): 12", "45(3), 1971–1989", "3000 and 0999",
      "rooms 1100 seats 1200", "over 1600 families", "12: 1971–1989");
  INFO(none);
  CHECK(years_in(none).empty());
}

TEST_CASE("In-text citations mention no year, events do", "[years]") {
  CHECK(years_in("as Waltz (1979) says, and others (Khan and Li, 2015, p. 3; see Noor 2012) too").empty());
  CHECK(years_in("(Mearsheimer 2001: 23–25) and Ünal et al. (2019)").empty());
  CHECK(years_in("(e.g. Öztürk 1998a; World Bank 2010; 2012)").empty());
  CHECK(years_in("Smith, States, 1998, p. 12").empty());
  CHECK(years_in("the Simla Agreement (1972) and the Treaty (1960)") == "1972 1960");
  CHECK(years_in("(the treaty of 1960) and (in May 1998)") == "1960 1998");
  CHECK(years_in("Resolution 1973 (2011)") == "2011");
  CHECK(years_in("resolutions 242 (1967) and 338 (1973)") == "1967 1973");
  CHECK(years_in("(signed in 1996 and renewed)") == "1996");
}

TEST_CASE("Of a table's bare numbers the first row and column count", "[years]") {
  const std::string table = "State | 1990 | 1995\nIran | 1800 | 1950\n2001 | 1700 | founded in 1947\n";
  CHECK(joined_years(mentioned_years_of_table(table)) == "1990 1995 2001 1947");
  const auto found = mentioned_years_of_table(table);
  CHECK(found.back().span.of(table) == "1947");
}

TEST_CASE("Passages get a label a year, references and front matter none", "[years]") {
  auto passages = dossier::testing::labelled(
      "Rivers", {dossier::testing::passage("In 1960 and again in 1960, then in the 1970s."),
                 dossier::testing::passage("Noor, A. (2012). Rivers since 1960.", {}, Section::References,
                                           PassageKind::Reference),
                 dossier::testing::passage("Received in 2019", {}, Section::Front, PassageKind::Front)});
  CHECK(dossier::testing::values(passages[0], "mentions-year") == "1960, 1970s");
  CHECK(dossier::testing::values(passages[1], "mentions-year").empty());
  CHECK(dossier::testing::values(passages[2], "mentions-year").empty());
  passages[0].labels = {{"mentions-year", "1848", LabelSource::Given, 1.0F, "", {}}};
  label_years(passages[0]);
  CHECK(dossier::testing::values(passages[0], "mentions-year") == "1848");
}

TEST_CASE("Beside a number only so much is looked at as a word has, whatever the text", "[years]") {
  // Each number has its neighbours read: unbounded, they make a text without blanks quadratic.
  constexpr std::size_t most = 70;
  for (const std::string unit : {"关系", "中国和日本的关系。", "x", "é", "—“„", "\xE2\x80", "(((", "»»»", "दिल्ली"}) {
    std::string side;
    while (side.size() < 5000) side += unit;
    INFO(unit);
    const auto text = side + "1971" + side;
    const auto before = years::word_before(text, side.size());
    const auto after = years::word_after(text, side.size() + 4);
    CHECK(before.word.size() <= most);
    CHECK(side.size() - before.begin <= most);
    CHECK(after.word.size() <= most);
    CHECK(after.begin - side.size() <= most);
    if (!utf8::valid(unit)) continue;
    CHECK(utf8::valid(before.word));
    CHECK(utf8::valid(after.word));
  }
}

TEST_CASE("All years of a text without blanks are mentioned", "[years]") {
  std::string text;
  std::string expected;
  for (int year = 1901; year < 2000; ++year) {
    text += "第三次会议讨论了两国的贸易和水源并于" + std::to_string(year) + "年结束。";
    expected += (expected.empty() ? "" : " ") + std::to_string(year);
  }
  CHECK(years_in(text) == expected);
}

TEST_CASE("All numbers of an address are left out, those behind it are not", "[years]") {
  CHECK(years_in("see https://a.example/1998/2001-x/1999/ 1971, then 1972").substr(0, 4) == "1971");
  CHECK(years_in("at www.rivers.example/1998-1999/1997 in 1971") == "1971");
  CHECK(years_in("in 1971 (a@b.example,1998,1999) until 1973") == "1971 1973");
}

TEST_CASE("A table of one column is read row by row", "[years]") {
  CHECK(joined_years(mentioned_years_of_table("Signed\n1971\nin 1972\nthe peace of 1973")) == "1971 1972 1973");
  CHECK(joined_years(mentioned_years_of_table("1971\nA | 1800\nin 1972")) == "1971 1972");
}

TEST_CASE("Whatever the bytes, spans hold the year that was found", "[years]") {
  std::mt19937 random(7);
  const std::string_view pieces[] = {"1971", "–",   "-", "72",   " ", "(",    ")",  "s", "Khan",
                                     ",",    "p. ", "'", "\xE2", "€", "1999", "/",  ".", "the ",
                                     "\n",   " | ", "0", ";",    "’", "ö",    "in "};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (auto left = random() % 12; left > 0; --left) text += pieces[random() % std::size(pieces)];
    INFO(text);
    for (const auto& years : {mentioned_years(text), mentioned_years_of_table(text)}) {
      for (const auto& one : years) {
        REQUIRE(one.span.end <= text.size());
        CHECK(one.span.size() >= 4);
        const auto year = std::stoi(one.value);
        CHECK((year >= 1000 && year <= 2099));
      }
    }
  }
}

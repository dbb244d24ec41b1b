// SPDX-License-Identifier: GPL-3.0-or-later
// Years in running text of the languages that readers know; the sentences are invented.
#include "indexer/years/mentioned_years.hpp"
#include "stopwords/year_words.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace dossier;

namespace {

struct Row {
  std::string_view text;
  std::string_view years;
};

void check(const std::vector<Row>& rows) {
  for (const auto& [text, years] : rows) {
    std::string found;
    for (const auto& one : mentioned_years(text)) found += (found.empty() ? "" : " ") + one.value;
    CAPTURE(text);
    CHECK(found == years);
  }
}

}  // namespace

TEST_CASE("years in German, French, Spanish and Portuguese", "[years]") {
  check({{"Im Frühjahr 1998 zogen 2000 Soldaten ab; seit 2003 ruht der Streit.", "1998 2003"},
         {"Der Vertrag (1921) galt bis 1938. Siehe Seite 1921 und Artikel 1930.", "1921 1938"},
         {"In den 1990er Jahren kamen etwa 1800 Händler.", "1990s"},
         {"Die Fischer streiten (Albers 1997), wie Brandt (2004) zeigt.", ""},
         {"En mars 1954, près de 1500 pêcheurs ; en 1960 les accords tenaient.", "1954 1960"},
         {"Dans les années 1970, la résolution 1973 n'existait pas.", "1970s"},
         {"Le traité (1977) fut signé en présence de 1200 personnes.", "1977"},
         {"En agosto de 1982 había cerca de 1900 soldados, y desde 1984 ninguno.", "1982 1984"},
         {"En los años 1930 el Tratado (1904) seguía vigente, según López (2011).", "1930s 1904"},
         {"Em 2000 os ministros voltaram; a resolução 1970 ficou na página 1999.", "2000"},
         {"Nos anos 1980, quase 2000 famílias saíram após o acordo de 1979.", "1980s 1979"}});
}

TEST_CASE("a year behind a word that may begin an amount elsewhere stays one", "[years]") {
  check({{"Some in 1990 doubted it; only in 1991 did they agree.", "1990 1991"},
         {"Casi en 1990, y quelque part en 1998.", "1990 1998"},
         {"Of the treaties of 1921 and 1930, one holds.", "1921 1930"}});
}

TEST_CASE("a number behind “more than” is an amount, whatever the language", "[years]") {
  check({{"Mehr als 1900 Boote lagen dort, 1921 keines mehr.", "1921"},
         {"Plus de 1500 bateaux attendaient en 1954.", "1954"},
         {"Había más de 1900 barcos en 1982.", "1982"},
         {"Mais de 1800 barcos esperavam em 1979.", "1979"},
         {"Там стояло более чем 1800 лодок, а в 1994 году ни одной.", "1994"}});
}

TEST_CASE("a dash is no name of an author, and years before 1300 are of the common calendar", "[years]") {
  check({{"The guns fell silent — (1971) and stayed so.", "1971"},
         {"سقطت المدينة في عام 1258 ثم نهضت.", "1258"},
         {"《河口条约》（1997）签署。", "1997"}});
}

TEST_CASE("years in Russian", "[years]") {
  check({{"В 1994 году сторожа ушли, а в марте 2001 г. вернулись.", "1994 2001"},
         {"В 1990-х годах граница была закрыта.", "1990s"},
         {"Переговоры шли в 1971–1972 гг. в столице.", "1971 1972"},
         {"Около 1800 солдат и 1500 человек ждали; резолюция 1973 не принята.", ""},
         {"Так считает Лунин (2008), и так пишут другие (Серов 2011).", ""},
         {"Договор (1997) действовал до 2014.", "1997 2014"}});
}

TEST_CASE("years in Arabic, Persian and Urdu, in digits of either kind", "[years]") {
  check({{"وقعت الاتفاقية في عام ١٩٧٨ وانتهت سنة 1994.", "1978 1994"},
         {"نزح نحو ٢٠٠٠ شخص بعد القرار ١٩٧٣.", ""},
         {"تراجع الصيد منذ يناير ٢٠٠٣، كما يقول (سرحان، 2012).", "2003"},
         {"اتفاقية كامب الوادي (1979) لم تدم.", "1979"},
         {"در سال ۱۹۹۱ مرز بسته شد و تا ۲۰۰۴ بسته ماند.", "1991 2004"},
         {"در سال ۱۳۵۷ مردم رفتند.", ""},
         {"دهه ۱۹۶۰ آرام بود؛ حدود ۱۵۰۰ نفر ماندند، قطعنامه ۱۹۷۰ رد شد.", "1960s"},
         {"جنگ ۱۹۸۰–۱۹۸۸ به پایان رسید.", "1980 1988"},
         {"سن ۱۹۶۵ میں جنگ ہوئی اور 1971ء میں دوبارہ۔", "1965 1971"},
         {"1990 کی دہائی میں تقریباً ۲۰۰۰ افراد آئے۔", "1990s"}});
}

TEST_CASE("years in Hindi", "[years]") {
  check({{"सन् १९७२ में समझौता हुआ और 1999 में टूट गया।", "1972 1999"},
         {"१९८० के दशक में लगभग १५०० लोग आए।", "1980s"},
         {"प्रस्ताव १९७३ पृष्ठ १९९८ पर है।", ""},
         {"मार्च २००४ से बातचीत जारी है (वर्मा, २०११)।", "2004"}});
}

TEST_CASE("years in Chinese", "[years]") {
  check({{"1972年两国签署公报，1978年至1982年谈判停滞。", "1972 1978 1982"},
         {"一九四五年以后，二〇〇一年又有变化。", "1945 2001"},
         {"20世纪的1990年代贸易增长。", "1990s"},
         {"约1500人参加，修路2000公里，第1973号决议未通过。", ""},
         {"两国关系改善（王明，2015）。", ""},
         {"１９８９年边界开放。", "1989"}});
}

TEST_CASE("the span of a year in other digits is that of the text as given", "[years]") {
  const std::string text = "در سال ۱۹۹۱ مرز";
  const auto found = mentioned_years(text);
  REQUIRE(found.size() == 1);
  CHECK(found[0].span.of(text) == "۱۹۹۱");
  const std::string chinese = "到二〇〇一年为止";
  const auto years = mentioned_years(chinese);
  REQUIRE(years.size() == 1);
  CHECK(years[0].span.of(chinese) == "二〇〇一");
}

TEST_CASE("words beside years are found folded, in all languages", "[years]") {
  CHECK(is_year_word(YearWord::Month, year_fold("Января")));
  CHECK(is_year_word(YearWord::Month, year_fold("MÄRZ")));
  CHECK(is_year_word(YearWord::Before, year_fold("سال")));
  CHECK(is_year_word(YearWord::Thing, year_fold("стр.")));
  CHECK_FALSE(is_year_word(YearWord::Unit, year_fold("year")));
  CHECK(year_words(YearWord::Mark) == std::vector<std::string_view>{"年"});
}

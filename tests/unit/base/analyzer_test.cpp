// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/analyzer.hpp"

#include "base/utf8.hpp"
#include "tests/support/catch.hpp"

#include <random>
#include <string>

using dossier::Analyzer;
using dossier::fold;
using dossier::Tokens;

TEST_CASE("text is folded to terms") {
  struct Row {
    const char* text;
    const char* terms;
  };
  const Row rows[] = {
      {"Border fences", "border fences"},
      {"Pakistan–China, Pakistan-China and Pakistan—China", "pakistan china pakistan china and pakistan china"},
      {"Wæver in Zürich and Łódź", "waever in zurich and lodz"},
      {"WÆVER, Straße, ﬁnal, ofﬁce", "waever strasse final office"},
      {"e\xCC\x81tat naïve", "etat naive"},    // combining and composed accents
      {"co\xC2\xADoperation", "cooperation"},  // soft hyphen
      {"Iran's pipeline, Iran’s, the states’ own", "iran pipeline iran the states own"},
      {"don't Qur'an Shi‘a", "dont quran shia"},
      {"l'État d’Orsay O'Neill", "l etat d orsay o neill"},
      {"1,500.25 tons, 3.2%, 2015,2016, 12,34", "1500.25 tons 3.2 2015 2016 12 34"},
      {"1.1.2 JF-17 9/11 CO2 F-16s", "1.1.2 jf 17 9 11 co2 f 16s"},
      {"the U.S. and US policy", "the u.s and u.s policy"},
      {"“the U.S.” U.S.–China", "the u.s u.s china"},  // marks beyond ASCII end initials
      {"U.S.A. and USA, U.N. and UN, e.g. J.K. Doe", "usa and usa un and un eg jk doe"},
      {"let us see who it is", "let us see who it is"},
      {"Us and them", "us and them"},
      {"the WHO said that IT firms", "the w.h.o said that i.t firms"},
      {"WHO IT IS", "who it is"},
      {"a.b.com", "a b com"},
      {"snake_case & AT&T", "snake case at t"},
      {"trust¹ grows²", "trust grows"},  // superscript footnote numbers
      {"ΣΊΣΥΦΟΣ σίσυφος", "σισυφοσ σισυφοσ"},
      {"Россия и Йемен", "россия и йемен"},
      {"ＦＵＬＬ width", "full width"},
      {"İstanbul ısı", "istanbul isi"},
      {"السِّيَاسَة العربيّة", "السياسه العربيه"},
      {"می‌خواهم پاکستان", "ميخواهم پاكستان"},
      {"भारत और चीन", "भारत और चीन"},
      {"٢٠١٥", "2015"},
      {"", ""},
      {" – … ", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(fold(row.text) == row.terms);
  }
}

TEST_CASE("initials and degrees are one word however they are set") {
  for (const auto* text : {"U.S.", "U. S.", "U.\u00A0S.", "U.\u2009S."}) CHECK(fold(text) == "u.s");
  for (const auto* text : {"E.H. Carr", "E. H. Carr", "EH Carr", "e. h. carr", "E.H Carr"})
    CHECK(fold(text) == "eh carr");
  for (const auto* text : {"А.С. Пушкин", "А. С. Пушкин"}) CHECK(fold(text) == "ас пушкин");
  for (const auto* text : {"É.H. Doe", "É. H. Doe"}) CHECK(fold(text) == "eh doe");
  for (const auto* text : {"J.-P. Roe", "J.P. Roe", "J. P. Roe"}) CHECK(fold(text) == "jp roe");
  for (const auto* text : {"Ph.D.", "Ph. D.", "PhD", "ph.d", "Ph.D"}) CHECK(fold(text) == "phd");
  for (const auto* text : {"M.Sc. and D.Phil.", "MSc and DPhil"}) CHECK(fold(text) == "msc and dphil");
  CHECK(fold("J. Smith") == "j smith");
  CHECK(fold("in plan A. It failed") == "in plan a it failed");
  CHECK(fold("plan A. I think") == "plan a i think");
  CHECK(fold("z. B. Berlin") == "z b berlin");  // a capital behind a small letter
  CHECK(fold("node.js, www.b.de") == "node js www b de");
  CHECK(fold("M.Scott saw Ed.Doe") == "m scott saw ed doe");
}

TEST_CASE("lowered letters belong to a word, raised ones are marks of notes") {
  CHECK(fold("CO₂ H₂O PM₂.₅ xₙ") == "co2 h2o pm2 5 xn");
  CHECK(fold("CO₂") == fold("CO2"));
  CHECK(fold("trust¹ grows²³ in 1947² Khanᵃ and Doeᵇ,ᶜ") == "trust grows in 1947 khan and doe");
  CHECK(fold("¹The ᵃnote") == "the note");
  CHECK(fold("the 1ˢᵗ, 2ⁿᵈ and 3ʳᵈ") == "the 1st 2nd and 3rd");
  CHECK(fold("10 km² or 10km³, 5 m²") == "10 km2 or 10km3 5 m2");
  CHECK(fold("kʷala") == "kwala");
}

TEST_CASE("sounds that transliterations mark are left out") {
  for (const auto* text : {"ʿAlī", "ʾAli", "‘Ali", "'Ali", "Ali", "ʻAli"}) CHECK(fold(text) == "ali");
  for (const auto* text : {"Qurʾān", "Qur’an", "Qur'an", "Qurʼan", "Qur`an", "Qur´an", "Quran"}) {
    CHECK(fold(text) == "quran");
  }
  for (const auto* text : {"ʿulamāʾ", "‘ulama’", "ulama"}) CHECK(fold(text) == "ulama");
  for (const auto* text : {"Aʿẓam", "A'zam", "A’zam", "Azam"}) CHECK(fold(text) == "azam");
  for (const auto* text : {"Gogolʹ", "Gogol′", "Gogol"}) CHECK(fold(text) == "gogol");
  CHECK(fold("п’ять м'ята") == fold("пять мята"));
  CHECK(fold("Oʻzbekiston Hawaiʻi") == "ozbekiston hawaii");
  CHECK(fold("Iran´s gas, Iranʼs gas") == "iran gas iran gas");
  CHECK(fold("I'm sure I've d'Orsay L'État O’Neill") == "i m sure i ve d orsay l etat o neill");
}

TEST_CASE("Arabic endings, letters and digits have one form") {
  CHECK(fold("سياسة") == fold("سياسه"));
  CHECK(fold("أفغانستان إيران") == fold("افغانستان ايران"));
  CHECK(fold("على") == fold("علي"));
}

TEST_CASE("Chinese, Japanese and Thai are cut by dictionary") {
  CHECK(fold("中国和巴基斯坦的关系") == "中国 和 巴基斯坦 的 关系");
  CHECK(fold("CPEC走廊2015年").substr(0, 5) == "cpec ");
  Tokens tokens;
  Analyzer{}.analyze("ความสัมพันธ์ระหว่างประเทศ", tokens);
  CHECK(tokens.size() >= 2);
}

TEST_CASE("Japanese sounds are one with their marks, composed, decomposed or of half width") {
  CHECK(fold("学校\u304B\u3099") == fold("学校\u304C"));
  CHECK(fold("\u30CF\u309Aリ") == "パリ");
  CHECK(fold("\uFF8A\uFF9Fﾘ") == "パリ");
  CHECK(fold("ｺｰﾋｰ") == "コーヒー");
}

TEST_CASE("a token's span is its place in the original text") {
  const std::string text = "The Zürich talks: Iran’s U.S. envoy, 1,500 men";
  Tokens tokens;
  Analyzer{}.analyze(text, tokens);
  std::string spans;
  for (std::size_t i = 0; i < tokens.size(); ++i) spans += std::string(tokens.span(i).of(text)) + "|";
  CHECK(spans == "The|Zürich|talks|Iran|U.S.|envoy|1,500|men|");
}

TEST_CASE("spans leave marks of notes out and take initials whole") {
  const std::string text = "E. H. Carr¹ on ʿAli’s CO₂ (Ph. D.)";
  Tokens tokens;
  Analyzer{}.analyze(text, tokens);
  std::string spans;
  for (std::size_t i = 0; i < tokens.size(); ++i) spans += std::string(tokens.span(i).of(text)) + "|";
  CHECK(spans == "E. H.|Carr|on|ʿAli|CO₂|Ph. D.|");
}

TEST_CASE("long words are cut on a character boundary") {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "ж";
  Tokens tokens;
  Analyzer{}.analyze(text, tokens);
  REQUIRE(tokens.size() == 1);
  CHECK(tokens.term(0).size() == Analyzer::max_term_bytes);
  CHECK(dossier::utf8::valid(tokens.term(0)));
}

TEST_CASE("any bytes give tokens in order, inside the text, with well-formed terms") {
  std::mt19937 random(7);
  const std::string pieces[] = {
      "a", "Z",        "'", "’", ".", ",", "9", "é", "中", "พ",  "\xC2", "\xFF", "\xAD", "U.S", " ", "\xE2\x80\x8D",
      "ا", "\xCC\x81", "𝐀", "😀", "ﬁ", "ʿ", "₂", "²", "ᵃ",  ". ", "Ph.",  "D."};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (auto n = random() % 24; n > 0; --n) text += pieces[random() % std::size(pieces)];
    CAPTURE(text);
    Tokens tokens;
    Analyzer{}.analyze(text, tokens);
    std::uint32_t last = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const auto span = tokens.span(i);
      REQUIRE(span.begin >= last);
      REQUIRE(span.end > span.begin);
      REQUIRE(span.end <= text.size());
      REQUIRE_FALSE(tokens.term(i).empty());
      REQUIRE(dossier::utf8::valid(tokens.term(i)));
      last = span.end;
    }
  }
}

TEST_CASE("folding a term again changes nothing") {
  for (const char* text : {"Wæver", "U.S.", "E. H.", "Ph.D.", "CO₂", "1ˢᵗ", "ʿulamāʾ", "km²", "Straße", "ΣΊΣΥΦΟΣ",
                           "العربيّة", "1,500.25", "пакт", "İstanbul"}) {
    CAPTURE(text);
    CHECK(fold(fold(text)) == fold(text));
  }
}

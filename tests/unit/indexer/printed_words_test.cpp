// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text/printed_words.hpp"
#include "indexer/text/caption.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/indexer/reading_support.hpp"

#include <string>
#include <vector>

using namespace dossier;
using namespace dossier::reading;

TEST_CASE("captions are known in every language that has words for them") {
  for (const char* text :
       {"Figure 2. Ferries", "Abbildung 3: Fähren", "Tabla 1. Peajes", "Tabela 4 – Pedágios", "Таблица 2. Паромы",
        "Рисунок 1: Паромы", "图1 渡轮", "表2：渡轮费", "चित्र 1: नौका", "جدول 3: العبّارات"}) {
    CAPTURE(text);
    CHECK(is_caption(text));
  }
  CHECK(is_figure_caption("Рис. 4. Паромы"));
  CHECK_FALSE(is_figure_caption("Таблица 2. Паромы"));
  CHECK_FALSE(is_caption("Table manners of ferrymen"));
  CHECK_FALSE(is_caption("figure 2 shows ferries"));
}

TEST_CASE("the longest word counts, in any case") {
  CHECK(printed_word("KEYWORDS: ferries", PrintedWord::Keywords) == 8);
  CHECK(printed_word("Ключевые слова: паромы", PrintedWord::Keywords) == std::string("Ключевые слова").size());
  CHECK(printed_word("Ferries", PrintedWord::Keywords) == 0);
  CHECK(is_printed_word("Anmerkungen", PrintedWord::Notes));
  CHECK_FALSE(is_printed_word("Notes on ferries", PrintedWord::Notes));
}

TEST_CASE("Chinese front matter is in passages, with title, authors, abstract and keywords") {
  const auto reading = read_text(
      "# 渡轮收费的制度基础\n\n张三a，李四海b(南方大学a.经济学院;b.水运研究所，江城 100000)\n\n"
      "摘要：本文考察两个城镇共同记录的渡轮账目。结果表明共同记账减少争执。\n\n关键词：渡轮；收费\n\n"
      "# 0 引言\n\n两个城镇之间有九艘渡轮。\n\n# 4 结论\n\n共同记账减少争执。\n");
  CHECK(reading.paper.title == "渡轮收费的制度基础");
  REQUIRE(reading.paper.authors.size() == 2);
  CHECK(outline_of(reading)[2] ==
        "paragraph abstract [摘要] 本文考察两个城镇共同记录的渡轮账目。结果表明共同记账减少争执。");
  CHECK(outline_of(reading).back() == "paragraph conclusion [4 结论] 共同记账减少争执。");
}

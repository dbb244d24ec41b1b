// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/languages/chinese.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <string>

using namespace dossier;

namespace {

bool among(const std::string& wanted, const std::string& word) {
  const auto ways = chinese_writings(word);
  return std::find(ways.begin(), ways.end(), wanted) != ways.end();
}

}  // namespace

TEST_CASE("a Chinese word has its traditional and its simplified writing") {
  CHECK(among("关系", "關係"));
  CHECK(among("關係", "关系"));
  CHECK(among("發展", "发展"));
  CHECK(among("头发", "頭髮"));
  CHECK(among("頭髮", "头发"));
  CHECK(among("后面", "後面"));
  CHECK_FALSE(among("关系", "关系"));
}

TEST_CASE("words without two writings have none") {
  CHECK(chinese_writings("").empty());
  CHECK(chinese_writings("trade").empty());
  CHECK(chinese_writings("水山").empty());
  CHECK(chinese_writings("한국").empty());
}

TEST_CASE("a long run gives few writings") {
  std::string run;
  for (int i = 0; i < 200; ++i) run += "发后干面";
  CHECK(chinese_writings(run).size() <= 2);
  CHECK(chinese_writings("发后干面").size() <= most_chinese_writings);
}

TEST_CASE("a Chinese word has each mix of both writings, the simplified one first, and itself never") {
  using Words = std::vector<std::string>;
  CHECK(chinese_writings("馬車") == Words{"马车", "马車", "馬车"});
  CHECK(chinese_writings("马车") == Words{"馬車", "马車", "馬车"});
  CHECK(chinese_writings("馬水") == Words{"马水"});
  CHECK(chinese_writings("馬a") == Words{"马a"});
  CHECK(chinese_writings("a馬").empty());
}

TEST_CASE("up to thirty-two mixes are given, and of a longer word none") {
  CHECK(chinese_writings("东车马贝见").size() == 31);
  CHECK(chinese_writings("东车马贝见水").size() == 31);
  CHECK(chinese_writings("东车马贝见龙") == std::vector<std::string>{"東車馬貝見龍"});
  CHECK(chinese_writings("東車馬貝見龍") == std::vector<std::string>{"东车马贝见龙"});
}

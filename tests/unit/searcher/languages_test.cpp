// SPDX-License-Identifier: GPL-3.0-or-later
// What words of languages other than English find.
#include "searcher/searcher.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/stored_index.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

using namespace dossier;
using namespace dossier::testing;

namespace {

/// Numbers of the passages that hold the word itself, ascending: `1 2`.
std::string found(const StoredIndex& index, const std::string& query) {
  const Searcher searcher(index.reader());
  SearchRequest request;
  request.query = query;
  request.meaning = false;
  const auto response = searcher.search(request);
  REQUIRE(response);
  std::vector<std::uint32_t> numbers;
  for (const auto& hit : response->hits) numbers.push_back(hit.passage.n);
  std::sort(numbers.begin(), numbers.end());
  std::string out;
  for (const auto number : numbers) out += (out.empty() ? "" : " ") + std::to_string(number);
  CHECK(response->total == numbers.size());
  return out;
}

}  // namespace

TEST_CASE("words of Arabic, Persian, Urdu, Hindi and Russian find their forms") {
  const StoredIndex index(content_of({{
      "وقعت الحكومات اتفاقيات جديدة",                                              // 1
      "الاتفاقية بين الحكومة والبرلمان",                                           // 2
      "دولت‌ها قراردادهای تجاری را امضا کردند",  // 3
      "قرارداد تازه امضا شد",                                                      // 4
      "सरकारों ने समझौतों पर हस्ताक्षर किए",                                            // 5
      "सरकार का समझौता लागू हुआ",                                                    // 6
      "Новый международный договор",                                               // 7
      "Нового международного договора с войной",
      "Начало войны",
  }}));
  CHECK(found(index, "اتفاقية") == "1 2");
  CHECK(found(index, "حكومة") == "1 2");
  CHECK(found(index, "البرلمان") == "2");
  CHECK(found(index, "قرارداد") == "3 4");
  CHECK(found(index, "समझौता") == "5 6");
  CHECK(found(index, "सरकारें") == "5 6");
  CHECK(found(index, "международный") == "7 8");
  CHECK(found(index, "новая") == "7 8");
  CHECK(found(index, "война") == "8 9");
  const StoredIndex river(content_of({{"Крестьяне чинили каналы", "Крестьянин чинил канал", "Правила приняты"}}));
  CHECK(found(river, "канал") == "1 2");
  CHECK(found(river, "крестьянин") == "1 2");
  CHECK(found(river, "правило") == "3");
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/format/stored_vocabulary.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>

using namespace dossier;
using namespace dossier::index;

namespace {

/// The stems that meaning has of words.
std::vector<std::string> meant(std::vector<std::string> words) {
  std::sort(words.begin(), words.end());
  std::vector<VocabularyEntry> entries;
  for (const auto& word : words) {
    entries.push_back({word, static_cast<WordId>(entries.size()), stem_of("en", word)});
  }
  const auto vocabulary = StoredVocabulary::decode({encode_vocabulary(entries)});
  REQUIRE(vocabulary != nullptr);
  std::vector<std::string> stems;
  for (std::size_t i = 0; i < vocabulary->size(); ++i) stems.push_back(vocabulary->meaning_stem(i));
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return stems;
}

}  // namespace

TEST_CASE("meaning takes the forms of a word for one in the language of its letters") {
  CHECK(meant({"treaty", "treaties"}) == std::vector<std::string>{"treati"});
  CHECK(meant({"договор", "договора", "договором", "договоры"}).size() == 1);
  CHECK(meant({"الحدود", "حدود"}).size() == 1);
  CHECK(meant({"लड़का", "लड़के"}).size() == 1);
  CHECK(meant({"война", "договор"}).size() == 2);
}

TEST_CASE("letters without a stemmer keep their words for meaning") {
  CHECK(meant({"条约"}) == std::vector<std::string>{"条约"});
  CHECK(meant({"1971"}) == std::vector<std::string>{"1971"});
}

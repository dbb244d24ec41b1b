// SPDX-License-Identifier: GPL-3.0-or-later
// Words of several scripts and notations: text and query meet, and the marks stand on the words as they were written.
#include "searcher/searcher.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/stored_index.hpp"

#include <algorithm>
#include <string>
#include <vector>

using namespace dossier;
using namespace dossier::testing;

namespace {

/// What is marked in the passages found, by their numbers: `1 U. S.|2 U.S.`.
std::string marked(const StoredIndex& index, const std::string& query) {
  const Searcher searcher(index.reader());
  SearchRequest request;
  request.query = query;
  auto response = searcher.search(request);
  REQUIRE(response);
  std::vector<std::string> found;
  for (const auto& hit : response->hits) {
    auto& line = found.emplace_back(std::to_string(hit.passage.n));
    for (const auto& mark : hit.highlights) line += ' ' + std::string(mark.of(hit.passage.text));
  }
  std::sort(found.begin(), found.end());
  std::string out;
  for (const auto& line : found) out += (out.empty() ? "" : "|") + line;
  return out;
}

void check_all(const std::vector<std::string>& texts, const std::vector<const char*>& queries, const char* expected) {
  const StoredIndex index(content_of({texts}));
  for (const auto* query : queries) {
    CAPTURE(query);
    CHECK(marked(index, query) == expected);
  }
}

}  // namespace

TEST_CASE("initials and degrees are found however they are set") {
  check_all({"The U. S. envoy left.", "The U.S. envoy came."}, {"U. S.", "U.S.", "US", "\"U. S.\""}, "1 U. S.|2 U.S.");
  check_all({"Q. R. Roe wrote it.", "Q.R. Roe saw it.", "QR Roe too."},
            {"Q. R. Roe", "Q.R. Roe", "QR Roe", "q. r. roe", "Q. R. Roe AND Roe"}, "1 Q. R. Roe|2 Q.R. Roe|3 QR Roe");
  check_all({"Ann Doe, Ph. D., left.", "Bob Roe, Ph.D., came.", "A PhD is long."}, {"Ph.D.", "Ph. D.", "phd", "PhD"},
            "1 Ph. D.|2 Ph.D.|3 PhD");
}

TEST_CASE("lowered digits are the word's, raised ones are marks of notes") {
  check_all({"Less CO₂ now.", "More CO2 then."}, {"CO₂", "CO2", "co2"}, "1 CO₂|2 CO2");
  check_all({"They trust¹ it.", "The trust² grew."}, {"trust", "trust¹", "\"trust\""}, "1 trust|2 trust");
}

TEST_CASE("transliterations are found by whatever mark stands for a sound") {
  check_all({"The ʿulamāʾ met.", "The ulama left.", "The ‘ulama’ came."}, {"ulama", "ʿulamāʾ", "‘ulama’"},
            "1 ʿulamāʾ|2 ulama|3 ulama");
  check_all({"A Qurʾān lay there.", "The Qur’an was read.", "A Quran."}, {"quran", "Qur'an", "Qurʾān", "qur`an"},
            "1 Qurʾān|2 Qur’an|3 Quran");
}

TEST_CASE("Arabic words are found with article, particles, feminine endings and plurals") {
  check_all({"سياسة جديدة", "السياسه الخارجية", "والسياسات تغيرت"}, {"سياسة", "سياسه", "السياسة", "سياسات"},
            "1 سياسة|2 السياسه|3 والسياسات");
  // Another word each, though it begins or ends alike.
  check_all({"لبنان بلد", "اللبن طعام", "وزير جاء", "زيرو لعب"}, {"لبنان"}, "1 لبنان");
}

TEST_CASE("Korean nouns are found with one particle or several behind them") {
  check_all({"정부는 말했다", "정부에게서도 들었다", "정부들과의 대화", "정부로부터 왔다", "정부"},
            {"정부", "정부는", "정부로부터"}, "1 정부는|2 정부에게서도|3 정부들과의|4 정부로부터|5 정부");
}

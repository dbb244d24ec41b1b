// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/report_words.hpp"

#include "tests/support/catch.hpp"

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using namespace dossier;

namespace {

/// The names in backticks between two phrases of docs/reading.md.
std::vector<std::string> names_between(const std::string& from, const std::string& to) {
  std::ifstream in(DOSSIER_SOURCE_DIR "/docs/reading.md");
  const std::string all(std::istreambuf_iterator<char>(in), {});
  const auto begin = all.find(from) + from.size();
  const auto part = all.substr(begin, all.find(to, begin) - begin);
  std::vector<std::string> names;
  for (auto at = part.find('`'); at != std::string::npos; at = part.find('`', at)) {
    const auto end = part.find('`', at + 1);
    auto name = part.substr(at + 1, end - at - 1);
    for (auto& c : name) c = c == '\n' ? ' ' : c;
    names.push_back(std::move(name));
    at = end + 1;
  }
  return names;
}

}  // namespace

TEST_CASE("the report counts in one and in many") {
  CHECK(dropped_in_words("running head", 1) == "1 running head");
  CHECK(dropped_in_words("running head", 1200) == "1,200 running heads");
  CHECK(dropped_in_words("heading without text", 2) == "2 headings without text");
  CHECK(repaired_in_words("note mark taken out", 2) == "2 footnote marks removed");
  CHECK(repaired_in_words("de-hyphenated", 1) == "1 hyphenated word rejoined");
}

TEST_CASE("the report is silent of what there is none of, and shows a word that it does not know") {
  CHECK(dropped_in_words("badge", 0).empty());
  CHECK(repaired_in_words("joined", 0).empty());
  CHECK(dropped_in_words("stain of coffee", 3) == "3 stain of coffee");
}

TEST_CASE("every reason and repair of docs/reading.md has its words") {
  const auto reasons = names_between("lines left out by reason:", "`repairs` counts");
  const auto repairs = names_between("`repairs` counts", "`searcher/output/report_words.cpp`");
  CHECK(reasons.size() == 18);
  CHECK(repairs.size() == 11);
  for (const auto& reason : reasons) CHECK(dropped_in_words(reason, 2) != "2 " + reason);
  for (const auto& repair : repairs) {
    if (repair != "broken bytes replaced" && repair != "control characters left out") {
      CHECK(repaired_in_words(repair, 2) != "2 " + repair);
    }
  }
}

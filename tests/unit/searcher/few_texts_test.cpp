// SPDX-License-Identifier: GPL-3.0-or-later
// A library mostly in English: the forms of words of the few texts in other languages are known too.
#include "searcher/forms/paradigms.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace dossier;

namespace {

/// The languages of a library in which each of these words stands in that share of the passages.
std::vector<std::string> languages(const std::set<std::string, std::less<>>& words, double share) {
  return forms::languages_of([&](std::string_view word) { return words.contains(word) ? share : 0.0; });
}

}  // namespace

TEST_CASE("a few texts in a language are enough for its forms, a few cited titles are not") {
  const std::set<std::string, std::less<>> german{"und", "der", "das", "nicht", "ist", "wird", "auch", "wurde"};
  CHECK(languages(german, 0.005) == std::vector<std::string>{"de"});
  CHECK(languages({"und", "der", "das", "von", "zwischen"}, 0.01).empty());
  CHECK(languages({"und", "der", "das", "von"}, 0.06) == std::vector<std::string>{"de"});
  CHECK(languages(german, 0.001).empty());
}

TEST_CASE("Urdu beside Arabic and Persian is told by its own words") {
  const auto found = languages({"ميں", "اور", "هيں", "هي", "كو", "پر", "ني", "سي", "كا"}, 0.02);
  CHECK(std::find(found.begin(), found.end(), "ur") != found.end());
  CHECK(std::find(found.begin(), found.end(), "ar") == found.end());
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "stopwords/section_words.hpp"

#include "index/passage.hpp"

#include "tests/support/catch.hpp"

#include <algorithm>

using namespace dossier;

TEST_CASE("every name of a section has a known role and is written in small letters") {
  CHECK(section_words().size() > 300);
  for (const auto& name : section_words()) {
    CAPTURE(name.words);
    CHECK(std::find(section_names.begin(), section_names.end(), name.role) != section_names.end());
    CHECK_FALSE(name.words.empty());
    CHECK(std::none_of(name.words.begin(), name.words.end(), [](char c) { return c >= 'A' && c <= 'Z'; }));
    CHECK_FALSE(name.words.ends_with(' '));
  }
}

TEST_CASE("a name has the same role in every language") {
  const auto& names = section_words();
  for (auto name = names.begin(); name != names.end(); ++name) {
    CAPTURE(name->words);
    CHECK(std::all_of(names.begin(), name, [&](const SectionWord& other) {
      return other.words != name->words || other.fit != name->fit || other.role == name->role;
    }));
  }
}

TEST_CASE("words of headings are found by their kind") {
  for (const auto* kind : {"theory", "school", "aims", "framework", "methods"}) {
    CAPTURE(kind);
    const auto words = heading_words(kind);
    CHECK(words.size() >= 5);
    CHECK(std::is_sorted(words.begin(), words.end()));
  }
  CHECK(heading_words("nothing").empty());
}

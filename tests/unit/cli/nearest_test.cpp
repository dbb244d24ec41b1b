// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options/nearest.hpp"

#include "tests/support/catch.hpp"

using namespace dossier;

TEST_CASE("the nearest name is at most two slips away, one from a short word") {
  const std::vector<std::string_view> names{"search", "similar", "show", "serve", "status", "index"};
  CHECK(nearest("search", names) == "search");
  CHECK(nearest("serch", names) == "search");
  CHECK(nearest("saerch", names) == "search");    // swapped
  CHECK(nearest("seaarchh", names) == "search");  // two too many
  CHECK(nearest("seaaarchh", names).empty());     // three
  CHECK(nearest("xxarch", names) == "search");
  CHECK(nearest("xxxrch", names).empty());
  CHECK(nearest("sho", names) == "show");
  CHECK(nearest("how", names) == "show");
  CHECK(nearest("hwo", {"how"}) == "how");
  CHECK(nearest("how", {"hat"}).empty());    // two slips in a word of three letters
  CHECK(nearest("howl", {"hats"}).empty());  // three slips
  CHECK(nearest("howl", {"hotl", "hats"}) == "hotl");
  CHECK(nearest("cats", {"hath"}) == "hath");  // two slips in a word of four letters
  CHECK(nearest("", names).empty());
  CHECK(nearest("query", {}).empty());
}

TEST_CASE("a name that the word begins is one slip away, and of equal ones the first is taken") {
  CHECK(nearest("in", {"index", "info"}) == "index");
  CHECK(nearest("i", {"index"}).empty());  // a letter is no beginning
  CHECK(nearest("inde", {"indexes", "inde"}) == "inde");
  CHECK(nearest("comp", {"completion", "compl"}) == "completion");
  CHECK(nearest("cat", {"hat", "bat"}) == "hat");
  CHECK(nearest("carts", {"hat", "cats", "carta"}) == "cats");
}

TEST_CASE("a very long word is near to nothing") {
  const std::string word(64, 'a');
  CHECK(nearest(word, {word}) == word);
  CHECK(nearest(word + "a", {word}).empty());
}

TEST_CASE("the question names what was meant, with what stands before it") {
  CHECK(did_you_mean("serch", {"search"}) == "did you mean search?");
  CHECK(did_you_mean("limt", {"limit"}, "--") == "did you mean --limit?");
  CHECK(did_you_mean("xyz", {"limit"}, "--").empty());
}

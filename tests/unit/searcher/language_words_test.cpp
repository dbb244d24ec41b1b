// SPDX-License-Identifier: GPL-3.0-or-later
// Words of a language, by a dictionary made for the test.
#include "searcher/forms/language_words.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"

#include <dlfcn.h>

#include <cstdlib>
#include <fstream>
#include <string>

using namespace dossier;

namespace {

bool has_hunspell() {
  for (const auto* name : {"libhunspell-1.7.so.0", "libhunspell-1.6.so.0", "libhunspell.so"}) {
    if (void* file = dlopen(name, RTLD_NOW | RTLD_LOCAL); file != nullptr) return dlclose(file) == 0;
  }
  return false;
}

void put(const std::filesystem::path& path, const std::string& text) { std::ofstream(path) << text; }

}  // namespace

TEST_CASE("a word is one of a language as written or with a capital") {
  // A dictionary is read at the first question of its language: no other test asks for these.
  const test::TempFolder folder;
  put(folder.path() / "pt_PT.aff", "SET UTF-8\n");
  put(folder.path() / "pt_PT.dic", "4\nzorvek\nAxlum\nZamrik\névorq\n");
  put(folder.path() / "pt_BR.aff", "SET UTF-8\n");
  put(folder.path() / "it_IT.aff", "SET ISO8859-1\n");
  put(folder.path() / "it_IT.dic", "2\nzorvekko\n\xE9vorqqo\n");
  REQUIRE(::setenv("DICPATH", folder.path().c_str(), 1) == 0);
  const auto known = [](const std::string& word, const std::string& language) {
    return is_language_word(word, {language});
  };
  const bool there = has_hunspell();
  for (const std::string word : {"zorvek", "Zorvek", "Axlum", "axlum", "zamrik", "Zamrik", "évorq"}) {
    CAPTURE(word);
    CHECK(known(word, "pt") == there);
  }
  CHECK(is_language_word("zorvek", {"xx", "pt"}) == there);
  CHECK(known("zorvekko", "it") == there);
  // Words beyond ASCII are looked for in dictionaries of UTF-8 alone.
  CHECK_FALSE(known("évorqqo", "it"));
  for (const std::string word : {"", "zorve", "axlumm", "zorvekko", "éxlum", "1zorvek"}) {
    CAPTURE(word);
    CHECK_FALSE(known(word, "pt"));
  }
  CHECK_FALSE(known(std::string("zorvek\0x", 8), "pt"));
  CHECK_FALSE(known("zorvek", "xx"));
  CHECK_FALSE(is_language_word("zorvek", {}));
  ::unsetenv("DICPATH");
}

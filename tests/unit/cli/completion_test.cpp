// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options/completion.hpp"

#include "tests/support/catch.hpp"

#include <algorithm>

using namespace dossier;

namespace {

using Words = std::vector<std::string>;

CompletionSource invented_index() {
  CompletionSource source;
  source.facets = [] { return Words{"paper", "dyad", "volume"}; };
  source.values = [](std::string_view facet) {
    return facet == "dyad" ? Words{"Chad-Libya", "China-Nepal"} : facet == "volume" ? Words{"7", "8"} : Words{};
  };
  source.passages = [](std::string_view) { return Words{"tap:01", "tap:02"}; };
  return source;
}

Words completed(const Words& words) {
  Words texts;
  for (const auto& candidate : complete(words, invented_index())) texts.push_back(candidate.text);
  return texts;
}

}  // namespace

TEST_CASE("commands, flags and choices complete from the table") {
  CHECK(completed({"dossier", "sea"}) == Words{"search"});
  CHECK(completed({"dossier", "search", "--lim"}) == Words{"--limit"});
  CHECK(completed({"dossier", "search", "--sort", "y"}) == Words{"year"});
  CHECK(completed({"dossier", "search", "--sort=y"}) == Words{"--sort=year"});
  CHECK(completed({"dossier", "help", "matr"}) == Words{"matrix"});
  CHECK(completed({"dossier", "--index", "x", "sea"}) == Words{"search"});
}

TEST_CASE("hidden commands do not complete") {
  const auto all = completed({"dossier", ""});
  CHECK(all.size() > 10);
  CHECK(std::ranges::count(all, "__complete") == 0);
}

TEST_CASE("values of facets complete from the index, in any case") {
  CHECK(completed({"dossier", "search", "--dyad", "ch"}) == Words{"Chad-Libya", "China-Nepal"});
  CHECK(completed({"dossier", "search", "--dyad=chi"}) == Words{"--dyad=China-Nepal"});
  CHECK(completed({"dossier", "search", "--filter", "vol"}) == Words{"volume="});
  CHECK(completed({"dossier", "search", "--filter", "volume="}) == Words{"volume=7", "volume=8"});
  CHECK(completed({"dossier", "search", "--filter", "volume!=8"}) == Words{"volume!=8"});
  CHECK(completed({"dossier", "matrix", "d"}) == Words{"dyad"});
  CHECK(completed({"dossier", "matrix", "dyad", "v"}) == Words{"volume"});
  CHECK(completed({"dossier", "show", "tap:"}) == Words{"tap:01", "tap:02"});
}

TEST_CASE("where a word, a file or a folder is wanted there are no candidates") {
  CHECK(completed({"dossier", "search", "wat"}).empty());
  CHECK(completed({"dossier", "index", "pa"}).empty());
  CHECK(completed({"dossier", "search", "--index", "pa"}).empty());
  CHECK(completed({"dossier", "search", "--", "--lim"}).empty());
  CHECK(completed({"dossier", "frobnicate", "x"}).empty());
  CHECK(completed({"dossier"}).size() > 10);
  CHECK(completed({}).size() > 10);
}

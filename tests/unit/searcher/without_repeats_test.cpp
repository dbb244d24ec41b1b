// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/types/without_repeats.hpp"

#include "tests/support/catch.hpp"

namespace dossier {
namespace {

TEST_CASE("a message is printed once, unless its suggestions differ") {
  const Diagnostic star{"misplaced-star", "`*` needs letters before it.", {0, 1}, {}};
  auto second = star;
  second.span = {2, 3};
  const Diagnostic unknown{"unknown-word", "“watr” does not occur.", {4, 8}, {"water"}};
  auto other = unknown;
  other.suggestions = {"waters"};
  CHECK(without_repeats({star, second, unknown, other, second, unknown}) ==
        std::vector<Diagnostic>{star, unknown, other});
  CHECK(without_repeats({}).empty());
}

}  // namespace
}  // namespace dossier

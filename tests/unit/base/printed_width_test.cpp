// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/printed_width.hpp"
#include "tests/support/catch.hpp"

using namespace dossier;

TEST_CASE("widths in a proportional type: wide letters, capitals, blanks before the text, other scripts") {
  CHECK(printed_columns("") == 0);
  CHECK(printed_columns("mmmmmmmmmm") == 18);
  CHECK(printed_columns("illlllllll") == 7);
  CHECK(printed_columns("The salt of the earth was taken to the harbour at noon") == 49);
  CHECK(printed_columns("    salt") == 7);
  CHECK(printed_columns("SALT AND WOOL") == 13);  // small type, or small capitals
  CHECK(printed_columns("盐和羊毛") == 8);
  CHECK(printed_columns("Соль и шерсть") == 13);
}

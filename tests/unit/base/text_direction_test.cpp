// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text_direction.hpp"

#include "tests/support/catch.hpp"

using dossier::runs_right_to_left;

TEST_CASE("the first letter tells the direction of a text") {
  for (const auto* text : {"اتفاق", "  12: «اتفاق» treaty", "שלום", "(2015) معاهدہ", "\xFF\xFE اتفاق"}) {
    CAPTURE(text);
    CHECK(runs_right_to_left(text));
  }
  for (const auto* text : {"treaty", "… treaty اتفاق", "协议", "договор", "संधि", "2015", "", "\xFF"}) {
    CAPTURE(text);
    CHECK_FALSE(runs_right_to_left(text));
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/result.hpp"

#include "tests/support/catch.hpp"

#include <string>

using dossier::Error;
using dossier::ErrorCode;
using dossier::Result;

TEST_CASE("a result holds a value or an error") {
  const Result<int> good = 7;
  REQUIRE(good);
  CHECK(*good == 7);
  CHECK(good.value_or(1) == 7);

  const Result<int> bad = Error{ErrorCode::NotFound, "no such paper", "dossier papers"};
  REQUIRE_FALSE(bad);
  CHECK(bad.error().message == "no such paper");
  CHECK(bad.value_or(1) == 1);

  CHECK(Result<void>{}.has_value());
  CHECK_FALSE(Result<void>{Error{ErrorCode::DiskFull, "no room", ""}}.has_value());
}

TEST_CASE("every error code has a name, an exit status and an HTTP status") {
  CHECK(dossier::to_string(ErrorCode::Usage) == "usage");
  CHECK(dossier::exit_status(ErrorCode::Usage) == 2);
  CHECK(dossier::exit_status(ErrorCode::NotFound) == 1);
  CHECK(dossier::exit_status(ErrorCode::Unreadable) == 4);
  for (const auto code :
       {ErrorCode::IndexMissing, ErrorCode::IndexIncompatible, ErrorCode::IndexDamaged, ErrorCode::IndexLocked}) {
    CHECK(dossier::exit_status(code) == 3);
    CHECK(dossier::http_status(code) == 503);
  }
  CHECK(dossier::to_string(ErrorCode::Cancelled) == "cancelled");
}

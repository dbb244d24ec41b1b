// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/digest.hpp"

#include "tests/support/catch.hpp"

#include <set>
#include <string>

using dossier::Digest;
using dossier::digest_hex;

TEST_CASE("a digest depends on the bytes alone, not on how they were added") {
  CHECK(Digest{}.add("bor").add("der").hex() == digest_hex("border"));
  CHECK(digest_hex("border").size() == 32);
  CHECK(digest_hex("") != digest_hex(std::string(1, '\0')));
}

TEST_CASE("small changes give other digests") {
  std::set<std::string> seen;
  for (int i = 0; i < 20000; ++i) seen.insert(digest_hex("passage " + std::to_string(i)));
  CHECK(seen.size() == 20000);
}

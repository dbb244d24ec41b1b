// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/nearness.hpp"

#include "tests/support/catch.hpp"

#include <cmath>
#include <cstdint>
#include <vector>

using namespace dossier;

namespace {

/// Passage i has the direction (100, 10 i) or, where they are `alike`, (100, 1).
PassageVectors fan(DocId passages, bool alike) {
  std::vector<std::int8_t> numbers;
  for (DocId doc = 1; doc <= passages; ++doc) {
    numbers.push_back(100);
    numbers.push_back(static_cast<std::int8_t>(alike ? 1 : 10 * doc));
  }
  return {2, passages, numbers};
}

std::vector<RankedDoc> first(DocId passages) {
  std::vector<RankedDoc> docs;
  for (DocId doc = 1; doc <= passages; ++doc) docs.push_back({doc, 0});
  return docs;
}

}  // namespace

TEST_CASE("nearness counts less where passages differ much in it, and more where they hardly do") {
  const auto vectors = fan(12, false);
  const Nearness plain(vectors, {1, 0}, 1, 0);
  double sum = 0;
  double squares = 0;
  for (DocId doc = 1; doc <= 12; ++doc) {
    sum += plain.likeness(doc);
    squares += plain.likeness(doc) * plain.likeness(doc);
  }
  const auto deviation = std::sqrt(squares / 12 - sum * sum / 144);
  auto near = plain;
  near.even_out(first(12), deviation);
  CHECK(near.likeness(3) == Approx(plain.likeness(3)));
  near = plain;
  near.even_out(first(12), 4 * deviation);
  CHECK(near.likeness(3) == Approx(2 * plain.likeness(3)));
  CHECK(near.most() == Approx(2 * plain.most()));
  near = plain;
  near.even_out(first(12), deviation / 4);
  CHECK(near.likeness(3) == Approx(plain.likeness(3) / 2));
}

TEST_CASE("nearness stays as it is where passages are few, and has a bound where they are alike") {
  const auto vectors = fan(12, false);
  const Nearness plain(vectors, {1, 0}, 1, 0);
  auto near = plain;
  near.even_out(first(9), 5);
  CHECK(near.likeness(3) == plain.likeness(3));
  near.even_out(first(12), 0);
  CHECK(near.likeness(3) == plain.likeness(3));
  const auto same = fan(12, true);
  Nearness alike(same, {1, 0}, 1, 0);
  alike.even_out(first(12), 0.3);
  CHECK(alike.most() == Approx(std::sqrt(0.3 / 0.03)));
  Nearness nothing;
  nothing.even_out(first(12), 0.3);
  CHECK(nothing.most() == 0);
}

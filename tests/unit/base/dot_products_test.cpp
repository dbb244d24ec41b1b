// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/dot_products.hpp"

#include "tests/support/catch.hpp"

#include <cmath>
#include <random>

using dossier::DotProducts;

namespace {

std::vector<std::int8_t> random_rows(std::size_t rows, std::size_t size, std::mt19937& random) {
  std::uniform_int_distribution<int> number(-127, 127);
  std::vector<std::int8_t> out(rows * size + DotProducts::overrun, 99);  // what lies behind the rows must not count
  for (std::size_t i = 0; i < rows * size; ++i) out[i] = static_cast<std::int8_t>(number(random));
  return out;
}

}  // namespace

TEST_CASE("dot products are as near to the exact ones as they say") {
  std::mt19937 random(7);
  std::normal_distribution<float> number;
  for (const std::size_t size : {1U, 2U, 15U, 16U, 17U, 64U, 100U, 300U}) {
    constexpr std::size_t count = 40;
    const auto rows = random_rows(count, size, random);
    std::vector<float> vector(size);
    for (auto& value : vector) value = number(random);
    const DotProducts products(vector);
    std::vector<float> out(count);
    products.with(rows.data(), out);
    std::vector<float> plain(count);
    products.with_plainly(rows.data(), plain);
    CHECK(out == plain);
    CAPTURE(size, products.error());
    for (std::size_t n = 0; n < count; ++n) {
      double exact = 0;
      double squares = 0;
      for (std::size_t i = 0; i < size; ++i) {
        const double value = rows[n * size + i];
        exact += vector[i] * value;
        squares += value * value;
      }
      CHECK(std::abs(out[n] - exact) <= products.error() * std::sqrt(squares));
    }
    CHECK(products.error() < 0.01F * std::sqrt(static_cast<float>(size)));
  }
}

TEST_CASE("a vector of zeros has products of zero") {
  const std::vector<std::int8_t> rows(3 + DotProducts::overrun, 5);
  const std::vector<float> zeros(3, 0.0F);
  const DotProducts products(zeros);
  std::vector<float> out(1, 9.0F);
  products.with(rows.data(), out);
  CHECK(out[0] == 0);
  CHECK(products.error() == 0);
}

TEST_CASE("squares of a row of any length add up") {
  std::mt19937 random(11);
  for (std::size_t size = 0; size < 130; ++size) {
    const auto row = random_rows(1, size, random);
    std::int32_t expected = 0;
    for (std::size_t i = 0; i < size; ++i) expected += row[i] * row[i];
    CHECK(dossier::sum_of_squares(std::span(row).first(size)) == expected);
  }
  const std::vector<std::int8_t> lowest(65536, -128);
  CHECK(dossier::sum_of_squares(lowest) == 65536 * 128 * 128);
}

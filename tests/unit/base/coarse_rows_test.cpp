// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/coarse_rows.hpp"

#include "tests/support/catch.hpp"

#include <array>
#include <cmath>
#include <random>

using dossier::CoarseProducts;
using dossier::CoarseRows;

namespace {

struct Block {
  std::vector<std::vector<std::int8_t>> numbers;
  std::vector<std::uint8_t> bytes;
  std::vector<float> lower;
};

Block block_of(std::vector<std::vector<std::int8_t>> numbers) {
  Block block{std::move(numbers), {}, {}};
  block.bytes.resize(CoarseRows::bytes(block.numbers.front().size()));
  for (std::size_t row = 0; row < CoarseRows::rows; ++row) {
    block.lower.push_back(CoarseRows::put(block.bytes, row, block.numbers[row]));
  }
  return block;
}

Block random_block(std::size_t size, int highest, std::mt19937& random) {
  std::uniform_int_distribution<int> number(-highest, highest);
  std::vector<std::vector<std::int8_t>> rows(CoarseRows::rows, std::vector<std::int8_t>(size));
  for (auto& row : rows) {
    for (auto& value : row) value = static_cast<std::int8_t>(number(random));
  }
  return block_of(std::move(rows));
}

double exact(const std::vector<float>& vector, const std::vector<std::int8_t>& row) {
  double sum = 0;
  for (std::size_t i = 0; i < vector.size(); ++i) sum += double{vector[i]} * row[i];
  return sum;
}

double length(const std::vector<std::int8_t>& row) {
  double squares = 0;
  for (const auto value : row) squares += double{static_cast<double>(value)} * value;
  return std::sqrt(squares);
}

/// The products with all rows, which any processor gives alike and which are as near to the exact ones as they say.
std::array<float, CoarseRows::rows> checked_products(const std::vector<float>& vector, const Block& block) {
  const CoarseProducts products(vector);
  std::array<float, CoarseRows::rows> out{};
  products.with(block.bytes, out);
  for (const auto way : CoarseProducts::ways()) {
    std::array<float, CoarseRows::rows> other{};
    products.with(block.bytes, other, way);
    CHECK(out == other);
  }
  for (std::size_t row = 0; row < CoarseRows::rows; ++row) {
    const auto error = products.error(static_cast<float>(length(block.numbers[row])), block.lower[row]);
    CAPTURE(row, error);
    CHECK(std::abs(out[row] - exact(vector, block.numbers[row])) <= error);
  }
  return out;
}

}  // namespace

TEST_CASE("coarse products are as near to the exact ones as they say") {
  std::mt19937 random(7);
  std::normal_distribution<float> number;
  for (const std::size_t size : {1U, 2U, 7U, 8U, 9U, 33U, 64U, 100U, 384U, 1024U}) {
    for (const int highest : {3, 40, 127}) {
      CAPTURE(size, highest);
      const auto block = random_block(size, highest, random);
      std::vector<float> vector(size);
      for (auto& value : vector) value = number(random);
      checked_products(vector, block);
    }
  }
}

TEST_CASE("coarse products take the largest numbers") {
  for (const std::size_t size : {8U, 100U, 1024U}) {
    std::vector<std::vector<std::int8_t>> rows(CoarseRows::rows, std::vector<std::int8_t>(size, 127));
    for (std::size_t row = 1; row < CoarseRows::rows; row += 2) rows[row].assign(size, -128);
    const auto block = block_of(std::move(rows));
    const auto products = checked_products(std::vector<float>(size, 1), block);
    // 127 stands in the middle of 112 to 127, -128 in that of -128 to -113.
    CHECK(std::abs(products[0] - 119.5 * static_cast<double>(size)) < 0.01 * static_cast<double>(size));
    CHECK(std::abs(products[1] + 120.5 * static_cast<double>(size)) < 0.01 * static_cast<double>(size));
    checked_products(std::vector<float>(size, -1), block);
  }
}

TEST_CASE("what the lower bits of a row can add is their length") {
  std::vector<std::uint8_t> block(CoarseRows::bytes(3));
  // 0 to 15 stand for 7.5, 16 to 31 for 23.5, -16 to -1 for -8.5.
  const std::vector<std::int8_t> row{0, 31, -8};
  CHECK(std::abs(CoarseRows::put(block, 5, row) - std::sqrt(7.5 * 7.5 + 7.5 * 7.5 + 0.5 * 0.5)) < 1e-5);
}

TEST_CASE("a vector of zeros has coarse products of zero") {
  std::mt19937 random(3);
  const auto block = random_block(20, 127, random);
  for (const auto product : checked_products(std::vector<float>(20, 0), block)) CHECK(product == 0);
}

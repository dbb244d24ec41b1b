// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/answers/log_likelihood.hpp"

#include "tests/support/catch.hpp"

#include <cmath>
#include <string_view>

using namespace dossier;

namespace {

/// Twice the sum of observed times log(observed / expected) over the four cells, as textbooks write it.
double textbook(double near, double near_all, double all, double everything) {
  const double a = near;
  const double b = near_all - near;
  const double c = all - near;
  const double d = everything - near_all - c;
  const auto part = [&](double o, double row, double column) {
    return o > 0 ? o * std::log(o * everything / (row * column)) : 0;
  };
  return 2 * (part(a, near_all, all) + part(b, near_all, everything - all) + part(c, everything - near_all, all) +
              part(d, everything - near_all, everything - all));
}

}  // namespace

TEST_CASE("the log-likelihood ratio is that of textbooks") {
  struct Row {
    std::uint64_t near, near_all, all, everything;
  };
  for (const auto& row :
       {Row{10, 100, 20, 10000}, Row{300, 2552, 2773, 31777}, Row{5, 50, 5, 100000}, Row{50, 50, 60, 1000}}) {
    CAPTURE(row.near, row.all);
    const auto truth = textbook(static_cast<double>(row.near), static_cast<double>(row.near_all),
                                static_cast<double>(row.all), static_cast<double>(row.everything));
    CHECK(log_likelihood(row.near, row.near_all, row.all, row.everything) == Approx(truth).epsilon(1e-9));
  }
  CHECK(log_likelihood(10, 100, 20, 10000) == Approx(65.2).margin(0.5));
}

TEST_CASE("a word that is no more frequent near matches counts nothing") {
  CHECK(log_likelihood(1, 100, 100, 10000) == 0);
  CHECK(log_likelihood(1, 100, 500, 10000) == 0);
  CHECK(log_likelihood(0, 100, 500, 10000) == 0);
  CHECK(log_likelihood(5, 100, 4, 10000) == 0);
  CHECK(log_likelihood(5, 0, 4, 0) == 0);
}

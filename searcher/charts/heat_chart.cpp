// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/charts/heat_chart.hpp"

#include "base/strings.hpp"
#include "index/mentions_year.hpp"
#include "index/read/index_reader.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace dossier::chart {
namespace {

constexpr double names_width = 176;
constexpr double cell_width = 32;
constexpr double cell_height = 24;
constexpr double head = 22;
constexpr double shades = 6;
constexpr int dark_from = 5;

/// The columns as the years went by, a decade before its first year; the unknown one last.
std::vector<std::size_t> year_order(const std::vector<std::string>& columns) {
  std::vector<std::size_t> order(columns.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto key = [&](std::size_t i) {
    const auto value = year_value(columns[i]);
    return value ? std::tuple(false, value->year, !value->decade) : std::tuple(true, 0, false);
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  return order;
}

template <class Value>
void put_in_order(std::vector<Value>& values, const std::vector<std::size_t>& order) {
  std::vector<Value> sorted;
  sorted.reserve(order.size());
  for (const auto i : order) sorted.push_back(std::move(values[i]));
  values = std::move(sorted);
}

}  // namespace

int shade_of(std::uint32_t passages, std::uint32_t most) {
  if (passages == 0) return 0;
  return std::max(1, static_cast<int>(std::ceil(shades * std::sqrt(static_cast<double>(passages) / most))));
}

MatrixRequest heat_request(SearchRequest search, TimelineBy by) {
  constexpr std::uint32_t most_years = 300;
  MatrixRequest request;
  request.search = std::move(search);
  request.search.user_notes = request.search.user_notes.value_or(true);
  request.rows = "dyad";
  request.columns = by == TimelineBy::Papers ? std::string("year") : std::string(mentions_year_facet);
  request.most_values = most_years;
  return request;
}

void keep_heat(MatrixResponse& response, std::size_t most) {
  if (!response.rows.empty() && response.rows.back() == unknown_value) {  // it stands last
    response.rows.pop_back();
    response.row_totals.pop_back();
    response.cells.pop_back();
  }
  const auto order = year_order(response.columns);
  put_in_order(response.columns, order);
  put_in_order(response.column_totals, order);
  for (auto& row : response.cells) put_in_order(row, order);
  if (response.rows.size() <= most) return;
  response.rows_left_out += static_cast<std::uint32_t>(response.rows.size() - most);
  response.rows.resize(most);
  response.row_totals.resize(most);
  response.cells.resize(most);
}

Drawing heat_chart(const MatrixResponse& response, const AddressOfCell& address_of) {
  const auto& columns = response.columns;
  Drawing drawing(
      names_width + cell_width * std::max(1.0, static_cast<double>(columns.size())),
      head + cell_height * std::max(1.0, static_cast<double>(response.rows.size())),
      response.echo.given.empty() ? "Pairs of states by year" : "Pairs of states by year: " + response.echo.given,
      counted(response.total.passages, "passage") + " in " + counted(response.total.papers, "paper"));
  std::uint32_t most = 1;
  for (const auto& row : response.cells) {
    for (const auto& cell : row) most = std::max(most, cell.passages);
  }
  const auto x_of = [](std::size_t n) { return names_width + cell_width * static_cast<double>(n); };
  for (std::size_t n = 0; n < columns.size(); ++n) {
    drawing.text({x_of(n) + cell_width / 2, head - 7}, columns[n] == unknown_value ? "none" : columns[n], "soft",
                 Anchor::Middle);
  }
  for (std::size_t row = 0; row < response.rows.size(); ++row) {
    const auto top = head + cell_height * static_cast<double>(row);
    drawing.text({0, top + 16}, cut(response.rows[row], names_width - 12));
    for (std::size_t n = 0; n < columns.size(); ++n) {
      const auto& cell = response.cells[row][n];
      const auto& year = columns[n];
      const auto shade = shade_of(cell.passages, most);
      const auto look = "heat-" + std::to_string(shade);
      if (cell.passages == 0) {
        drawing.rect({x_of(n) + 1, top + 1}, cell_width - 2, cell_height - 2, look);
        continue;
      }
      drawing.open({address_of ? address_of(response.rows[row], year) : std::string(),
                    response.rows[row] + ", " + (year == unknown_value ? "no year" : year) + ": " +
                        counted(cell.passages, "passage") + " in " + counted(cell.papers, "paper")});
      drawing.rect({x_of(n) + 1, top + 1}, cell_width - 2, cell_height - 2, look);
      drawing.text({x_of(n) + cell_width / 2, top + 16}, with_separators(cell.passages),
                   shade >= dark_from ? "on-dark" : "", Anchor::Middle);
      drawing.close();
    }
  }
  return drawing;
}

}  // namespace dossier::chart

// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/meaning/make_space.hpp"

#include "base/ordered_pool.hpp"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>

namespace dossier::index {
namespace {

using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Eigen cuts its products to the size of the processor's caches. The order of its sums depends on that, and so do the
/// last bits of a sum: the same library would get other vectors, and other scores, on another machine.
void use_same_caches_everywhere() {
  [[maybe_unused]] static const bool set = [] {
    constexpr std::ptrdiff_t first_level = 48 << 10;  // bytes
    constexpr std::ptrdiff_t second_level = 1 << 20;
    constexpr std::ptrdiff_t third_level = 32 << 20;
    Eigen::setCpuCacheSizes(first_level, second_level, third_level);
    return true;
  }();
}

/// Numbers between -1 and 1 that are the same everywhere (SplitMix64).
Matrix fixed_numbers(Eigen::Index rows, Eigen::Index columns) {
  Matrix out(rows, columns);
  std::uint64_t state = 20260101;
  for (Eigen::Index i = 0; i < out.size(); ++i) {
    state += 0x9E3779B97F4A7C15ULL;
    auto x = state;
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
    out.data()[i] = static_cast<float>(static_cast<double>((x ^ (x >> 31U)) >> 11U) / 4503599627370496.0 - 1.0);
  }
  return out;
}

constexpr int few = 32;
using FewColumns = Eigen::Matrix<float, Eigen::Dynamic, few, Eigen::RowMajor>;

/// The rows' matrix, transposed, times itself, times `directions`.
FewColumns applied_to_few(const WeightedRows& rows, const FewColumns& directions) {
  FewColumns out = FewColumns::Zero(directions.rows(), few);
  Eigen::Matrix<float, 1, few> row;
  for (std::size_t n = 0; n + 1 < rows.starts.size(); ++n) {
    row.setZero();
    for (auto i = rows.starts[n]; i < rows.starts[n + 1]; ++i) {
      row += rows.cells[i].second * directions.row(rows.cells[i].first);
    }
    for (auto i = rows.starts[n]; i < rows.starts[n + 1]; ++i) {
      out.row(rows.cells[i].first) += rows.cells[i].second * row;
    }
  }
  return out;
}

/// The same, some columns of `directions` at a time: they have nothing to do with each other, and so few stay in the
/// processor's caches.
Matrix applied(const WeightedRows& rows, const Matrix& directions, OrderedPool<FewColumns>& pool) {
  for (Eigen::Index first = 0; first < directions.cols(); first += few) {
    pool.submit([&rows, &directions, first] {
      FewColumns part = FewColumns::Zero(directions.rows(), few);
      const auto count = std::min<Eigen::Index>(few, directions.cols() - first);
      part.leftCols(count) = directions.middleCols(first, count);
      return applied_to_few(rows, part);
    });
  }
  Matrix out(directions.rows(), directions.cols());
  for (Eigen::Index first = 0; first < directions.cols(); first += few) {
    const auto count = std::min<Eigen::Index>(few, directions.cols() - first);
    out.middleCols(first, count) = pool.take().leftCols(count);
  }
  return out;
}

Matrix orthonormal(const Matrix& matrix) {
  const Eigen::HouseholderQR<Eigen::MatrixXf> qr(matrix);
  return qr.householderQ() * Eigen::MatrixXf::Identity(matrix.rows(), matrix.cols());
}

Result<std::vector<float>> rarities(const IndexReader& reader, const LibraryStems& stems,
                                    const std::vector<DocId>& docs) {
  std::vector<float> out(stems.stems.size(), 0.0F);
  StemCounter counter(reader, stems);
  StemCounts counts;
  for (const auto doc : docs) {
    if (auto counted = counter.count(doc, counts); !counted) return std::move(counted).error();
    for (const auto& [stem, times] : counts) out[stem] += 1;
  }
  const auto all = static_cast<float>(docs.size());
  for (auto& with : out) with = std::log((all + 1) / (with + 0.5F));
  return out;
}

Result<WeightedRows> weighted_rows(const IndexReader& reader, const LibraryStems& stems, const std::vector<DocId>& docs,
                                   const std::vector<float>& rarity) {
  WeightedRows rows;
  rows.columns = static_cast<std::uint32_t>(stems.stems.size());
  StemCounter counter(reader, stems);
  StemCounts counts;
  for (const auto doc : docs) {
    if (auto counted = counter.count(doc, counts); !counted) return std::move(counted).error();
    float sum = 0;
    const auto begin = rows.cells.size();
    for (const auto& [stem, times] : counts) {
      const auto weight = std::log1p(static_cast<float>(times)) * rarity[stem];
      rows.cells.emplace_back(stem, weight);
      sum += weight * weight;
    }
    for (auto i = begin; i < rows.cells.size(); ++i) rows.cells[i].second /= std::sqrt(sum);
    rows.starts.push_back(rows.cells.size());
  }
  return rows;
}

}  // namespace

std::vector<float> principal_directions(const WeightedRows& rows, std::uint32_t rank, const SpaceParams& params) {
  use_same_caches_everywhere();
  const auto columns = static_cast<Eigen::Index>(rows.columns);
  const auto wide = std::min<Eigen::Index>(columns, static_cast<Eigen::Index>(rank) + params.spare);
  Matrix directions = orthonormal(fixed_numbers(columns, wide));
  OrderedPool<FewColumns> pool(params.threads);
  for (std::uint32_t round = 0; round < params.rounds; ++round) {
    if (!params.begins(round + 2)) return {};
    directions = orthonormal(applied(rows, directions, pool));
  }
  if (!params.begins(params.rounds + 2)) return {};
  const Eigen::MatrixXf small = directions.transpose() * applied(rows, directions, pool);
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXf> solver((small + small.transpose()) / 2);
  // Eigenvalues ascend.
  const Matrix best =
      directions * solver.eigenvectors().rightCols(std::min<Eigen::Index>(wide, rank)).rowwise().reverse();
  return {best.data(), best.data() + best.size()};
}

Result<MeaningSpace> make_space(const IndexReader& reader, const std::vector<DocId>& docs, const SpaceParams& params) {
  MeaningSpace space;
  space.made_of = static_cast<std::uint32_t>(docs.size());
  space.recipe = meaning_recipe;
  auto frequent = frequent_stems(reader, params.stems);
  if (!frequent) return std::move(frequent).error();
  auto& stems = *frequent;
  std::vector<DocId> sample;
  const auto step = docs.size() / params.sample + 1;
  for (std::size_t i = 0; i < docs.size(); i += step) sample.push_back(docs[i]);
  const auto most = std::min(sample.size() / 4, stems.stems.size());
  space.rank = static_cast<std::uint32_t>(std::min<std::size_t>(params.rank, most));
  if (space.rank == 0) return space;
  const Error ended{ErrorCode::Cancelled, "it was stopped", ""};
  if (!params.begins(0)) return ended;
  const auto rarity = rarities(reader, stems, sample);
  if (!rarity) return rarity.error();
  if (!params.begins(1)) return ended;
  const auto rows = weighted_rows(reader, stems, sample, *rarity);
  if (!rows) return rows.error();
  const auto found = principal_directions(*rows, space.rank, params);
  if (found.empty()) return ended;
  for (std::size_t stem = 0; stem < stems.stems.size(); ++stem) {
    const auto* direction = found.data() + stem * space.rank;
    float most_of_it = 0;
    for (std::size_t i = 0; i < space.rank; ++i) most_of_it = std::max(most_of_it, std::abs(direction[i]));
    space.stems.push_back({std::move(stems.stems[stem]), (*rarity)[stem] * most_of_it / 127});
    for (std::size_t i = 0; i < space.rank; ++i) {
      const auto number = most_of_it > 0 ? std::lround(127 * direction[i] / most_of_it) : 0;
      space.directions.push_back(static_cast<std::int8_t>(number));
    }
  }
  return space;
}

}  // namespace dossier::index

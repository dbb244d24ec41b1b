// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/read/meaning.hpp"

#include <algorithm>
#include <cmath>

namespace dossier {

Meaning::Meaning(index::MeaningSpace space, std::vector<std::int8_t> vectors)
    : space_(std::move(space)), vectors_(std::move(vectors)), lengths_(space_.covered + std::size_t{1}, 0.0F) {
  for (DocId doc = 1; doc <= space_.covered; ++doc) {
    const auto* vector = vectors_.data() + (doc - 1) * std::size_t{rank()};
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < rank(); ++i) sum += vector[i] * vector[i];
    lengths_[doc] = std::sqrt(static_cast<float>(sum));
  }
  vectors_.resize(vectors_.size() + DotProducts::overrun, 0);
}

std::uint32_t Meaning::stem(std::string_view stem) const {
  const auto found = std::lower_bound(space_.stems.begin(), space_.stems.end(), stem,
                                      [](const index::MeaningStem& a, std::string_view b) { return a.stem < b; });
  if (found == space_.stems.end() || found->stem != stem) return unknown;
  return static_cast<std::uint32_t>(found - space_.stems.begin());
}

void Meaning::add(std::uint32_t stem, float times, std::span<float> sum) const {
  const auto weight = times * space_.stems[stem].weight;
  const auto* direction = space_.directions.data() + std::size_t{stem} * rank();
  for (std::size_t i = 0; i < rank(); ++i) sum[i] += weight * static_cast<float>(direction[i]);
}

std::vector<std::int8_t> Meaning::rounded(std::span<const float> sum) {
  std::vector<std::int8_t> out(sum.size(), 0);
  float most = 0;
  for (const auto value : sum) most = std::max(most, std::abs(value));
  if (most <= 0) return out;
  std::transform(sum.begin(), sum.end(), out.begin(),
                 [&](float value) { return static_cast<std::int8_t>(std::lround(127 * value / most)); });
  return out;
}

std::span<const std::int8_t> Meaning::vector(DocId doc) const {
  if (doc < 1 || doc > space_.covered || lengths_[doc] <= 0) return {};
  return std::span(vectors_).subspan((doc - 1) * std::size_t{rank()}, rank());
}

float Meaning::cosine(std::span<const float> direction, DocId doc) const {
  if (doc < 1 || doc > space_.covered || lengths_[doc] <= 0) return 0;
  const auto* vector = vectors_.data() + (doc - 1) * std::size_t{rank()};
  float sum = 0;
  for (std::size_t i = 0; i < rank(); ++i) sum += direction[i] * static_cast<float>(vector[i]);
  return sum / lengths_[doc];
}

void Meaning::cosines(const DotProducts& direction, DocId first, std::span<float> out) const {
  if (first == 0 && !out.empty()) {
    out.front() = 0;
    return cosines(direction, 1, out.subspan(1));
  }
  const auto has = first > space_.covered ? 0 : std::min<std::size_t>(out.size(), space_.covered + 1 - first);
  std::fill(out.begin() + static_cast<std::ptrdiff_t>(has), out.end(), 0.0F);
  if (has == 0) return;
  direction.with(vectors_.data() + (first - 1) * std::size_t{rank()}, out.first(has));
  // A passage without a vector has a row of zeros.
  for (std::size_t i = 0; i < has; ++i) out[i] /= std::max(1.0F, lengths_[first + i]);
}

bool normalise(std::span<float> vector) {
  float sum = 0;
  for (const auto value : vector) sum += value * value;
  if (sum <= 0) return false;
  for (auto& value : vector) value /= std::sqrt(sum);
  return true;
}

}  // namespace dossier

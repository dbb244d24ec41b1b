// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/local/local_passages.hpp"

#include <numeric>

namespace dossier {

Result<std::uint64_t> LocalPassages::occurrences(std::string_view term) const {
  const auto postings = reader_.postings(TextField::Text, term);
  if (!postings) return postings.error();
  std::uint64_t times = 0;
  (*postings)->for_each([&](DocId /*doc*/, std::uint32_t frequency) { times += frequency; });
  return times;
}

Result<std::uint64_t> LocalPassages::text_words() const {
  const auto lengths = reader_.lengths(TextField::Text);
  if (!lengths) return lengths.error();
  return std::accumulate((*lengths)->lengths.begin(), (*lengths)->lengths.end(), std::uint64_t{0});
}

Result<double> LocalPassages::mean_length(TextField field) const {
  const auto lengths = reader_.lengths(field);
  if (!lengths) return lengths.error();
  return (*lengths)->mean;
}

}  // namespace dossier

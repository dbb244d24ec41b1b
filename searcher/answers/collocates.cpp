// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/answers/collocates.hpp"

#include "base/strings.hpp"
#include "stopwords/stopwords.hpp"

#include <algorithm>
#include <cmath>

namespace dossier {
namespace {

/// Words with a posting list to read: the most frequent of those near matches.
constexpr std::size_t most_candidates = 2000;

/// k log(p) + (n - k) log(1 - p), with 0 log 0 = 0.
double log_binomial(double k, double n, double p) {
  const auto part = [](double count, double rate) { return count > 0 ? count * std::log(rate) : 0.0; };
  return part(k, p) + part(n - k, 1 - p);
}

bool is_number(std::string_view term) { return term.find_first_not_of("0123456789.,") == std::string_view::npos; }

}  // namespace

double log_likelihood(std::uint64_t near, std::uint64_t near_all, std::uint64_t all, std::uint64_t everything) {
  if (near == 0 || near_all == 0 || near > all || near_all >= everything) return 0;
  const auto k1 = static_cast<double>(near);
  const auto n1 = static_cast<double>(near_all);
  const auto k2 = static_cast<double>(all - near);
  const auto n2 = static_cast<double>(everything - near_all);
  if (k1 / n1 <= k2 / n2) return 0;
  const auto together = (k1 + k2) / (n1 + n2);
  return 2 * (log_binomial(k1, n1, k1 / n1) + log_binomial(k2, n2, k2 / n2) - log_binomial(k1, n1, together) -
              log_binomial(k2, n2, together));
}

void CollocateCounter::add(const Tokens& tokens, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& matches) {
  std::uint32_t next = 0;  // the first token that has not been counted
  for (std::size_t m = 0; m < matches.size(); ++m) {
    const auto [first, last] = matches[m];
    for (auto i = first; i <= last; ++i) matched_.emplace(tokens.term(i));
    const auto count = [&](std::uint32_t from, std::uint32_t to) {
      for (auto i = std::max(from, next); i < to; ++i) {
        ++near_[std::string(tokens.term(i))];
        ++words_;
      }
      next = std::max(next, to);
    };
    count(first - std::min(first, span_), first);
    next = std::max(next, last + 1);
    auto end = std::min<std::uint32_t>(static_cast<std::uint32_t>(tokens.size()), last + 1 + span_);
    if (m + 1 < matches.size()) end = std::min(end, std::max(matches[m + 1].first, last + 1));
    count(last + 1, end);
  }
}

Result<std::vector<Collocate>> CollocateCounter::finish(const IndexReader& reader, std::size_t most) const {
  std::vector<Collocate> found;
  std::vector<std::string> words;
  for (const auto& [term, near] : near_) words.push_back(term);
  const auto& stop_words = StopWords::for_words(words);
  for (const auto& [term, near] : near_) {
    if (near < 2 || is_number(term) || stop_words.contains(term) || matched_.contains(term)) continue;
    found.push_back({term, near, 0, 0});
  }
  const auto by_near = [](const Collocate& a, const Collocate& b) {
    return a.near != b.near ? a.near > b.near : a.term < b.term;
  };
  std::sort(found.begin(), found.end(), by_near);
  if (found.size() > most_candidates) found.resize(most_candidates);
  const auto lengths = reader.lengths(TextField::Text);
  if (!lengths) return lengths.error();
  std::uint64_t everything = 0;
  for (const auto length : (*lengths)->lengths) everything += length;
  for (auto& one : found) {
    const auto postings = reader.postings(TextField::Text, one.term);
    if (!postings) return postings.error();
    (*postings)->for_each([&](DocId /*doc*/, std::uint32_t frequency) { one.all += frequency; });
    one.all = std::max<std::uint64_t>(one.all, one.near);
    one.likelihood = log_likelihood(one.near, words_, one.all, everything);
  }
  std::erase_if(found, [](const Collocate& one) { return one.likelihood <= 0; });
  std::stable_sort(found.begin(), found.end(),
                   [](const Collocate& a, const Collocate& b) { return a.likelihood > b.likelihood; });
  if (found.size() > most) found.resize(most);
  return found;
}

}  // namespace dossier

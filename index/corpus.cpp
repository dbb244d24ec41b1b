// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/corpus.hpp"

#include "base/collation.hpp"
#include "base/digest.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <utility>

namespace dossier::index {

std::string now_in_utc() {
  const auto now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 32> text{};
  const auto size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {text.data(), size};
}

std::string corpus_digest(std::vector<std::string_view> hashes) {
  std::ranges::sort(hashes);
  Digest digest;
  for (const auto hash : hashes) digest.add(hash).add("\n");
  return digest.hex();
}

std::vector<Paper> papers_in_order(std::vector<Paper> papers) {
  std::vector<std::string> ids;
  ids.reserve(papers.size());
  for (const auto& paper : papers) ids.push_back(paper.id);
  std::vector<Paper> sorted;
  sorted.reserve(papers.size());
  for (const auto i : collated_order(ids)) sorted.push_back(std::move(papers[i]));
  return sorted;
}

}  // namespace dossier::index

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/local/local_engine.hpp"

#include "searcher/local/local_found.hpp"
#include "searcher/match/facet_counter.hpp"

#include <utility>

namespace dossier {

std::unique_ptr<Vocabulary> LocalEngine::vocabulary() const {
  return std::make_unique<IndexVocabulary>(reader_, facts_);
}

Result<std::unique_ptr<Found>> LocalEngine::find(const FindRequest& request) {
  auto found = LocalFound::of(reader_, matcher_, request);
  if (!found) return std::move(found).error();
  return std::unique_ptr<Found>(*std::move(found));
}

Result<std::uint32_t> LocalEngine::count(const MatchNode& root, const std::vector<FacetSelection>& selections) {
  const auto matches = matcher_.match(root, {});
  if (!matches) return matches.error();
  const auto selected = select_and_count(reader_, matches->docs, selections, {});
  if (!selected) return selected.error();
  return selected->hits.count();
}

Result<std::vector<std::uint32_t>> LocalEngine::papers_with(const std::vector<FacetSelection>& selections) {
  const auto papers = reader_.column("paper");
  if (!papers) return papers.error();
  const auto everything = matcher_.everything();
  if (!everything) return everything.error();
  const auto selected = select_and_count(reader_, **everything, selections, {});
  if (!selected) return selected.error();
  std::vector<std::uint32_t> numbers;
  if (*papers == nullptr) return numbers;
  std::vector<char> seen((*papers)->values.size(), 0);
  selected->hits.for_each([&](DocId doc) {
    for (const auto paper : (*papers)->of(doc)) seen[paper] = 1;
  });
  for (std::uint32_t paper = 0; paper < seen.size(); ++paper) {
    if (seen[paper] != 0) numbers.push_back(paper);
  }
  return numbers;
}

Result<std::string> LocalEngine::paper_id(std::uint32_t paper) const {
  const auto papers = reader_.column("paper");
  if (!papers) return papers.error();
  if (*papers == nullptr || paper >= (*papers)->values.size()) {
    return Error{ErrorCode::IndexDamaged, "the index has no paper of number " + std::to_string(paper),
                 "run `dossier index --rebuild`"};
  }
  return (*papers)->values[paper];
}

}  // namespace dossier

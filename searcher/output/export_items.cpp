// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/export_items.hpp"

#include "searcher/types/confidence.hpp"

#include <utility>

namespace dossier {
namespace {

void add(std::vector<ExportItem>& items, const Passage& passage, const std::map<std::string, Paper>& papers) {
  const auto paper = papers.find(passage.paper);
  if (paper != papers.end()) items.push_back({&passage, &paper->second});
}

}  // namespace

std::vector<ExportItem> export_items(const SearchResponse& response) {
  std::vector<ExportItem> items;
  for (const auto& hit : response.hits) add(items, hit.passage, response.hit_papers);
  return items;
}

std::vector<ExportItem> export_items(const EvidenceResponse& response) {
  std::vector<ExportItem> items;
  for (const auto& paper : response.papers) {
    for (const auto& hit : paper.hits) items.push_back({&hit.passage, &paper.paper});
  }
  return items;
}

std::vector<ExportItem> export_items(const SimilarResponse& response) {
  std::vector<ExportItem> items;
  for (const auto& similar : response.hits) add(items, similar.hit.passage, response.hit_papers);
  return items;
}

std::vector<ExportItem> export_items(const std::vector<Passage>& passages, const std::map<std::string, Paper>& papers) {
  std::vector<ExportItem> items;
  for (const auto& passage : passages) add(items, passage, papers);
  return items;
}

Provenance provenance_of(const IndexInfo& info, std::string query, const SearchRequest& asked) {
  Provenance provenance{std::move(query), {}, info.updated, info.corpus_digest};
  for (const auto& filter : asked.filters) {
    for (const auto& value : filter.any_of) provenance.filters.push_back(filter.facet + ": " + value);
    for (const auto& value : filter.none_of) provenance.filters.push_back("not " + filter.facet + ": " + value);
  }
  for (auto& limit : limits_in_words(asked.min_confidence, asked.user_notes))
    provenance.filters.push_back(std::move(limit));
  return provenance;
}

}  // namespace dossier

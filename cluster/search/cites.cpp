// SPDX-License-Identifier: GPL-3.0-or-later
// The facet `cites`: what citations mean among the papers that the library has now. No field holds it: it is made of
// the field of cited works and of the papers, as index/read/cites_column.cpp makes it of columns.
#include "cluster/query/buckets.hpp"
#include "cluster/search/statistics.hpp"
#include "index/cited_work.hpp"
#include "index/read/cited_papers.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace dossier::cluster {
namespace {

Json citing_works(const std::vector<std::string>& works) {
  auto query = Json::object();
  query["terms"][facet_field(cited_facet)] = works;
  return query;
}

Json of_paper(const std::string& id) {
  auto query = Json::object();
  query["term"]["f_paper"] = id;
  return query;
}

}  // namespace

Result<const CitedPapers*> Statistics::cited_papers() const {
  return kept_->cited_papers.get([&]() -> Result<CitedPapers> {
    const auto known = reader_.citable_papers();
    if (!known) return known.error();
    return CitedPapers(*known);
  });
}

Result<const MadeFacet*> Statistics::cites() const {
  return kept_->cites.get([&] { return load_cites(); });
}

Result<MadeFacet> Statistics::load_cites() const {
  MadeFacet facet;
  if (std::ranges::find(facets_, cites_facet) == facets_.end()) return facet;
  const auto papers = cited_papers();
  if (!papers) return papers.error();
  const auto& cited = **papers;
  std::map<std::string, std::vector<std::string>> meant;  // paper → works that are it
  std::map<std::string, std::vector<Json>> otherwise;     // the same of works that a paper would cite itself by
  auto read = for_each_bucket(index(), everything(), {{facet_field(cited_facet)}},
                              [&](const BucketKey& key, std::uint32_t) -> Result<void> {
                                const auto value = key.front().value_or(std::string());
                                const auto work = decode_cited_work(value);
                                const auto paper = work ? cited.find(*work) : std::nullopt;
                                if (!paper) return {};
                                meant[*paper].push_back(value);
                                if (const auto other = cited.find(*work, *paper)) {
                                  otherwise[*other].push_back(matching_all({citing_works({value}), of_paper(*paper)}));
                                }
                                return {};
                              });
  if (!read) return std::move(read).error();
  for (const auto& [paper, works] : meant) {
    otherwise[paper].push_back(matching_all({citing_works(works), matching_none({of_paper(paper)})}));
  }
  for (auto& [paper, queries] : otherwise) facet.emplace(paper, matching_any(std::move(queries)));
  return facet;
}

Result<FacetColumn> Statistics::load_cites_column() const {
  FacetColumn column;
  column.name = cites_facet;
  const auto known = cites();
  if (!known) return known.error();
  auto next = (*known)->begin();
  while (next != (*known)->end()) {
    auto body = Json::object();
    body["size"] = 0;
    body["query"] = everything();
    body["track_total_hits"] = false;
    std::vector<std::string> papers;
    auto& filters = body["aggs"]["cites"]["filters"]["filters"] = Json::array();
    for (; next != (*known)->end() && papers.size() < most_filters; ++next) {
      papers.push_back(next->first);
      filters.push_back(next->second);
    }
    const auto answer = search(index(), body);
    if (!answer) return answer.error();
    const auto& buckets = list_of(at(at(*answer, "aggregations", "cites"), "buckets"));
    if (buckets.size() != papers.size()) return faulty_answer(index().where());
    for (std::size_t i = 0; i < papers.size(); ++i) {
      const auto passages = documents_of(buckets[i]);
      if (!passages) return faulty_answer(index().where());
      if (*passages == 0) continue;
      column.values.push_back(papers[i]);
      column.totals.push_back(*passages);
    }
  }
  return column;
}

}  // namespace dossier::cluster

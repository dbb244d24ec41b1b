// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/search/paper_counts.hpp"

#include "cluster/query/buckets.hpp"
#include "cluster/search/facet_counts.hpp"
#include "index/cited_work.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace dossier::cluster {
namespace {

/// Counts the passages of a query by paper, and by the values of a field where there is one.
class Spread {
 public:
  Spread(const QueryContext& context, const FacetColumn& column) : context_(context), column_(column) {}

  Result<std::vector<ValuePaper>> count() {
    if (column_.name != cites_facet) return counted(context_.hits(), true, 0);
    // No field holds it: a value at a time, those alone that some passage has.
    const auto counts = count_values(context_, column_, context_.hits());
    if (!counts) return counts.error();
    std::vector<ValuePaper> all;
    for (std::uint32_t value = 0; value < counts->size(); ++value) {
      if ((*counts)[value] == 0) continue;
      const auto narrowed = matching_all({context_.hits(), context_.dsl.facet(cites_facet, {column_.values[value]})});
      auto some = counted(narrowed, false, value);
      if (!some) return some;
      all.insert(all.end(), some->begin(), some->end());
    }
    return all;
  }

 private:
  Result<std::vector<ValuePaper>> counted(const Json& query, bool by_field, std::uint32_t value) {
    std::vector<BucketField> fields;
    if (by_field) fields.push_back(context_.statistics.bucket_field(column_.name));
    fields.push_back({"f_paper"});
    std::vector<ValuePaper> found;
    auto read = for_each_bucket(
        context_.statistics.index(), query, fields, [&](const BucketKey& key, std::uint32_t passages) -> Result<void> {
          const auto ordinal = by_field ? ordinal_of_bucket(column_, key.front()) : value;
          if (!ordinal) return changed_meanwhile(context_.statistics.index().where());
          const auto paper = context_.statistics.paper_number(key.back().value_or(std::string()));
          if (!paper) return paper.error();
          found.push_back({*ordinal, *paper, passages});
          return {};
        });
    if (!read) return std::move(read).error();
    std::ranges::sort(found, {}, [](const ValuePaper& one) { return std::pair(one.value, one.paper); });
    return found;
  }

  const QueryContext& context_;
  const FacetColumn& column_;
};

}  // namespace

Result<std::vector<ValuePaper>> count_spread(const QueryContext& context, const FacetColumn& column) {
  return Spread(context, column).count();
}

Result<std::vector<std::uint32_t>> count_each(const QueryContext& context, std::span<const Json> queries) {
  std::vector<std::uint32_t> counts;
  const auto& where = context.statistics.index().where();
  while (counts.size() < queries.size()) {
    const auto some = queries.subspan(counts.size(), std::min(most_filters, queries.size() - counts.size()));
    auto body = Json::object();
    body["size"] = 0;
    body["track_total_hits"] = false;
    body["query"] = context.hits();
    body["aggs"]["groups"]["filters"]["filters"] = Json(std::vector<Json>(some.begin(), some.end()));
    const auto answer = search(context.statistics.index(), body);
    if (!answer) return answer.error();
    const auto& buckets = list_of(at(at(*answer, "aggregations", "groups"), "buckets"));
    if (buckets.size() != some.size()) return faulty_answer(where);
    for (const auto& bucket : buckets) {
      const auto passages = documents_of(bucket);
      if (!passages) return faulty_answer(where);
      counts.push_back(*passages);
    }
  }
  return counts;
}

Result<std::vector<std::vector<DocId>>> hits_of_papers(QueryContext& context, std::span<const std::uint32_t> papers) {
  constexpr std::size_t page = 10000;
  std::vector<std::vector<DocId>> found(papers.size());
  if (papers.empty()) return found;
  const auto ids = context.statistics.values("paper");
  if (!ids) return ids.error();
  std::vector<std::string> wanted;
  std::map<std::uint32_t, std::size_t> places;
  for (std::size_t i = 0; i < papers.size(); ++i) {
    wanted.push_back((*ids)->values[papers[i]]);
    places[papers[i]] = i;
  }
  auto body = Json::object();
  body["size"] = page;
  body["track_total_hits"] = false;
  body["query"] = matching_all({context.hits(), context.dsl.facet("paper", wanted)});
  body["sort"] = Json::array({"f_paper", "n", "id"});
  ask_for_hits(body, false);
  const auto& where = context.statistics.index().where();
  for (;;) {
    const auto answer = search(context.statistics.index(), body);
    if (!answer) return answer.error();
    const auto hits = hits_in(*answer, where);
    if (!hits) return hits.error();
    const auto docs = context.store.add(*hits);
    if (!docs) return docs.error();
    for (const auto doc : *docs) {
      const auto place = places.find(context.store.place(doc).paper);
      if (place == places.end()) return faulty_answer(where);
      found[place->second].push_back(doc);
    }
    if (hits->size() < page) return found;
    if (auto turned = turn_page(body, *answer, where); !turned) return std::move(turned).error();
  }
}

}  // namespace dossier::cluster

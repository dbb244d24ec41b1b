// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/cluster_catalogue.hpp"

#include "base/edit_distance.hpp"
#include "cluster/format/documents.hpp"
#include "cluster/query/buckets.hpp"
#include "index/cited_work.hpp"

#include <algorithm>
#include <utility>

namespace dossier::cluster {
namespace {

constexpr const char* where_ids_are = "dossier passages lists them all";

Json with_value(const char* field, std::string_view value) {
  auto query = Json::object();
  query["term"][field] = keyword_value(value);
  return query;
}

}  // namespace

Result<Passage> ClusterCatalogue::passage(DocId doc) const {
  std::optional<Paper> ignored;
  return passage(doc, ignored);
}

Result<Passage> ClusterCatalogue::passage(DocId doc, std::optional<Paper>& paper) const {
  if (!store_.knows(doc)) {
    return Error{ErrorCode::NotFound, "no passage has the number " + std::to_string(doc), where_ids_are};
  }
  if (auto fetched = store_.read_ahead(doc); !fetched) return std::move(fetched).error();
  const auto words = store_.words(doc);
  if (!words) return words.error();
  paper = (*words)->paper->paper;
  auto passage = (*words)->passage;
  std::erase_if(passage.labels, [](const Label& label) { return label.facet == cited_facet; });
  return passage;
}

Result<DocId> ClusterCatalogue::find(std::string_view passage_id) const {
  store_.forget();
  auto body = Json::object();
  body["size"] = 1;
  body["track_total_hits"] = false;
  body["query"] = matching_all({visible(reader().state(), "passage"), with_value("id", passage_id)});
  ask_for_hits(body, true);
  const auto answer = search(reader().index(), body);
  if (!answer) return answer.error();
  const auto hits = hits_in(*answer, location());
  if (!hits) return hits.error();
  if (hits->empty()) {
    return Error{ErrorCode::NotFound, "there is no passage " + std::string(passage_id), where_ids_are};
  }
  return store_.add(hits->front());
}

Result<std::vector<DocId>> ClusterCatalogue::passages_of(std::string_view paper_id) const {
  store_.forget();
  constexpr std::size_t page = 10000;
  auto body = Json::object();
  body["size"] = page;
  body["track_total_hits"] = false;
  body["query"] = matching_all({visible(reader().state(), "passage"), with_value("f_paper", paper_id)});
  body["sort"] = Json::array({"n", "id"});
  ask_for_hits(body, false);
  std::vector<DocId> docs;
  for (;;) {
    const auto answer = search(reader().index(), body);
    if (!answer) return answer.error();
    const auto hits = hits_in(*answer, location());
    if (!hits) return hits.error();
    const auto added = store_.add(*hits);
    if (!added) return added.error();
    docs.insert(docs.end(), added->begin(), added->end());
    if (hits->size() < page) break;
    if (auto turned = turn_page(body, *answer, location()); !turned) return std::move(turned).error();
  }
  if (auto whole = store_.statistics().still_whole(); !whole) return std::move(whole).error();
  if (!docs.empty()) return docs;
  const auto papers = store_.statistics().values("paper");
  if (!papers) return papers.error();
  const auto nearest = *papers == nullptr ? std::vector<std::string>() : nearest_names(paper_id, (*papers)->values, 1);
  return Error{ErrorCode::NotFound, "there is no paper " + std::string(paper_id),
               nearest.empty() ? "dossier papers lists them all" : "the nearest is " + nearest.front()};
}

Result<Paper> ClusterCatalogue::paper(std::string_view paper_id) const {
  const auto words = store_.paper(paper_id);
  if (!words) return words.error();
  if (*words != nullptr) return (*words)->paper;
  const auto docs = passages_of(paper_id);
  if (!docs) return docs.error();
  return damaged(location(), "the record of a paper");
}

Result<std::vector<Paper>> ClusterCatalogue::papers() const {
  const auto papers = store_.statistics().papers();
  if (!papers) return papers.error();
  return **papers;
}

Result<FileRecord> ClusterCatalogue::file_record(std::string_view path) const { return reader().file_record(path); }

}  // namespace dossier::cluster

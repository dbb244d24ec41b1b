// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/cluster_passages.hpp"

#include "cluster/query/buckets.hpp"
#include "index/read/cited_papers.hpp"
#include "index/read/meaning.hpp"

#include <cmath>

namespace dossier::cluster {

Result<std::uint32_t> ClusterPassages::passages_with(TextField field, std::string_view term) const {
  const auto words = store_.statistics().words(field);
  if (!words) return words.error();
  return (*words)->passages_with(term);
}

Result<std::uint32_t> ClusterPassages::passages_with(WordId word) const {
  const auto words = vocabulary();
  if (!words) return words.error();
  return passages_with(TextField::Text, (*words)->word_of(word));
}

Result<std::uint64_t> ClusterPassages::occurrences(std::string_view term) const {
  auto asked = Json::object();
  asked["term"]["text"] = std::string(term);
  auto body = Json::object();
  body["size"] = 0;
  body["track_total_hits"] = false;
  // The score of a passage is how often the term stands in it.
  body["query"]["bool"]["must"] = Json::array({std::move(asked)});
  body["query"]["bool"]["filter"] = Json::array({visible(store_.statistics().reader().state(), "passage")});
  body["aggs"]["times"]["sum"]["script"]["source"] = "_score";
  const auto answer = search(store_.statistics().index(), body);
  if (!answer) return answer.error();
  const auto& sum = at(at(*answer, "aggregations", "times"), "value");
  if (!sum.is_number()) return faulty_answer(store_.statistics().index().where());
  return static_cast<std::uint64_t>(std::llround(sum.get<double>()));
}

Result<std::uint64_t> ClusterPassages::text_words() const {
  const auto totals = store_.statistics().totals();
  if (!totals) return totals.error();
  return (*totals)->words[static_cast<std::size_t>(TextField::Text)];
}

Result<void> ClusterPassages::read_words(DocId doc, std::vector<WordId>& out) const {
  const auto words = store_.words(doc);
  if (!words) return words.error();
  out = (*words)->text;
  return {};
}

Result<void> ClusterPassages::read_text(DocId doc, std::string& out) const {
  const auto words = store_.words(doc);
  if (!words) return words.error();
  out = (*words)->passage.text;
  return {};
}

Result<std::uint32_t> ClusterPassages::meaning_stem(std::string_view /*word*/) const { return Meaning::unknown; }

Result<std::vector<Citation>> ClusterPassages::citations(DocId doc) const {
  if (!store_.statistics().has_column(cited_facet)) return std::vector<Citation>();
  const auto papers = store_.statistics().cited_papers();
  if (!papers) return papers.error();
  store_.forget();
  if (auto fetched = store_.read_ahead(doc); !fetched) return std::move(fetched).error();
  const auto words = store_.words(doc);
  if (!words) return words.error();
  return index::citations_in((*words)->passage, **papers);
}

}  // namespace dossier::cluster

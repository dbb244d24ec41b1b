// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/searchable_index.hpp"

#include "index/cluster_address.hpp"
#include "index/read/meaning.hpp"
#include "searcher/expand/query_analysis.hpp"
#include "searcher/local/index_vocabulary.hpp"

#include <utility>

namespace dossier {

Result<SearchableIndex> SearchableIndex::open(const std::filesystem::path& place,
                                              std::shared_ptr<QueryVectors> vectors) {
  if (is_cluster_address(place.native())) {
    auto index = cluster::SearchedIndex::open(place.native());
    if (!index) return std::move(index).error();
    return SearchableIndex(*std::move(index));
  }
  auto reader = IndexReader::open(place);
  if (!reader) return std::move(reader).error();
  return SearchableIndex(*std::move(reader), std::move(vectors));
}

SearchableIndex::SearchableIndex(IndexReader reader, std::shared_ptr<QueryVectors> vectors)
    : on_disk_(std::make_unique<IndexReader>(std::move(reader))), vectors_(std::move(vectors)) {
  if (vectors_ == nullptr) vectors_ = std::make_shared<QueryVectors>(on_disk_->path());
  searcher_ = std::make_unique<Searcher>(*on_disk_, vectors_);
}

SearchableIndex::SearchableIndex(std::unique_ptr<cluster::SearchedIndex> in_cluster)
    : in_cluster_(std::move(in_cluster)), searcher_(std::make_unique<Searcher>(in_cluster_->ports())) {}

Result<SearchableIndex> SearchableIndex::clone() const {
  if (in_cluster_ != nullptr) return SearchableIndex(in_cluster_->clone());
  auto handle = on_disk_->clone();
  if (!handle) return std::move(handle).error();
  return SearchableIndex(*std::move(handle), vectors_);
}

Result<bool> SearchableIndex::stale() const {
  return in_cluster_ != nullptr ? in_cluster_->stale() : Result<bool>(on_disk_->stale());
}

const Catalogue& SearchableIndex::catalogue() const {
  if (in_cluster_ != nullptr) return in_cluster_->catalogue();
  return *on_disk_;
}

std::unique_ptr<Vocabulary> SearchableIndex::vocabulary() const {
  if (in_cluster_ != nullptr) return in_cluster_->ports().engine.vocabulary();
  return std::make_unique<IndexVocabulary>(*on_disk_);
}

Result<std::vector<std::string>> SearchableIndex::values(std::string_view facet) const {
  const auto known = vocabulary();
  const auto* const values = known->facet_values(facet);
  if (auto status = known->status(); !status) return std::move(status).error();
  return values == nullptr ? std::vector<std::string>() : *values;
}

bool SearchableIndex::finds_by_meaning() const {
  if (in_cluster_ != nullptr) return false;
  const auto meaning = meaning_without_vectors(*on_disk_);
  const auto made = on_disk_->vectors();
  return (meaning && *meaning != nullptr) || (made && *made != nullptr);
}

void SearchableIndex::warm() const {
  const auto known = vocabulary();
  for (const auto& facet : known->facets()) static_cast<void>(known->facet_values(facet));
  static_cast<void>(known->passages_with(TextField::Text, "un"));
  static_cast<void>(known->words_of_stem("en", "un"));
  static_cast<void>(known->acronym_partners("un"));
  static_cast<void>(known->acronym_senses("un"));
  if (in_cluster_ != nullptr) return;
  for (const auto field : text_fields) static_cast<void>(on_disk_->lengths(field));
  static_cast<void>(on_disk_->meaning());
  static_cast<void>(on_disk_->vectors());
}

Result<std::string> SearchableIndex::analyze(const SearchRequest& request) const {
  const auto known = vocabulary();
  auto analysis = analyze_query(request, *known, catalogue().taxonomy());
  if (auto status = known->status(); !status) return std::move(status).error();
  if (in_cluster_ == nullptr) return analysis;
  // A count of the engine's tells whether what the words were counted in is still there.
  const MatchNode everything;
  if (auto counted = in_cluster_->ports().engine.count(everything, {}); !counted) return std::move(counted).error();
  return analysis;
}

Result<const IndexReader*> SearchableIndex::on_disk() const {
  if (in_cluster_ != nullptr) return not_in_cluster(in_cluster_->catalogue().location());
  return on_disk_.get();
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/lazy.hpp"
#include "base/result.hpp"
#include "cluster/query/buckets.hpp"
#include "cluster/query/dsl.hpp"
#include "cluster/read/cluster_reader.hpp"
#include "cluster/search/kept_counts.hpp"
#include "index/format/acronyms.hpp"
#include "index/format/stored_vocabulary.hpp"
#include "index/read/cited_papers.hpp"
#include "index/read/index_reader.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::cluster {

/// The words of one field.
struct FieldWords {
  std::vector<std::string> words;       ///< sorted by bytes
  std::vector<std::uint32_t> passages;  ///< that hold each
  /// 0 for an unknown word.
  [[nodiscard]] std::uint32_t passages_with(std::string_view word) const;
};

/// The words of all fields, the values of all facets with the passages that have each, and lengths.
struct Totals {
  std::array<FieldWords, text_fields.size()> fields;
  std::map<std::string, FacetColumn, std::less<>> facets;  ///< `values` and `totals` alone
  std::array<std::uint64_t, text_fields.size()> words{};   ///< in all passages, by field
};

/// What is the same for all queries of one generation: asked of the cluster at first use, and kept. For any number of
/// threads. Errors: those of Client; IndexDamaged.
class Statistics {
 public:
  explicit Statistics(ClusterReader reader);
  /// The same generation, where labels less sure than this (Label::thousandths) are no values of facets. What does not
  /// depend on labels is shared.
  [[nodiscard]] std::shared_ptr<const Statistics> with_min_confidence(std::uint32_t thousandths) const;
  [[nodiscard]] std::uint32_t min_confidence() const { return least_; }

  [[nodiscard]] const ClusterReader& reader() const { return reader_; }
  [[nodiscard]] const OpenedIndex& index() const { return reader_.index(); }
  [[nodiscard]] std::uint32_t passages() const { return reader_.info().passages; }
  /// That no passage of the generation is gone. Call it after counting or listing them: what is gone never comes back,
  /// so one look at the end is enough. A round. Errors: those of Client; IndexLocked where some are gone.
  [[nodiscard]] Result<void> still_whole() const;
  /// How many passages of the generation match each query. Each is asked for once and kept; those that are not known
  /// yet are asked for together. Where passages were gone, counts are of a part: every answer that is made of them ends
  /// with still_whole(), which tells that then, too.
  [[nodiscard]] Result<std::vector<std::uint32_t>> matching(std::span<const Json> queries) const;
  /// The same of one, where it was asked for before.
  [[nodiscard]] std::optional<std::uint32_t> known(const Json& query) const;
  /// Names of the facets: as IndexReader::facets() gives them.
  [[nodiscard]] const std::vector<std::string>& facets() const { return facets_; }
  /// Whether there is a column of this name: those that are no facets, too.
  [[nodiscard]] bool has_column(std::string_view name) const;

  [[nodiscard]] Result<const FieldWords*> words(TextField field) const;
  [[nodiscard]] Result<const index::StoredVocabulary*> vocabulary() const;
  [[nodiscard]] Result<const Totals*> totals() const;
  [[nodiscard]] Result<double> mean_length(TextField field) const;
  /// Null for a name that the index does not have.
  [[nodiscard]] Result<const FacetColumn*> values(std::string_view facet) const;
  /// What facets lose by the least confidence; null where all labels count.
  [[nodiscard]] Result<const UnsureFacets*> unsure() const;
  /// Whether a facet may lose values by it.
  [[nodiscard]] bool loses_values(std::string_view facet) const;
  /// By what passages are counted by the values of a facet, those without one too.
  [[nodiscard]] BucketField bucket_field(std::string_view facet) const;
  /// The number of a paper among all, sorted by id.
  [[nodiscard]] Result<std::uint32_t> paper_number(std::string_view id) const;

  [[nodiscard]] Result<const index::AcronymPartners*> acronym_partners() const;
  [[nodiscard]] Result<const index::AcronymSenses*> acronym_senses() const;
  [[nodiscard]] Result<const std::vector<Paper>*> papers() const;
  /// The papers as citations name them.
  [[nodiscard]] Result<const CitedPapers*> cited_papers() const;
  /// The passages that cite each paper; empty where the index knows no citations.
  [[nodiscard]] Result<const MadeFacet*> cites() const;

 private:
  struct Acronyms {
    index::AcronymPartners partners;
    index::AcronymSenses senses;
  };
  /// Facets by the labels that are sure enough.
  struct Sure {
    UnsureFacets unsure;
    std::map<std::string, FacetColumn, std::less<>> facets;
  };
  /// What is kept, once for all confidences.
  struct Kept {
    Lazy<std::unique_ptr<index::StoredVocabulary>> vocabulary;
    Lazy<Totals> totals;
    Lazy<Acronyms> acronyms;
    Lazy<std::vector<Paper>> papers;
    Lazy<CitedPapers> cited_papers;
    Lazy<MadeFacet> cites;
    mutable KeptCounts counts;
    mutable std::mutex mutex;  ///< of `sure`
    mutable std::map<std::uint32_t, std::shared_ptr<const Lazy<Sure>>> sure;
  };
  [[nodiscard]] Json everything() const { return visible(reader_.state(), "passage"); }
  [[nodiscard]] Result<Totals> load_totals() const;
  [[nodiscard]] Result<Sure> load_sure() const;
  [[nodiscard]] Result<const Sure*> sure() const;
  /// With its values and totals.
  [[nodiscard]] Result<FacetColumn> load_cites_column() const;
  [[nodiscard]] Result<Acronyms> load_acronyms() const;
  [[nodiscard]] Result<const Acronyms*> acronyms() const;
  [[nodiscard]] Result<MadeFacet> load_cites() const;

  ClusterReader reader_;
  std::vector<std::string> facets_;
  std::shared_ptr<const Kept> kept_ = std::make_shared<const Kept>();
  std::uint32_t least_ = 0;                 ///< Label::thousandths
  std::shared_ptr<const Lazy<Sure>> sure_;  ///< null where all labels count
};

}  // namespace dossier::cluster

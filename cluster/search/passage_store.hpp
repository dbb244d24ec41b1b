// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/query/found_hit.hpp"
#include "cluster/search/statistics.hpp"
#include "index/passage.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier::cluster {

/// A paper with the words of its title and its authors.
struct PaperWords {
  Paper paper;
  std::vector<std::vector<std::string>> title;    ///< one sequence
  std::vector<std::vector<std::string>> authors;  ///< one sequence an author
};

/// A passage with its words.
struct PassageWords {
  Passage passage;
  bool own_paper = false;                         ///< whether the paper is stored with it
  std::vector<WordId> text;                       ///< in order
  std::vector<std::vector<std::string>> heading;  ///< one sequence a heading
  std::shared_ptr<const PaperWords> paper;
};

/// The passages of a cluster that one thread has come across, by numbers that it gives them. A number means the same
/// passage as long as the store; what the passages hold is fetched once and forgotten where it becomes too much.
class PassageStore {
 public:
  explicit PassageStore(std::shared_ptr<const Statistics> statistics) : statistics_(std::move(statistics)) {}

  struct Place {
    std::string id;
    std::uint32_t paper = 0;  ///< its number among all papers
    std::uint32_t n = 0;      ///< in the reading order of its paper
  };

  // Errors: those of Client; IndexDamaged.
  /// The number of a passage; what came with it is kept.
  [[nodiscard]] Result<DocId> add(const FoundHit& hit);
  /// The same of several, whose papers are fetched together.
  [[nodiscard]] Result<std::vector<DocId>> add(std::span<const FoundHit> hits);
  /// Must be one that add() gave.
  [[nodiscard]] const Place& place(DocId doc) const { return places_[doc - 1]; }
  [[nodiscard]] bool knows(DocId doc) const { return doc > 0 && doc <= places_.size(); }
  /// Fetches what these passages hold, as far as it is not there.
  [[nodiscard]] Result<void> fetch(std::span<const DocId> docs);
  /// Fetches what a passage holds, and with it what the passages hold that follow it by number in its paper: they were
  /// listed together, and are read one after another.
  [[nodiscard]] Result<void> read_ahead(DocId doc);
  /// What a passage holds; fetched where it is not there. Holds until forget().
  [[nodiscard]] Result<const PassageWords*> words(DocId doc);
  [[nodiscard]] Result<std::shared_ptr<const PaperWords>> paper(std::string_view id);
  /// To be called between two queries: drops what passages hold where it is much.
  void forget();

  [[nodiscard]] const Statistics& statistics() const { return *statistics_; }

 private:
  [[nodiscard]] Result<void> fetch_papers(const std::vector<std::string>& ids);
  [[nodiscard]] Result<void> keep(DocId doc, index::StoredPassage stored);

  std::shared_ptr<const Statistics> statistics_;
  std::vector<Place> places_;  ///< by number, from 1
  std::unordered_map<std::string, DocId> numbers_;
  std::unordered_map<DocId, PassageWords> words_;
  std::map<std::string, std::shared_ptr<const PaperWords>, std::less<>> papers_;
};

}  // namespace dossier::cluster

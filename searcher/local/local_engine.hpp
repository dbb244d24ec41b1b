// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/read/index_reader.hpp"
#include "searcher/local/index_vocabulary.hpp"
#include "searcher/match/match_engine.hpp"
#include "searcher/match/matcher.hpp"

#include <memory>

namespace dossier {

/// Finds in an index on this machine. Keeps buffers of about 20 bytes a passage, see Matcher.
class LocalEngine final : public MatchEngine {
 public:
  /// The reader must outlive it.
  explicit LocalEngine(const IndexReader& reader) : reader_(reader), matcher_(reader) {}

  [[nodiscard]] std::unique_ptr<Vocabulary> vocabulary() const override;
  [[nodiscard]] Result<std::unique_ptr<Found>> find(const FindRequest& request) override;
  [[nodiscard]] Result<std::uint32_t> count(const MatchNode& root,
                                            const std::vector<FacetSelection>& selections) override;
  [[nodiscard]] Result<std::vector<std::uint32_t>> papers_with(const std::vector<FacetSelection>& selections) override;
  [[nodiscard]] Result<std::string> paper_id(std::uint32_t paper) const override;

 private:
  const IndexReader& reader_;
  Matcher matcher_;
  std::shared_ptr<WordFacts> facts_ = std::make_shared<WordFacts>();
};

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "searcher/present/highlighter.hpp"
#include "searcher/present/snippet.hpp"
#include "searcher/rank/query_run.hpp"
#include "searcher/types/response.hpp"

#include <map>
#include <optional>
#include <string>

namespace dossier {

/// Makes hits of ranked passages: reads them, finds their matches, cuts their snippets. Only what is shown is read.
class HitBuilder {
 public:
  HitBuilder(const Catalogue& catalogue, QueryRun& run, const SearchRequest& request)
      : catalogue_(catalogue), run_(run), request_(request), highlighter_(run.groups()) {}

  [[nodiscard]] Result<Hit> build(const RankedDoc& ranked);
  /// Reads the hit's paper into `papers` where it is not there yet.
  [[nodiscard]] Result<void> add_paper(const Hit& hit, std::map<std::string, Paper>& papers);

 private:
  const Catalogue& catalogue_;
  QueryRun& run_;
  const SearchRequest& request_;
  Highlighter highlighter_;
  Tokens tokens_;
  std::optional<Paper> own_paper_;  ///< of the hit built last, where it was stored with it
};

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
// The ranks behind the first of a run.
#include "index/read/meaning.hpp"
#include "searcher/rank/query_run.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace dossier {

double QueryRun::plain_score(const RankedDoc& ranked) const {
  const auto marks = found_->marks(ranked.doc);
  const auto more = marks.bonuses(found_->scoring()) * (second_->bonus_most() + meaning_bonus_);
  return ranked.score -
         (marks.bonus(found_->scoring()) + more + written(ranked.doc) + written_first(ranked.doc) * meaning_bonus_);
}

LaterRanks QueryRun::later_ranks(const std::vector<RankedDoc>& docs) const {
  // No other hit may come to stand before one of these.
  auto least = docs.size() < found_->total() ? std::numeric_limits<double>::infinity() : 0;
  std::vector<RankedDoc> plain;
  for (const auto& ranked : docs) {
    least = std::min(least, found_->score(ranked.doc));
    plain.push_back({ranked.doc, plain_score(ranked)});
  }
  const auto meaning = ports_.passages.meaning();
  if (!meaning_asked_ || !meaning || *meaning == nullptr) return LaterRanks(least);
  return LaterRanks(least, **meaning, std::move(plain));
}

Result<void> QueryRun::put_later_in_order(std::vector<RankedDoc>& docs, std::size_t ranks) {
  if (ranks > 0 && ranks <= LaterRanks::first) return {};
  const auto parts_of = [this](const RankedDoc& ranked) -> LaterRanks::Parts {
    const auto near = proximity_.find(ranked.doc);
    const auto meant = by_meaning_.find(ranked.doc);
    return {.plain = plain_score(ranked),
            .proximity = near == proximity_.end() ? 0 : near->second,
            .meaning = meant == by_meaning_.end() ? 0 : meant->second.sum(),
            .firsts = bonuses(ranked.doc) + written_first(ranked.doc)};
  };
  return later_.put_in_order(docs, {parts_of, [this](auto& later) { return found_->sort(later, request_.sort); }});
}

}  // namespace dossier

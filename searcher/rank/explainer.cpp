// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/explainer.hpp"

namespace dossier {
namespace {

constexpr std::array<const char*, 4> field_names{"text", "heading", "title", "author"};

}  // namespace

Result<std::vector<ScorePart>> explain(const Matches& matches, const RankingParams& params, DocId doc,
                                       GroupScorer& scorer, const SecondScore& second) {
  std::vector<ScorePart> parts;
  const auto factor = matches.notes.contains(doc) ? params.note_weight : 1.0;
  for (const auto& scored : matches.groups) {
    std::array<double, text_fields.size()> frequencies{};
    double total = 0;
    for (const auto field : fields_of(*scored.group)) {
      const auto frequency = scorer.frequency(*scored.group, params, field, doc);
      if (!frequency) return frequency.error();
      total += frequencies[static_cast<std::size_t>(field)] = *frequency;
    }
    if (total <= 0) continue;
    const auto score = factor * scored.group->weight * scored.idf * saturated(total, params.k1);
    for (std::size_t field = 0; field < frequencies.size(); ++field) {
      if (frequencies[field] <= 0) continue;
      parts.push_back({scored.group->label, field_names[field], score * frequencies[field] / total});
    }
  }
  if (second.proximity > 0) parts.push_back({"", "proximity", second.proximity});
  if (second.context > 0) parts.push_back({"", "context", second.context});
  if (second.related > 0) parts.push_back({"", "related", second.related});
  if (second.neighbours > 0) parts.push_back({"", "neighbours", second.neighbours});
  if (second.meaning > 0) parts.push_back({"", "meaning", second.meaning});
  const auto bonuses = matches.bonuses(doc);
  const auto share = bonuses > 0 ? second.all_words / bonuses : 0;
  if (matches.all_words_bonus > 0 && matches.first.contains(doc)) {
    parts.push_back({"", "all-words", matches.all_words_bonus + share});
  }
  if (matches.by_words_bonus > 0 && matches.by_words.contains(doc)) {
    parts.push_back({"", "own-words", matches.by_words_bonus + share});
  }
  if (matches.typed_bonus > 0 && matches.typed->contains(doc)) {
    parts.push_back({"", "as-typed", matches.typed_bonus + share});
  }
  return parts;
}

}  // namespace dossier

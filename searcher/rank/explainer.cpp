// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/explainer.hpp"

namespace dossier {
namespace {

constexpr std::array<const char*, 4> field_names{"text", "heading", "title", "author"};

void add(std::vector<ScorePart>& parts, const char* field, double weight) {
  if (weight > 0) parts.push_back({"", field, weight});
}

/// What a rescoring and the bonuses add.
void add_second(std::vector<ScorePart>& parts, const Scoring& scoring, const PassageMarks& marks,
                const SecondScore& second) {
  add(parts, "proximity", second.proximity);
  add(parts, "context", second.context);
  add(parts, "related", second.related);
  add(parts, "neighbours", second.neighbours);
  add(parts, "meaning", second.meaning);
  add(parts, "vectors", second.vectors);
  // Less than nothing, by a trifle, where a passage must not pass the one before it.
  if (second.peers != 0) parts.push_back({"", "peers", second.peers});
  add(parts, "written", second.written);
  const auto bonuses = marks.bonuses(scoring);
  const auto share = bonuses > 0 ? second.all_words / bonuses : 0;
  const auto add_bonus = [&](const char* field, double bonus, bool has) {
    if (bonus > 0 && has) add(parts, field, bonus + share);
  };
  add_bonus("all-words", scoring.all_words_bonus, marks.first);
  add_bonus("own-words", scoring.by_words_bonus, marks.by_words);
  add_bonus("as-typed", scoring.typed_bonus, marks.typed);
}

}  // namespace

Result<std::vector<ScorePart>> explain(Found& found, const RankingParams& params, DocId doc,
                                       const SecondScore& second) {
  std::vector<ScorePart> parts;
  const auto marks = found.marks(doc);
  const auto factor = marks.note ? params.note_weight : 1.0;
  for (const auto& scored : found.scoring().groups) {
    if (!marks.matches) break;  // near in meaning alone: its words have no part in the score
    const auto frequencies = found.frequencies(*scored.group, params, doc);
    if (!frequencies) return frequencies.error();
    double total = 0;
    for (const auto field : fields_of(scored.group->field)) total += (*frequencies)[static_cast<std::size_t>(field)];
    if (total <= 0) continue;
    const auto score = factor * scored.group->weight * scored.idf * saturated(total, params.k1);
    for (std::size_t field = 0; field < frequencies->size(); ++field) {
      const auto frequency = (*frequencies)[field];
      if (frequency <= 0) continue;
      parts.push_back({scored.group->label, field_names[field], score * frequency / total});
    }
  }
  add_second(parts, found.scoring(), marks, second);
  return parts;
}

}  // namespace dossier

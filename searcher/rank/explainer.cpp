// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/explainer.hpp"

namespace dossier {
namespace {

constexpr std::array<const char*, 4> field_names{"text", "heading", "title", "author"};

void add(std::vector<ScorePart>& parts, const char* field, double weight) {
  if (weight > 0) parts.push_back({"", field, weight});
}

/// What a rescoring and the bonuses add.
void add_second(std::vector<ScorePart>& parts, const Matches& matches, DocId doc, const SecondScore& second) {
  add(parts, "proximity", second.proximity);
  add(parts, "context", second.context);
  add(parts, "related", second.related);
  add(parts, "neighbours", second.neighbours);
  add(parts, "meaning", second.meaning);
  add(parts, "vectors", second.vectors);
  const auto bonuses = matches.bonuses(doc);
  const auto share = bonuses > 0 ? second.all_words / bonuses : 0;
  const auto add_bonus = [&](const char* field, double bonus, const DocSet& docs) {
    if (bonus > 0 && docs.contains(doc)) add(parts, field, bonus + share);
  };
  add_bonus("all-words", matches.all_words_bonus, matches.first);
  add_bonus("own-words", matches.by_words_bonus, matches.by_words);
  if (matches.typed) add_bonus("as-typed", matches.typed_bonus, *matches.typed);
}

}  // namespace

Result<std::vector<ScorePart>> explain(const Matches& matches, const RankingParams& params, DocId doc,
                                       GroupScorer& scorer, const SecondScore& second) {
  std::vector<ScorePart> parts;
  const auto factor = matches.notes.contains(doc) ? params.note_weight : 1.0;
  for (const auto& scored : matches.groups) {
    if (!matches.docs.contains(doc)) break;  // near in meaning alone: its words have no part in the score
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
  add_second(parts, matches, doc, second);
  return parts;
}

}  // namespace dossier

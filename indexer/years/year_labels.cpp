// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/years/year_labels.hpp"

#include "index/mentions_year.hpp"
#include "indexer/years/mentioned_years.hpp"

#include <algorithm>

namespace dossier {

void label_years(Passage& passage) {
  if (passage.kind == PassageKind::Reference || passage.kind == PassageKind::Front) return;
  if (passage.section == Section::References) return;
  const auto of_facet = [](const Label& label) { return label.facet == mentions_year_facet; };
  if (std::any_of(passage.labels.begin(), passage.labels.end(), of_facet)) return;
  const auto years =
      passage.kind == PassageKind::Table ? mentioned_years_of_table(passage.text) : mentioned_years(passage.text);
  for (const auto& year : years) {
    const bool known = std::any_of(passage.labels.begin(), passage.labels.end(),
                                   [&](const Label& label) { return of_facet(label) && label.value == year.value; });
    if (known) continue;
    passage.labels.push_back({std::string(mentions_year_facet), year.value, LabelSource::Text, 1.0F,
                              std::string(year.span.of(passage.text)), year.span});
  }
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/types/ranking.hpp"

#include <cmath>

namespace dossier {

double RankingParams::field_weight(TextField field) const {
  switch (field) {
    case TextField::Text:
    case TextField::Author:
      return 1.0;
    case TextField::Heading:
      return heading_weight;
    case TextField::Title:
      return title_weight;
  }
  return 0;
}

double RankingParams::field_b(TextField field) const {
  switch (field) {
    case TextField::Heading:
      return heading_b;
    case TextField::Title:
    case TextField::Author:
      return title_b;
    case TextField::Text:
      break;
  }
  return b;
}

double inverse_document_frequency(std::uint32_t all, std::uint32_t with) {
  double odds = (all - with + 0.5) / (with + 0.5);
  if (odds < 2) odds = odds * 0.5 + 1;
  return std::log(odds);
}

}  // namespace dossier

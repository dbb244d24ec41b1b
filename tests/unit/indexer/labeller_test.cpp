// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/labeller.hpp"

#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace dossier;

namespace {

/// The values of a facet that a lone passage gets, parted by commas.
std::string labels(const std::string& text, const std::string& facet = "dyad") {
  std::vector<Passage> passages(1);
  passages[0].text = text;
  label_paper(Taxonomy::standard(), Paper{}, passages);
  std::string out;
  for (const auto& label : passages[0].labels) {
    if (label.facet == facet) out += (out.empty() ? "" : ", ") + label.value;
  }
  return out;
}

}  // namespace

TEST_CASE("compounds and constructions give dyads, lists do not") {
  struct Row {
    const char* text;
    const char* dyads;
  };
  const Row rows[] = {
      {"Franco-German ties have matured.", "France-Germany"},
      {"Turkish–Greek rivalry in the Aegean goes on.", "Greece-Turkey"},
      {"The US–India rapprochement surprised many.", "India-United States"},
      {"Relations between Ethiopia and Egypt soured over the dam.", "Egypt-Ethiopia"},
      {"Japan's exports to South Korea fell.", "Japan-South Korea"},
      {"Serbia accused Croatia of bad faith.", "Croatia-Serbia"},
      {"Norway and Sweden signed a pact.", "Norway-Sweden"},
      {"Brazil, Chile, Peru and Bolivia send delegates.", ""},
      {"Nothing is said of states here.", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(labels(row.text) == row.dyads);
  }
}

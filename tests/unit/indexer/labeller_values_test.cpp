// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.hpp"
#include "tests/unit/indexer/labelling.hpp"

using namespace dossier;
using namespace dossier::testing;

TEST_CASE("theories are found by name, adjective and abbreviation") {
  struct Row {
    const char* text;
    const char* theories;
  };
  const Row rows[] = {
      {"Realism and constructivism disagree.", "constructivism, realism"},
      {"A neo-classical realist would look at the cabinet.", "neoclassical-realism"},
      {"Neorealists count missiles; structural realism is their creed.", "neorealism"},
      {"RSCT was built on the Gulf and South Asia.", "regional-security-complex"},
      {"Overlapping security complexes meet here.", "regional-security-complex"},
      {"Complex interdependence has three features.", "interdependence"},
      {"The theory of asymmetric interdependence fits.", "asymmetric-interdependence"},
      {"Balance of threat explains the pact.", "alliance-theory"},
      {"The new regionalism approach looks below the state.", "neoregionalism"},
      {"A liberal institutionalist expects secretariats.", "liberalism"},
      {"From a liberal perspective, trade calms.", "liberalism"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(lone(row.text, "theory") == row.theories);
  }
}

TEST_CASE("ordinary words are no theories") {
  for (const char* text :
       {"A realistic budget and a liberal visa regime were promised.", "Neo-liberal economic reform cut wages.",
        "The alliance held, and economic interdependence grew.", "The novel's magical realism charmed critics.",
        "Liberal democracy is in retreat.", "Constructivist learning suits small classes.",
        "Their strategic convergence deepened.", "Waltz danced.", "The Liberal Democrats lost."}) {
    CAPTURE(text);
    CHECK(lone(text, "theory").empty());
  }
}

TEST_CASE("an everyday phrase is a concept in a paper that makes it one") {
  const auto plain = labelled("Fences", {passage("Strategic convergence was visible in spring.")});
  CHECK(values(plain[0], "theory").empty());
  const auto concept_of =
      labelled("Strategic Convergence and Its Limits", {passage("Strategic convergence was visible in spring.")});
  CHECK(values(concept_of[0], "theory") == "strategic-convergence");
}

TEST_CASE("a heading that names one theory gives it, one that names several gives none") {
  const auto passages = labelled("", {passage("It looks at ideas.", {"2. Theory", "2.1 Constructivism"}),
                                      passage("It looks at ideas.", {"2. Theory", "2.2 Realism and Liberalism"}),
                                      passage("It looks at ideas.", {"2.3 Realism", "Two strands"})});
  CHECK(values(passages[0], "theory") == "constructivism");
  CHECK(passages[0].labels[0].source == LabelSource::Heading);
  CHECK(values(passages[1], "theory").empty());
  CHECK(values(passages[2], "theory") == "realism");
}

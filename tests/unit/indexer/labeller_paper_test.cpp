// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"
#include "tests/unit/indexer/labelling.hpp"

using namespace dossier;
using namespace dossier::testing;

TEST_CASE("what is not named is the pair that the paper is about") {
  const auto passages = labelled(
      "Water and Trust between Uzbekistan and Tajikistan",
      {
          passage("Tashkent and Dushanbe restored relations in 2018."),
          passage("Both countries have reopened crossings."),
          passage("Bilateral trade has tripled."),
          passage("Villagers along the canal remember the mines."),
          passage("Kyrgyzstan's quarrel with China is another matter."),
          passage("Interviews were held in spring.", {}, Section::Methods),
          passage("Uzbek and Tajik relations are studied by interviews.", {}, Section::Methods),
          passage("We thank our readers.", {}, Section::Back),
          passage("Smith, J. (2001). Rivers of Asia. Oxford.", {}, Section::References, PassageKind::Reference),
      });
  const std::string pair = "Tajikistan-Uzbekistan";
  for (const std::size_t i : {0U, 1U, 2U, 3U, 6U}) {
    CAPTURE(i);
    CHECK(values(passages[i], "dyad") == pair);
  }
  CHECK(values(passages[4], "dyad") == "China-Kyrgyzstan");
  for (const std::size_t i : {5U, 7U, 8U}) {
    CAPTURE(i);
    CHECK(values(passages[i], "dyad").empty());
  }
}

TEST_CASE("both countries are those that were named last, whatever the paper is about") {
  const auto passages =
      labelled("Peru–Ecuador Relations since 1998",
               {
                   passage("Peru and Ecuador demarcated the border."),
                   passage("Relations between Chile and Bolivia froze again. Both countries recalled their envoys."),
               });
  CHECK(values(passages[1], "dyad") == "Bolivia-Chile");
}

TEST_CASE("a third state's deeds towards both countries concern each of them") {
  const auto passages =
      labelled("Japan–South Korea Relations", {
                                                  passage("Japan and South Korea signed a treaty in 1965."),
                                                  passage("Chinese pressure on both countries has grown."),
                                              });
  CHECK(values(passages[1], "dyad") == "China-Japan, China-South Korea, Japan-South Korea");
}

TEST_CASE("a heading that names a pair gives it to the passages below") {
  const auto passages =
      labelled("Neighbours", {passage("Officers meet every year.", {"4. Cases", "4.1 Norway and Russia: the hotline"}),
                              passage("Officers meet every year.", {"4. Cases", "4.2 Finnish-Russian patrols"}),
                              passage("Officers meet every year.", {"4. Cases", "4.3 Latvia, Russia and Estonia"})});
  CHECK(values(passages[1], "dyad") == "Finland-Russia");
  REQUIRE(passages[1].labels.size() == 1);
  CHECK(passages[1].labels[0].source == LabelSource::Heading);
  CHECK(passages[1].labels[0].trigger == "4.2 Finnish-Russian patrols");
  CHECK(values(passages[2], "dyad").empty());
}

TEST_CASE("an acronym of something between two states is learnt from the paper") {
  const auto passages =
      labelled("Roads", {passage("The Georgia-Turkey Energy Link (GTEL) opened in 2006."), passage("GTEL carries oil."),
                         passage("The Regional Energy Link (REL) carries gas."), passage("REL carries gas.")});
  CHECK(values(passages[1], "dyad") == "Georgia-Turkey");
  CHECK(values(passages[3], "dyad").empty());
}

TEST_CASE("rows and columns of a table meet") {
  const auto text =
      "Table 2 Threats as seen by respondents\n"
      "Source of threat | Finland | Sweden\n"
      "Russia | 81 | 77\n"
      "Climate | 40 | 44\n";
  CHECK(lone(text, "dyad", PassageKind::Table) == "Finland-Russia, Russia-Sweden");
}

TEST_CASE("a heading on what two states do to something else names no pair") {
  const std::string text = "In May trade between Kenya and Uganda fell, and nobody spoke of the winter.";
  auto acting = passage(text);
  acting.heading = {"The Influence of Russia and China on the Two Neighbours"};
  auto related = passage(text);
  related.heading = {"Russia and China"};
  const auto passages = labelled("", {acting, related});
  CHECK(values(passages[0], "dyad") == "Kenya-Uganda");
  CHECK(values(passages[1], "dyad") == "Kenya-Uganda");  // it no longer speaks of the two of its heading
}

TEST_CASE("a paragraph on two states alone is about them, and not about the topic") {
  const std::string compared =
      "Kenya has lent to a dozen governments over the years and is seldom thanked by any of them, where Brazil is slow "
      "to "
      "offer. Brazil once had great influence and many an ally among the smaller islands of the south and the west, "
      "while "
      "Kenya is now the rising patron.";
  const auto passages = labelled("Relations between Peru and Brazil",
                                 {passage("Relations between Peru and Brazil cooled."), passage(compared),
                                  passage("Peru and Brazil accused each other. " + compared)});
  CHECK(values(passages[1], "dyad") == "Brazil-Kenya");
  CHECK(values(passages[2], "dyad") == "Brazil-Peru");
}

TEST_CASE("both countries are the two that the sentence before began with") {
  const auto passages =
      labelled("Relations between Peru and Chile",
               {passage("Relations between Peru and Chile cooled."),
                passage("Neither Nairobi nor Kampala could hold a reef. Both countries claim it."),
                passage("Powers like Russia and China look on. Both countries, Peru and Chile, know."),
                passage("Great powers such as Russia and China look on from afar. Both countries know it.")});
  CHECK(values(passages[1], "dyad") == "Kenya-Uganda");
  CHECK(values(passages[3], "dyad") == "Chile-Peru");
}

TEST_CASE("a title of three states makes no pair the topic where the text speaks of several") {
  const auto passages =
      labelled("Kenya and Uganda in front of Somalia",
               {passage("Kenya accused Somalia of piracy."), passage("Uganda accused Somalia of piracy."),
                passage("Ships that meet at dawn are seldom friends.")});
  CHECK(values(passages[0], "dyad") == "Kenya-Somalia");
  CHECK(values(passages[2], "dyad").empty());
}

TEST_CASE("references have the pairs that their titles name") {
  struct Row {
    const char* text;
    const char* dyads;
  };
  const Row rows[] = {
      {"Doe, A. (2019). Brazil, Paraguay and the price of power. Asunción: Editorial Sur.", "Brazil-Paraguay"},
      {"Roe, B. “Why Laos Listens to Hanoi.” Mekong Review 3 (2014): 2–9.", "Laos-Vietnam"},
      {"Poe, C. (2020). Rivers of Europe. Journal of German Studies, 3. Berlin: Paris Press.", ""},
      {"Moe, D. (2020). Spain, Italy, France and the sea.", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(lone(row.text, "dyad", PassageKind::Reference) == row.dyads);
  }
}

TEST_CASE("each label says why") {
  const std::string text = "In May relations between Peru and Chile cooled.";
  const auto passages = labelled("", {passage(text)});
  REQUIRE(passages[0].labels.size() == 1);
  const auto& label = passages[0].labels[0];
  CHECK(label.facet == "dyad");
  CHECK(label.source == LabelSource::Text);
  CHECK(label.strength > 0.9F);
  CHECK(label.strength <= 1.0F);
  CHECK(label.trigger == "Peru and Chile");
  CHECK(label.span.of(text) == label.trigger);
}

TEST_CASE("labels are sorted, each once, given ones stay and others are replaced") {
  auto one = passage("Realism explains Peru–Chile and Bolivia–Chile relations.");
  one.labels.push_back({"dyad", "Chile-Peru", LabelSource::Given, 1.0F, "", {}});
  one.labels.push_back({"dyad", "Old-Wrong", LabelSource::Text, 1.0F, "", {}});
  const auto passages = labelled("", {one});
  CHECK(values(passages[0], "dyad") == "Bolivia-Chile, Chile-Peru");
  CHECK(values(passages[0], "theory") == "realism");
  CHECK(passages[0].labels[1].source == LabelSource::Given);
  CHECK(labelled("", passages)[0].labels == passages[0].labels);
}

TEST_CASE("a paper without passages gets no labels") { CHECK(labelled("", {}).empty()); }

TEST_CASE("another taxonomy labels another field") {
  const test::TempFolder folder;
  folder.write("method.json", R"({"facet": "method", "values": [{"name": "survey", "names": ["survey"]}]})");
  const auto taxonomy = Taxonomy::load(folder.path());
  REQUIRE(taxonomy);
  std::vector<Passage> passages{passage("A survey of realism in Peru–Chile relations.")};
  label_paper(**taxonomy, Paper{}, passages);
  CHECK(values(passages[0], "method") == "survey");
  CHECK(passages[0].labels.size() == 1);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.hpp"
#include "tests/unit/indexer/labelling.hpp"

using namespace dossier;
using namespace dossier::testing;

namespace {

struct Row {
  const char* text;
  const char* dyads;
};

template <std::size_t Size>
void check(const Row (&rows)[Size]) {
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(lone(row.text) == row.dyads);
  }
}

}  // namespace

TEST_CASE("compounds give dyads") {
  check({
      {"Franco-German ties have matured.", "France-Germany"},
      {"Turkish–Greek rivalry in the Aegean goes on.", "Greece-Turkey"},
      {"The US–India rapprochement surprised many.", "India-United States"},
      {"Anglo-Irish relations after 1998 were calm.", "Ireland-United Kingdom"},
      {"Russo-Japanese War memories linger.", "Japan-Russia"},
      {"A Sino-Vietnamese border clash ended the quiet.", "China-Vietnam"},
      {"The India Sri Lanka accord of 1987 failed.", "India-Sri Lanka"},
      {"Moscow–Kyiv talks collapsed.", "Russia-Ukraine"},
      {"The Armenia/Azerbaijan file is closed.", "Armenia-Azerbaijan"},
      {"The India-China-Nepal trijunction is disputed.", "China-India, China-Nepal, India-Nepal"},
      {"US-led coalitions and Saudi-led raids differ.", ""},
      {"Indo-Pacific strategies multiply.", ""},
  });
}

TEST_CASE("constructions in one sentence give dyads") {
  check({
      {"Relations between Ethiopia and Egypt soured over the dam.", "Egypt-Ethiopia"},
      {"Trust between Canberra, Jakarta and Dili is thin.",
       "Australia-East Timor, Australia-Indonesia, East Timor-Indonesia"},
      {"Japan's exports to South Korea fell.", "Japan-South Korea"},
      {"Serbia accused Croatia of bad faith.", "Croatia-Serbia"},
      {"Norway and Sweden signed a pact.", "Norway-Sweden"},
      {"Small states like Latvia, Malta and Cyprus have growing ties with Canada.",
       "Canada-Cyprus, Canada-Latvia, Canada-Malta"},
      {"The ministry spoke of Kenya and Ghana. Both states share a common concern.", "Ghana-Kenya"},
      {"Peru's pact with Chile worries Kenya and Ghana. Both states share a concern.", "Chile-Peru, Ghana-Kenya"},
      {"Brazilian investment in Bolivian gas slowed.", "Bolivia-Brazil"},
      {"The withdrawal of Syrian troops from Lebanon came in 2005.", "Lebanon-Syria"},
      {"Cuba depends on Venezuelan oil.", "Cuba-Venezuela"},
      {"Kenya fears that Somalia will close the border.", "Kenya-Somalia"},
      {"Hungary blocked Ukraine's accession.", "Hungary-Ukraine"},
      {"Poland is Ukraine's closest neighbour.", "Poland-Ukraine"},
      {"Chad, Niger's partner in the basin, has sent soldiers.", "Chad-Niger"},
      {"The Kremlin threatened Tallinn.", "Estonia-Russia"},
      {"Soviet support for Cuba ended in 1991.", "Cuba-Russia"},
      {"The UK imposed sanctions on Belarus.", "Belarus-United Kingdom"},
      {"Thailand imports power from Laos.", "Laos-Thailand"},
  });
}

TEST_CASE("a state between two others has to do with each of them") {
  check({
      {"Nepal between India and China has learnt patience.", "China-Nepal, India-Nepal"},
      {"Mongolia, wedged between Russia and China, sells to both.", "China-Mongolia, Mongolia-Russia"},
      {"Caught between Russia and China, Mongolia sells to whoever pays.", "China-Mongolia, Mongolia-Russia"},
      {"The talks in Qatar between Chad and Sudan failed.", "Chad-Sudan"},
  });
}

TEST_CASE("people and offices act for their state") {
  check({
      {"The coast guard of China and that of the Philippines met at dawn.", "China-Philippines"},
      {"Ministers from Kenya had announced visits to Uganda.", "Kenya-Uganda"},
      {"The president of Chile accused Peru of bad faith.", "Chile-Peru"},
      {"The Obama administration lifted sanctions on Cuba.", "Cuba-United States"},
      {"Trump accused Canada of dumping.", "Canada-United States"},
      {"Merkel (2019) accuses Greece of a breach.", ""},
      {"Germany wrote of Greece (Thatcher, 1985).", ""},
      {"Trade between the Netherlands and the Gambia grew.", "Gambia-Netherlands"},
  });
}

TEST_CASE("clauses, appositions and examples keep what they say to themselves") {
  check({
      {"As Peru's policy changed and Chile's interest waned, ferries sailed.", ""},
      {"As an old friend of Peru, Chile was asked first.", "Chile-Peru"},
      {"Since the withdrawal from Kenya, Uganda has been calm.", "Kenya-Uganda"},
      {"In the ties of Cuba with Russia, Kenya's rival, little changed.", "Cuba-Russia, Kenya-Russia"},
      {"In the aftermath of the Soviet invasion, Kenya helped Uganda.", "Kenya-Uganda"},
      {"Kenya and Uganda signed in Mogadishu.", "Kenya-Uganda"},
      {"Neither Cuba nor Chile could be linked to a closure.", ""},
      {"A tripartite declaration of Kenya, Uganda and Rwanda was read out.",
       "Kenya-Rwanda, Kenya-Uganda, Rwanda-Uganda"},
      {"The departure of Cuban and other advisers from Angola went on.", "Angola-Cuba"},
      {"Iraq, after a decade of American occupation, asked for time.", "Iraq-United States"},
  });
}

TEST_CASE("a list of states gives none") {
  check({
      {"Brazil, Chile, Peru and Bolivia send delegates.", ""},
      {"Data were collected in Kenya, Uganda and Rwanda.", ""},
      {"States such as Austria, Finland and Malta stayed neutral.", ""},
      {"Unlike Spain, Portugal joined early.", ""},
      {"Nothing is said of states here.", ""},
      {"", ""},
  });
}

TEST_CASE("words that only look like a state are none") {
  check({
      {"Let us say that china and turkey are on the table in georgia.", ""},
      {"Michael Jordan met Chad Smith in Turkey.", ""},
      {"Patrols in the Persian Gulf worry Oman and others in the Indian Ocean.", ""},
      {"The South China Sea and the Sea of Japan are mapped.", ""},
      {"The Copenhagen School drew on Poland's case.", ""},
      {"A Latin American scholar wrote to Canada.", ""},
      {"The University of Ghana and the Bank of Japan publish together.", ""},
      {"It cost US$ 5 million, said Kenya.", ""},
      {"Prices in US dollars hurt Ghana.", ""},
      {"He was born in Atlanta, Georgia, and moved to Russia.", ""},
      {"Growth slowed (Japan Foundation, 2019; Statistics Korea, 2020).", ""},
      {"The Washington Consensus reshaped Argentina.", ""},
      {"the Vietnam War taught America's generals little", ""},
  });
}

TEST_CASE("what lies between two states speaks of both") {
  check({
      {"The Durand Line was drawn in 1893.", "Afghanistan-Pakistan"},
      {"Under the Good Friday Agreement the checkpoints went.", "Ireland-United Kingdom"},
      {"Nagorno-Karabakh has been emptied.", "Armenia-Azerbaijan"},
      {"Instruments such as the Good Friday Agreement are rare.", ""},
  });
}

TEST_CASE("a pronoun goes on with the state before") {
  check({
      {"Sudan hesitated. It leaned towards Ethiopia until 2019.", "Ethiopia-Sudan"},
      {"Cuba bought what it could. It bought rice from Vietnam and oil from Venezuela, asked Russia for ships, and "
       "paid "
       "late.",
       "Cuba-Russia, Cuba-Venezuela, Cuba-Vietnam"},
      {"Kenya offered a loan to Uganda. The council lifted its sanctions on Eritrea.", "Kenya-Uganda"},
      {"Jakarta has widened its bases near Kupang, while its relations with Canberra cooled.", "Australia-Indonesia"},
  });
}

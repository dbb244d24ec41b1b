// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.hpp"
#include "tests/unit/indexer/labelling.hpp"

using namespace dossier;
using namespace dossier::testing;

namespace {

/// What one passage of a document of this title gets.
std::string document(const std::string& title, const std::string& text) {
  return values(labelled(title, {passage(text)}).front(), "dyad");
}

struct Row {
  const char* title;
  const char* text;
  const char* dyads;
};

template <std::size_t Size>
void check(const Row (&rows)[Size]) {
  for (const auto& row : rows) {
    CAPTURE(row.title, row.text);
    CHECK(document(row.title, row.text) == row.dyads);
  }
}

}  // namespace

TEST_CASE("a document speaks for the state that its title names") {
  check({
      {"12. Telegram From the Embassy in Peru to the Department of State",
       "I told the Minister that we would help his people with the harbour. He asked for our plans at once.",
       "Peru-United States"},
      {"Memorandum From the Foreign Office to the Embassy in Chile",
       "HMG should tell the Chileans that we regret the delay. The Chileans will press us again.",
       "Chile-United Kingdom"},
      {"7. Memorandum of Conversation", "The Secretary warned that we could not accept the Kenyan demands on the port.",
       "Kenya-United States"},
  });
}

TEST_CASE("governments by their letters, people and telegrams' short words act for their state in a document") {
  check({
      {"30. Airgram From the Department of State to the Embassy in Ghana",
       "GOG wants our help with the dam; urge GOG to answer us first.", "Ghana-United States"},
      {"31. Memorandum of Conversation", "Nehru told us that he would refuse. We urged Nehru to wait.",
       "India-United States"},
  });
}

TEST_CASE("whoever writes, the other side's offices and whom it is handed to stand for their states") {
  check({
      {"12. Telegram From the Embassy in Chile to the Department of State",
       "I asked the Foreign Minister for an answer on the copper loan. I warned that our patience had limits.",
       "Chile-United States"},
      {"13. Telegram From the Embassy in Chile to the Department of State",
       "I gave the Turkish Foreign Minister our note on the straits. I urged the Turkish Foreign Minister to reply.",
       "Turkey-United States"},
      {"14. Telegram From the Department of State to the Embassy in Nepal",
       "Please hand over this message. Your Majesty, we value our friendship and your Government may count on our "
       "help.",
       "Nepal-United States"},
  });
}

TEST_CASE("a host is named without an article, and in a speech His Majesty's Government is that of the speaker") {
  check({
      {"12. Telegram From the Embassy in Nepal to the Department of State",
       "King told me that he would accept our loan. King hoped that we would send it soon.", "Nepal-United States"},
      {"UN General Debate 1994: BTN", "His Majesty's Government is grateful to India. We thank India for its help.",
       "Bhutan-India"},
  });
}

TEST_CASE("an adjective of another language counts with a small letter in a document, a capital behind a treaty not") {
  check({
      {"UN General Debate 1994: CHL", "Agradecemos al Gobierno peruano su apoyo. Firmamos con Lima un acuerdo.",
       "Chile-Peru"},
      {"UN General Debate 1994: CHL", "Agradecemos a Frances su apoyo. Firmamos con Frances un acuerdo.", ""},
      {"UN General Debate 1994: CHL", "Firmamos el Acuerdo de Lisboa. Nuestro pueblo apoya el Acuerdo de Lisboa.", ""},
      {"Tratados de los lagos", "El gobierno peruano firmó un acuerdo con Lisboa.", ""},
      {"Telegrama de la Embajada del Perú en Ecuador",
       "Esta Embajada entregó la nota. Quito respondió que no aceptará nuestra propuesta.", "Ecuador-Peru"},
  });
}

TEST_CASE("a name behind a title is one whole") {
  check({
      {"15. Memorandum of Conversation", "Admiral Arthur Brenn told us that we should sail at once.", ""},
      {"16. Memorandum of Conversation",
       "We hope that Chairman Pak will help us. We urged Chairman Pak to hold elections.", "South Korea-United States"},
      {"17. Memorandum of Conversation", "We hope that the Pak Ambassador will help us. We told the Pak Ambassador so.",
       "Pakistan-United States"},
  });
}

TEST_CASE("states that meet in no sentence, nor in two beside each other, are no pair") {
  check({{"18. Memorandum of Conversation",
          "We thanked Peru for its vote. Peru will help us again. The weather was bad. Denmark sent no delegate.",
          "Peru-United States"}});
}

TEST_CASE("a speech is about its own state and another only where it speaks of the other") {
  check({
      {"UN General Debate 1974: KEN", "We hope that all nations will cooperate for the sake of peace.", ""},
      {"UN General Debate 1974: KEN", "Growth slowed in Brazil, Chile, Peru and Ghana.", ""},
  });
}

TEST_CASE("the country of a record says for whom it speaks") {
  auto spoken = passage("We have signed a treaty with Uganda, and our relations with Uganda prosper.");
  spoken.fields = {{"country", "KEN"}};
  CHECK(values(labelled("Remarks", {spoken}).front(), "dyad") == "Kenya-Uganda");
}

TEST_CASE("in a paper nobody is we, and an official counts behind a title only") {
  check({
      {"Treaties of the Lakes", "We thank Uganda for its archives. Our model fits Kenya.", ""},
      {"Treaties of the Lakes", "President Kaunda accused Uganda of a breach.", "Uganda-Zambia"},
      {"Treaties of the Lakes", "Kaunda of the archive accused Uganda of a breach.", ""},
      {"Treaties of the Lakes", "The Department of State accused Uganda of a breach.", ""},
  });
}

TEST_CASE("a text with references is a paper, whatever its title begins with") {
  const auto passages = labelled("Notes on the Department of State",
                                 {passage("We asked Uganda for the archives. Our work with Uganda went on."),
                                  passage("Doe, A. (2001). Rivers.", {}, Section::References, PassageKind::Reference)});
  CHECK(values(passages[0], "dyad").empty());
}

TEST_CASE("a heading that the passages below do not bear out gives no pair") {
  const std::vector<std::string> tail{"Kenya and Uganda, 1999, pp. 3–9"};
  std::vector<Passage> below;
  for (int i = 0; i < 8; ++i) below.push_back(passage("The pilots went home without their pay.", tail));
  for (const auto& one : labelled("Pilots", below)) CHECK(values(one, "dyad").empty());
}

TEST_CASE("the strength of a label is how sure the classifier is") {
  const auto weak = labelled("", {passage("Projects such as the Kenya-Uganda pipeline: nothing else is said.")});
  const auto strong = labelled("", {passage("Relations between Kenya and Uganda cooled. Kenya accused Uganda.")});
  REQUIRE(strong[0].labels.size() == 1);
  CHECK(strong[0].labels[0].strength > 0.9F);
  if (!weak[0].labels.empty()) CHECK(weak[0].labels[0].strength < strong[0].labels[0].strength);
}

TEST_CASE("a numeral is not the first person, and a small word no state") {
  check({
      {"Letter From the Ambassador in Kenya to the Secretary of State", "World War I began before Uganda had a treaty.",
       ""},
      {"UN General Debate 1994: CHL", "Кроме того, мы поддерживаем мир. Для того мы здесь.", ""},
      {"UN General Debate 1994: CHL", "نحن نقدم دعم مالي كبير ونحن ندعم التعاون.", ""},
  });
}

TEST_CASE("speeches in the languages of the United Nations speak for their state") {
  check({
      {"UN General Debate 1994: CHL",
       "Nuestro Gobierno firmó un tratado con los Países Bajos. Agradecemos a los Países Bajos su apoyo.",
       "Chile-Netherlands"},
      {"UN General Debate 1994: CHL",
       "Notre Gouvernement a signé un traité avec la Norvège. Nous remercions la Norvège de son soutien.",
       "Chile-Norway"},
      {"UN General Debate 1994: CHL",
       "Наша страна подписала договор с Норвегией. Мы благодарим Норвегию и поддерживаем сотрудничество.",
       "Chile-Norway"},
      {"UN General Debate 1994: CHL", "وقعت حكومتنا معاهدة مع النرويج. نحن ندعم التعاون مع النرويج.", "Chile-Norway"},
      {"UN General Debate 1994: CHL", "我国政府同挪威签署条约。我们感谢挪威的支持。", "Chile-Norway"},
      {"UN General Debate 1994: CHL", "Nuestro pueblo quiere la paz y el desarrollo de todas las naciones.", ""},
  });
}

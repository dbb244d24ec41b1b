// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/person.hpp"

#include "tests/support/catch.hpp"

using namespace dossier;

namespace {

Person person(std::string given, std::string particle, std::string family, std::string suffix = {}) {
  return {std::move(family), std::move(given), std::move(particle), std::move(suffix), false};
}

Person organisation(std::string name) { return {std::move(name), "", "", "", true}; }

std::string shown(const Person& one) {
  return one.given + "|" + one.particle + "|" + one.family + "|" + one.suffix + (one.organisation ? "|org" : "");
}

struct Row {
  const char* text;
  Person wanted;
};

using Names = std::vector<std::string>;

struct List {
  const char* text;
  Names wanted;
};

}  // namespace

TEST_CASE("the name of one author is read in any order") {
  for (const auto& [text, wanted] : {
           Row{"Jane Doe", person("Jane", "", "Doe")},
           Row{"Doe, Jane", person("Jane", "", "Doe")},
           Row{"van der Berg, A.", person("A.", "van der", "Berg")},
           Row{"Berg, Jan van der", person("Jan", "van der", "Berg")},
           Row{"Jan van der Berg", person("Jan", "van der", "Berg")},
           Row{"van Dijk", person("", "van", "Dijk")},
           Row{"Maria de la Cruz", person("Maria", "de la", "Cruz")},
           Row{"Stephen Van Evera", person("Stephen", "", "Van Evera")},
           Row{"Van Jackson", person("Van", "", "Jackson")},
           Row{"Marine Le Pen", person("Marine", "", "Le Pen")},
           Row{"Nguyen Van Thieu", person("Van Thieu", "", "Nguyen")},
           Row{"García Márquez, Gabriel", person("Gabriel", "", "García Márquez")},
           Row{"Gabriel García Márquez", person("Gabriel", "", "García Márquez")},
           Row{"García Márquez", person("", "", "García Márquez")},
           Row{"José Ortega y Gasset", person("José", "", "Ortega y Gasset")},
           Row{"Liam O'Neil", person("Liam", "", "O'Neil")},
           Row{"O’Neil, L.", person("L.", "", "O’Neil")},
           Row{"Ayesha Khan, PhD", person("Ayesha", "", "Khan")},
           Row{"Ayesha Khan Ph.D.", person("Ayesha", "", "Khan")},
           Row{"Khan, Ayesha, Ph.D.", person("Ayesha", "", "Khan")},
           Row{"Prof. Dr. Jane Doe (University of X)", person("Jane", "", "Doe")},
           Row{"Jane Doe, University of Oslo", person("Jane", "", "Doe")},
           Row{"Smith, J., Jr.", person("J.", "", "Smith", "Jr.")},
           Row{"Smith, Jr., J.", person("J.", "", "Smith", "Jr.")},
           Row{"John Smith Jr.", person("John", "", "Smith", "Jr.")},
           Row{"King Jr., Martin L.", person("Martin L.", "", "King", "Jr.")},
           Row{"King, Jr.", person("", "", "King", "Jr.")},
           Row{"Jr., Martin King", person("Martin", "", "King", "Jr.")},
           Row{"Ole Olsen III", person("Ole", "", "Olsen", "III")},
           Row{"Doe J.", person("J.", "", "Doe")},
           Row{"Roe K. L.", person("K. L.", "", "Roe")},
           Row{"Doe JK", person("JK", "", "Doe")},
           Row{"Doe, MA", person("MA", "", "Doe")},
           Row{"Jane Doe, MA", person("Jane", "", "Doe")},
           Row{"Wei LI", person("Wei", "", "LI")},
           Row{"J. K. Rowe", person("J. K.", "", "Rowe")},
           Row{"DUPONT Jean", person("Jean", "", "DUPONT")},
           Row{"Jean DUPONT", person("Jean", "", "DUPONT")},
           Row{"JANE DOE", person("JANE", "", "DOE")},
           Row{"Park Ji-won", person("Ji-won", "", "Park")},
           Row{"Ji-won Park", person("Ji-won", "", "Park")},
           Row{"Ada Brook-Strand", person("Ada", "", "Brook-Strand")},
           Row{"Mohammed bin Salman", person("Mohammed", "bin", "Salman")},
           Row{"Faisal al-Rashid", person("Faisal", "", "al-Rashid")},
           Row{"Suharto", person("", "", "Suharto")},
           Row{"王小明", person("小明", "", "王")},
           Row{"欧阳修文", person("修文", "", "欧阳")},
           Row{"王 小明", person("小明", "", "王")},
           Row{"김철수", person("철수", "", "김")},
           Row{"김 철수", person("철수", "", "김")},
           Row{"남궁민수", person("민수", "", "남궁")},
           Row{"Wang Xiaoming", person("Xiaoming", "", "Wang")},
           Row{"Xiaoming Wang", person("Xiaoming", "", "Wang")},
           Row{"Wei Wang", person("Wei", "", "Wang")},
           Row{"Deng Xiao Ping", person("Xiao Ping", "", "Deng")},
           Row{"Xiao Ming Wang", person("Xiao Ming", "", "Wang")},
           Row{"Lin Lange", person("Lin", "", "Lange")},
           Row{"Kim Minsoo", person("Minsoo", "", "Kim")},
           Row{"Kim Dae Jung", person("Dae Jung", "", "Kim")},
           Row{"Sung Min Kim", person("Sung Min", "", "Kim")},
           Row{"Lee Harper", person("Lee", "", "Harper")},
           Row{"Kim Jones", person("Kim", "", "Jones")},
           Row{"Nguyễn Phú Trọng", person("Phú Trọng", "", "Nguyễn")},
           Row{"Thanh Hai Nguyen", person("Thanh Hai", "", "Nguyen")},
           Row{"Tran Duc Luong", person("Duc Luong", "", "Tran")},
           Row{"Maria Oliveira Santos", person("Maria", "", "Oliveira Santos")},
           Row{"Luiz Inácio Lula da Silva", person("Luiz Inácio Lula", "da", "Silva")},
           Row{"Guðni Th. Jóhannesson", person("Guðni Th.", "", "Jóhannesson")},
           Row{"Juan Carlos Varela Ponce", person("Juan Carlos", "", "Varela Ponce")},
           Row{"Ana Pastor Julián", person("Ana", "", "Pastor Julián")},
           Row{"Ana Maria Brown", person("Ana Maria", "", "Brown")},
           Row{"Carlos Castro", person("Carlos", "", "Castro")},
           Row{"Ngô Đình Diệm", person("Đình Diệm", "", "Ngô")},
           Row{"Nagy Imre", person("Imre", "", "Nagy")},
           Row{"Imre Nagy", person("Imre", "", "Nagy")},
           Row{"Abe Shinzō", person("Shinzō", "", "Abe")},
           Row{"Abe Lincoln", person("Abe", "", "Lincoln")},
           Row{"Lee Hsien Loong", person("Hsien Loong", "", "Lee")},
           Row{"Lee Ann Cheng", person("Lee Ann", "", "Cheng")},
           Row{"Aung San Suu Kyi", person("", "", "Aung San Suu Kyi")},
           Row{"Daw Mya Sein", person("Daw", "", "Mya Sein")},
           Row{"U Thant", person("U", "", "Thant")},
           Row{"Лавров Сергей Викторович", person("Сергей Викторович", "", "Лавров")},
           Row{"Роман Аркадьевич Абрамович", person("Роман Аркадьевич", "", "Абрамович")},
           Row{"Lavrov Sergei Viktorovich", person("Sergei Viktorovich", "", "Lavrov")},
           Row{"John Carl Petrovich", person("John Carl", "", "Petrovich")},
           Row{"Muhammad Abd al-Wahhab", person("Muhammad", "", "Abd al-Wahhab")},
           Row{"Willem in 't Veld", person("Willem", "in 't", "Veld")},
           Row{"Human Rights Watch", organisation("Human Rights Watch")},
           Row{"Chatham House", organisation("Chatham House")},
           Row{"Edward House", person("Edward", "", "House")},
           Row{"محمد حسن", person("محمد", "", "حسن")},
           Row{"خالد بن سلمان", person("خالد", "بن", "سلمان")},
           Row{"يوسف عبد الله", person("يوسف", "", "عبد الله")},
           Row{"حسن، محمد", person("محمد", "", "حسن")},
           Row{"Иван Петров", person("Иван", "", "Петров")},
           Row{"  Omar \n Rafi* ", person("Omar", "", "Rafi")},
           Row{"World Bank", organisation("World Bank")},
           Row{"{World Bank}", organisation("World Bank")},
           Row{"{{Simon and Schuster}}", organisation("Simon and Schuster")},
           Row{"{U.S. Department of State}", organisation("U.S. Department of State")},
           Row{"U.S. Department of State", organisation("U.S. Department of State")},
           Row{"UNESCO", organisation("UNESCO")},
           Row{"Ministry of Trade, Industry and Energy", organisation("Ministry of Trade, Industry and Energy")},
           Row{"World Health Organization (WHO)", organisation("World Health Organization")},
           Row{"", person("", "", "")},
           Row{" , ", person("", "", "")},
       }) {
    INFO(text);
    CHECK(shown(parse_person(text)) == shown(wanted));
  }
}

TEST_CASE("a name that is written out is read as the same person again") {
  for (const char* text : {"Jane Doe", "Jan van der Berg", "Gabriel García Márquez", "John Smith Jr.", "王小明",
                           "Stephen Van Evera", "World Bank", "خالد بن سلمان", "Suharto", "J. K. Rowe"}) {
    INFO(text);
    const auto one = parse_person(text);
    CHECK(full_name(one) == text);
    CHECK(parse_person(full_name(one)) == one);
  }
  CHECK(full_name(parse_person("Doe, Jane")) == "Jane Doe");
  CHECK(full_name(parse_person("Berg, Jan van der")) == "Jan van der Berg");
  CHECK(family_name(parse_person("Jan van der Berg")) == "van der Berg");
}

TEST_CASE("lists of names are cut where one ends") {
  for (const auto& [text, wanted] : {
           List{"Jane Doe", {"Jane Doe"}},
           List{"Doe, Jane", {"Jane Doe"}},
           List{"Doe, Jane; Roe, John", {"Jane Doe", "John Roe"}},
           List{"Doe, Jane and Roe, John", {"Jane Doe", "John Roe"}},
           List{"Doe, Jane, Roe, John", {"Jane Doe", "John Roe"}},
           List{"Doe, Jane, John Roe, and Ann Poe", {"Jane Doe", "John Roe", "Ann Poe"}},
           List{"Doe, J., Roe, K. L., & Poe, A.", {"J. Doe", "K. L. Roe", "A. Poe"}},
           List{"Doe J., Roe K. L.", {"J. Doe", "K. L. Roe"}},
           List{"Doe JK, Roe L", {"JK Doe", "L Roe"}},
           List{"Jane Doe, John Roe & Ann Poe", {"Jane Doe", "John Roe", "Ann Poe"}},
           List{"Jane Doe, PhD, and John Smith Jr.", {"Jane Doe", "John Smith Jr."}},
           List{"Jane Doe, MA, John Smith, Jr.", {"Jane Doe", "John Smith Jr."}},
           List{"Prof. Jane Doe (University of X), Dr. John Roe (College of Y and Z)", {"Jane Doe", "John Roe"}},
           List{"Jane Doe | John Roe", {"Jane Doe", "John Roe"}},
           List{"Jane Doe · John Roe", {"Jane Doe", "John Roe"}},
           List{"van der Berg, A., de Vries, B.", {"A. van der Berg", "B. de Vries"}},
           List{"García Márquez, Gabriel", {"Gabriel García Márquez"}},
           List{"Ana García y Luis Pérez", {"Ana García", "Luis Pérez"}},
           List{"José Ortega y Gasset", {"José Ortega y Gasset"}},
           List{"World Bank", {"World Bank"}},
           List{"World Bank and IMF", {"World Bank", "IMF"}},
           List{"Ministry of Trade and Industry", {"Ministry of Trade and Industry"}},
           List{"{Ministry of Trade and Industry} and Jane Doe", {"Ministry of Trade and Industry", "Jane Doe"}},
           List{"{Smith, Jones and Co}", {"Smith, Jones and Co"}},
           List{"王小明、李华", {"王小明", "李华"}},
           List{"王小明，李华", {"王小明", "李华"}},
           List{"王小明和李华", {"王小明", "李华"}},
           List{"محمد حسن، علي كريم", {"محمد حسن", "علي كريم"}},
           List{"Jane Doe et al.", {"Jane Doe"}},
           List{"Jane Doe and others", {"Jane Doe"}},
           List{"", {}},
           List{";;, and &", {}},
       }) {
    INFO(text);
    CHECK(full_names(parse_people(text)) == wanted);
  }
}

TEST_CASE("a lone word behind printed names is a place") {
  CHECK(full_names(parse_people("Jane Doe, Bergen, Norway", NameList::Printed)) == Names{"Jane Doe"});
  CHECK(full_names(parse_people("Doe, Jane", NameList::Printed)) == Names{"Jane Doe"});
}

TEST_CASE("keys are made of letters of ASCII") {
  CHECK(key_letters("O'Neil") == "oneil");
  CHECK(key_letters("van der Berg") == "vanderberg");
  CHECK(key_letters("Ødegård") == "odegard");
  CHECK(key_letters("王") == "wang");
  CHECK(key_letters("Петров") == "petrov");
  CHECK_FALSE(key_letters("حسن").empty());
}

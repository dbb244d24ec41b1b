// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/indexer/reading_support.hpp"

#include <algorithm>

namespace {

const std::string long_abstract =
    "Two towns share a harbour and do not speak. This paper asks why, and finds that the ice is to blame, since it "
    "closes "
    "the harbour in the months in which elections are held. Forty interviews with masters of ships, pilots and clerks "
    "support the claim, which is tested against a century of logs kept by the two harbour boards, and against the "
    "memory "
    "of those who kept them.";

}  // namespace

TEST_CASE("title, authors, affiliations and what the journal prints around them") {
  const auto reading = read_text(
      "Check for updates\n\nJournal of Cold Harbours\n\nOnline ISSN: 0000-0001\n\nVolume 3, Number 1, "
      "2019, Pages 16 – 31\n\nhttps://journal.example/\n\nSalt and Silence: Two Towns and One Harbour\n\n"
      "Dr Ada Brook¹, Ben Strand² & Cleo Firth³\n\n¹Professor, University of the Isles\n\n²Lecturer, "
      "College of Fog\n\n³PhD Scholar, College of Fog\n\nAbstract: " +
      long_abstract + "\n\nKeywords: ice, fog; harbours\n\nIntroduction\n\nThe towns are old.\n");
  CHECK(outline_of(reading) ==
        std::vector<std::string>{
            "front front [] Salt and Silence: Two Towns and One Harbour",
            "front front [] Dr Ada Brook, Ben Strand & Cleo Firth Professor, University of the Isles "
            "Lecturer, College of Fog PhD Scholar, College of Fog",
            "paragraph abstract [Abstract] " + long_abstract, "front front [] Keywords: ice, fog; harbours",
            "paragraph introduction [Introduction] The towns are old."});
  CHECK(reading.paper.title == "Salt and Silence: Two Towns and One Harbour");
  CHECK(reading.paper.authors == std::vector<std::string>{"Ada Brook", "Ben Strand", "Cleo Firth"});
  CHECK(reading.paper.journal == "Journal of Cold Harbours");
  CHECK(reading.paper.volume == "3");
  CHECK(reading.paper.issue == "1");
  CHECK(reading.paper.pages == "16 – 31");
  CHECK(reading.paper.year == 2019);
  CHECK(reading.paper.keywords == std::vector<std::string>{"ice, fog", "harbours"});
  CHECK(reading.record.dropped_lines.at("journal line") == 4);
  CHECK(reading.record.dropped_lines.at("badge") == 1);
}

TEST_CASE("a title printed twice and affiliations at the foot of the page") {
  const auto lines = outline_of(
      "1\n\n**Salt and Silence: Two Towns\nand One Harbour**\n\nSalt and Silence: Two Towns and One Harbour\n\nAda "
      "Brook¹\n\n## Introduction\n\nThe towns are old, and the harbour which they share is older than both "
      "of\n\n¹Professor, "
      "University of the Isles\n\nthem.\n");
  CHECK(lines ==
        std::vector<std::string>{
            "front front [] Salt and Silence: Two Towns and One Harbour",
            "front front [] Ada Brook Professor, University of the Isles",
            "paragraph introduction [Introduction] The towns are old, and the harbour which they share is older "
            "than both of them."});
}

TEST_CASE("front matter in tab columns") {
  const auto lines = outline_of(
      "Salt and Silence\n\nAda Brook¹, Ben Strand²\n\nARTICLE INFO\t\t\tABSTRACT\t\nArticle History: Received: "
      "Accepted:\tMay June\t01, 2019 02, 2019\tTwo towns share a harbour\nKeywords:\t\t\tand do not speak. "
      "This\nIce, Fog\t\t\tpaper asks why.\nOPEN\tACCESS\t\tIt finds ice.\n\nIntroduction\n\nThe towns are old.\n");
  CHECK(lines ==
        std::vector<std::string>{
            "front front [] Salt and Silence", "front front [] Ada Brook, Ben Strand",
            "front front [ARTICLE INFO] Article History: Received: May 01, 2019 Accepted: June 02, 2019",
            "front front [ARTICLE INFO] Keywords: Ice, Fog",
            "paragraph abstract [ABSTRACT] Two towns share a harbour and do not speak. This paper asks why. It "
            "finds ice.",
            "paragraph introduction [Introduction] The towns are old."});
}

TEST_CASE("the box beside an abstract is taken apart in any language") {
  const auto lines = outline_of(
      "# Sal y silencio\n\nAda Brook\n\n| INFORMACIÓN DEL ARTÍCULO | RESUMEN |\n|---|---|\n| Recibido: 3 de mayo de "
      "2019 | "
      "Dos pueblos comparten |\n| Palabras clave: hielo, niebla | un puerto y no se hablan. |\n\n# Introducción\n\nLos "
      "pueblos son viejos.\n");
  CHECK(lines ==
        std::vector<std::string>{"front front [] Sal y silencio", "front front [] Ada Brook",
                                 "front front [INFORMACIÓN DEL ARTÍCULO] Recibido: 3 de mayo de 2019",
                                 "front front [INFORMACIÓN DEL ARTÍCULO] Palabras clave: hielo, niebla",
                                 "paragraph abstract [RESUMEN] Dos pueblos comparten un puerto y no se hablan.",
                                 "paragraph introduction [Introducción] Los pueblos son viejos."});
}

TEST_CASE("an abstract without a heading is known by the keywords below it") {
  const auto lines = outline_of("# Salt and Silence\n\nAda Brook\n\n" + long_abstract +
                                "\n\nKeywords: ice\n\n# Introduction\n\nThe towns are old.\n");
  CHECK(lines[2] == "paragraph abstract [] " + long_abstract);
}

TEST_CASE("a YAML block wins") {
  const auto reading = read_text(
      "---\ntitle: \"Salt: A History\"\nauthor:\n  - name: Ada Brook\n  - given: Ben\n    family: Strand\ndate: "
      "2019-05-04\nkeywords: [ice, fog]\ndoi: https://doi.org/10.5555/ABC.1\nlang: en\n---\n\n# Salt: A History\n\n## "
      "Introduction\n\nThe towns are old.\n");
  CHECK(reading.paper.title == "Salt: A History");
  CHECK(reading.paper.authors == std::vector<std::string>{"Ada Brook", "Ben Strand"});
  CHECK(reading.paper.year == 2019);
  CHECK(reading.paper.doi == "10.5555/abc.1");
  CHECK(reading.paper.language == "en");
  CHECK(reading.paper.keywords == std::vector<std::string>{"ice", "fog"});
  CHECK(reading.passages.front().text == "Salt: A History");
  CHECK(reading.record.dropped_lines.at("front matter block") == 11);
}

TEST_CASE("authors of a YAML block are read in the forms that people write") {
  const auto people_of_block = [](const std::string& authors) {
    return read_text("---\ntitle: Salt\nauthor: " + authors + "\n---\n\n# Salt\n\nThe towns are old.\n").paper.people;
  };
  using dossier::Person;
  using People = std::vector<Person>;
  const Person doe{"Doe", "Jane", "", "", false};
  const Person roe{"Roe", "John", "", "", false};
  const Person bank{"World Bank", "", "", "", true};
  CHECK(people_of_block("\"Doe, Jane\"") == People{doe});
  CHECK(people_of_block("\"Doe, Jane; Roe, John\"") == People{doe, roe});
  CHECK(people_of_block("[\"Doe, Jane\", John Roe]") == People{doe, roe});
  CHECK(people_of_block("World Bank") == People{bank});
  CHECK(people_of_block("[\"{World Bank}\"]") == People{bank});
  CHECK(people_of_block("\n  - literal: World Bank\n  - family: Doe\n    given: Jane") == People{bank, doe});
  CHECK(people_of_block("\n  - {family: Berg, given: Jan, non-dropping-particle: van der}\n  - {family: Roe, given: "
                        "John, suffix: Jr.}") ==
        People{{"Berg", "Jan", "van der", "", false}, {"Roe", "John", "", "Jr.", false}});
  CHECK(people_of_block("\n  - {family: van der Berg, given: Jan}") == People{{"Berg", "Jan", "van der", "", false}});
}

TEST_CASE("a YAML block that is none stays text, whatever is in it") {
  const auto reading = read_text("---\ntitle: [unclosed\n---\n\nThe towns are old and the harbour is older.\n");
  CHECK(reading.record.notes.size() == 1);
  CHECK(reading.paper.title != "[unclosed");
  const auto deep = read_text("---\na: " + std::string(5000, '[') + "\n---\n\nThe towns are old.\n");
  CHECK_FALSE(deep.passages.empty());
}

TEST_CASE("the names of authors end where their line or their institution begins") {
  const auto authors_of = [](const std::string& lines) {
    return read_text("Salt and Silence: Two Towns and One Harbour\n\n" + lines + "\n\nAbstract\n\n" + long_abstract +
                     "\n\nIntroduction\n\nThe towns are old.\n")
        .paper.authors;
  };
  using Names = std::vector<std::string>;
  CHECK(authors_of("Ada Brook\nInstitute for Cold Harbours, University of the Isles, Norway") == Names{"Ada Brook"});
  CHECK(authors_of("Ada Brook\nBergen, Norway") == Names{"Ada Brook"});
  CHECK(authors_of("Ada Brook and\nBen Strand") == Names{"Ada Brook", "Ben Strand"});
  CHECK(authors_of("Ada Brook and Ben Strand\nCollege of Fog") == Names{"Ada Brook", "Ben Strand"});
  CHECK(authors_of("Ada Brook, Ben Strand, College of Fog, Norway") == Names{"Ada Brook", "Ben Strand"});
  CHECK(authors_of("Ada Brook (University of the Isles)") == Names{"Ada Brook"});
  CHECK(authors_of("by Ada Brook") == Names{"Ada Brook"});
  CHECK(authors_of("University of the Isles") == Names{});
}

TEST_CASE("authors are found in whatever way they are printed below a title") {
  const auto authors_of = [](const std::string& lines) {
    return read_text("# Salt and Silence\n\n" + lines + "\n\n## Abstract\n\n" + long_abstract +
                     "\n\n## Introduction\n\nThe towns are old.\n")
        .paper.authors;
  };
  using Names = std::vector<std::string>;
  const Names both{"Ada Brook", "Ben Strand"};
  CHECK(authors_of("By Ada Brook, PhD, and Ben Strand Jr.") == Names{"Ada Brook", "Ben Strand Jr."});
  CHECK(authors_of("Prof. Dr. Ada Brook (University of the Isles), Ben Strand (College of Fog)") == both);
  CHECK(authors_of("**Ada Brook**<sup>1</sup> | **Ben Strand**<sup>2</sup>") == both);
  CHECK(authors_of("Ada Brook · Ben Strand") == both);
  CHECK(authors_of("Ada Brook\n\nBen Strand") == both);
  CHECK(authors_of("Ada Brook\n\nUniversity of the Isles\n\nBen Strand\n\nCollege of Fog") == both);
  CHECK(authors_of("Ada Brook\\*, Ben Strand†") == both);
  CHECK(authors_of("Brook A., Strand B. C.") == Names{"A. Brook", "B. C. Strand"});
  CHECK(authors_of("Ada Brook; Ben Strand") == both);
  CHECK(authors_of("Ada Brook\n\n王小明\n\nBen Strand") == Names{"Ada Brook", "王小明", "Ben Strand"});
  CHECK(authors_of("أحمد حسن") == Names{"أحمد حسن"});
  CHECK(authors_of("राम शर्मा") == Names{"राम शर्मा"});
  CHECK(authors_of("王小明") == Names{"王小明"});
  CHECK(authors_of("World Bank") == Names{"World Bank"});
  CHECK(authors_of("Brook, Ada") == Names{"Ada Brook"});
  CHECK(authors_of("Gabriel Brook de la Cruz & Ben Strand") == Names{"Gabriel Brook de la Cruz", "Ben Strand"});
  CHECK(authors_of("Ada Brook\n\nNew Bergen") == Names{"Ada Brook"});
}

TEST_CASE("a line of journal, volume, year and pages, letters behind names, what stands below the first page") {
  const auto reading =
      read_text("Letters on Cold Harbours 14 (2021) 101-118\n\nContents lists available at Fog Direct\n\n" +
                std::string("Letters on Cold Harbours\n\njournal homepage: www.fog.example\n\n") +
                "## Salt and Silence: Two Towns and One Harbour\n\nAda Brook a, *, Ben Strand b\n\n" +
                "- a Institute of Ice, University of the Isles\n- b College of Fog\n\n## Abstract\n\n" + long_abstract +
                "\n\n## Introduction\n\nThe two govern- ments met in mid- to late May.\n\n" +
                "https://doi.org/10.5555/fog.1\n\nReceived 3 May 2020; Received in revised form 1 June " +
                "2020; Accepted 4 June 2020 Available online 20 January 2021\n\n0000-0001/© 2021 Fog.\n");
  CHECK(reading.paper.authors == std::vector<std::string>{"Ada Brook", "Ben Strand"});
  CHECK(reading.paper.journal == "Letters on Cold Harbours");
  CHECK(reading.paper.volume == "14");
  CHECK(reading.paper.pages == "101-118");
  CHECK(reading.paper.year == 2021);
  CHECK(reading.paper.doi == "10.5555/fog.1");
  const auto outline = outline_of(reading);
  CHECK(outline.front() == "front front [] Salt and Silence: Two Towns and One Harbour");
  CHECK(std::find(outline.begin(), outline.end(),
                  "paragraph introduction [Introduction] The two governments met in mid- to late May.") !=
        outline.end());
}

TEST_CASE("numbers that tied authors to places are left out though they lost their raising") {
  const auto lines = outline_of(
      "# Ice in the Sound\n\n1Ada Brook, 2Ben Marsh3\n\n1PhD Scholar, Department of Ice, University of Narrows\n"
      "2Lecturer, Institute of Salt, 4000 Sound\n\n## Introduction\n\nThe ice came early in that year.\n");
  REQUIRE(lines.size() == 3);
  CHECK(lines[1] ==
        "front front [] Ada Brook, Ben Marsh PhD Scholar, Department of Ice, University of Narrows Lecturer, Institute "
        "of "
        "Salt, 4000 Sound");
}

TEST_CASE("an author between the title and his place begins another passage, without a blank line too") {
  const auto reading = read_text(
      "Ice and Salt: Ferries in the Northern Sound\nAda Brook\nUniversity of Narrows\n\nAbstract\n"
      "The ice came early in that year, and the ferries between the two towns lay in the\n"
      "harbour until the spring. Nobody on either shore had seen it come so far south.\n\n"
      "Introduction\nIn January the first sledges crossed. They carried letters and, on their way home,\n"
      "salt. By February there was a road with posts, and by March the posts had numbers.\n"
      "It was the town council that had numbered them. It wished to know how many of the\n"
      "posts had been stolen by the other town, and when it knew it was told not to say.\n");
  CHECK(reading.paper.title == "Ice and Salt: Ferries in the Northern Sound");
  CHECK(reading.paper.authors == std::vector<std::string>{"Ada Brook"});
}

TEST_CASE("a year alone below the title is the paper's, not the number of a page") {
  const auto paper = read_text("# Salt and Silence\n\nAda Brook\n\n2016\n\n## Abstract\n\n" + long_abstract +
                               "\n\n## Introduction\n\nThe towns are old.\n")
                         .paper;
  CHECK(paper.year == 2016);
}

TEST_CASE("a heading of one word may be the title") {
  const auto reading = read_text("# Ice\n\nAda Brook\n\n## Introduction\n\nThe ice came early in that year.\n");
  CHECK(reading.paper.title == "Ice");
}

TEST_CASE("short texts under headings of their own are no front matter") {
  CHECK(outline_of(
            "# Ferries of the North\n\nAnna Berg\n\n## Boats and men\n\nThe ferries were built in the old yard.\n\n"
            "Some still cross it.\n\n## The bridge\n\nIt was opened in 1998 by the king.\n") ==
        std::vector<std::string>{"front front [] Ferries of the North", "front front [] Anna Berg",
                                 "paragraph analysis [Boats and men] The ferries were built in the old yard.",
                                 "paragraph analysis [Boats and men] Some still cross it.",
                                 "paragraph analysis [The bridge] It was opened in 1998 by the king."});
  CHECK(outline_of("# A note\n\nThe ferry was late on that day.\n\nNobody waited for it.\n").size() == 3);
  CHECK(outline_of("# A note\n\nThe ferry was late on that day.\n")[1].starts_with("paragraph"));
}

TEST_CASE("a short first paragraph right below the authors is text, a line about them is not") {
  const std::string text =
      "The council met twice a year, in the spring and in the autumn, and each of its members brought the letters that "
      "the "
      "villages of his valley had written to the others since the last time.";
  const auto below_authors = [&](const std::string& line) {
    return outline_of("# Ferries of the North\n\nAnna Berg\n\n" + line + "\n\n" + text + "\n\n" + text + "\n")[2];
  };
  CHECK(below_authors("Nobody in the valley had seen a ferry before.").starts_with("paragraph"));
  CHECK(below_authors("Did a ferry ever come here? It did.").starts_with("paragraph"));
  // It stands with the author.
  CHECK(below_authors("Anna Berg is a reader in history at Inland.").ends_with(text));
  CHECK(below_authors("She is a reader in history at Inland.").ends_with(text));
  CHECK(below_authors("Inland University").ends_with(text));
  // The place, the date and a second short paragraph may stand between.
  const auto lines = outline_of(
      "# Ferries of the North\n\nBy Anna Berg\n\nInland University\n\n14 March 2019\n\n"
      "The ferry is dear, and the boatmen are angry.\n\nNobody knows who raised the fare.\n\n" +
      text + "\n\n" + text + "\n");
  const auto has = [&](const char* line) { return std::find(lines.begin(), lines.end(), line) != lines.end(); };
  CHECK(has("paragraph introduction [] The ferry is dear, and the boatmen are angry."));
  CHECK(has("paragraph introduction [] Nobody knows who raised the fare."));
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output/progress.hpp"
#include "cli/output/text_output.hpp"
#include "cli/output/text_table.hpp"
#include "cli/terminal/bug.hpp"
#include "cli/terminal/console.hpp"
#include "cli/terminal/safe_text.hpp"
#include "searcher/output/csv.hpp"
#include "tests/support/catch.hpp"

using namespace dossier;

namespace {

Console with_color() {
  Looks looks;
  looks.color = true;
  return Console(looks);
}

}  // namespace

TEST_CASE("what a terminal would obey is shown as a picture instead") {
  struct Row {
    std::string_view text;
    std::string_view wanted;
  };
  for (const auto& [text, wanted] : {
           Row{"plain Wæver", "plain Wæver"},
           Row{"\x1b[31mred", "␛[31mred"},
           Row{"\x1b]0;title\x07", "␛]0;title␇"},
           Row{"a\rb", "a␍b"},
           Row{"a\x7f", "a␡"},
           Row{"\xC2\x9B"
               "31m",
               "\xEF\xBF\xBD"
               "31m"},  // a control character of one byte in Latin-1
           Row{"\xFF", "\xEF\xBF\xBD"},
           Row{"\xE2\x80\xAE"
               "evil",
               "evil"},  // turns the direction of what follows
           Row{"a\nb\tc", "a b c"},
       }) {
    INFO(wanted);
    CHECK(safe_text(text) == wanted);
  }
  CHECK(safe_text("a\nb", true) == "a\nb");
}

TEST_CASE("colour stands only around what is marked, and only in these passages") {
  const std::string text = "the dam and the treaty";
  CHECK(with_color().marked(text, {0, 22}, {{4, 7}, {16, 22}}) ==
        "the \x1b[1;33mdam\x1b[0m and the \x1b[1;33mtreaty\x1b[0m");
  CHECK(Console(Looks{}).marked(text, {0, 22}, {{4, 7}}) == text);
  CHECK(with_color().marked(text, {5, 12}, {{4, 7}, {16, 22}}) == "\x1b[1;33mam\x1b[0m and ");
  CHECK(with_color().paint(Style::Plain, "x") == "x");
  CHECK(with_color().paint(Style::Strong, "").empty());
}

TEST_CASE("links are made only where the terminal knows them, and their targets are encoded") {
  Looks looks;
  looks.hyperlinks = true;
  const auto link = Console(looks).link("/papers/a b\x1b.md", 7, "label");
  CHECK(link.find("/papers/a%20b%1B.md") != std::string::npos);
  CHECK(link.find("7\x1b\\label\x1b]8;;\x1b\\") != std::string::npos);
  CHECK(Console(Looks{}).link("/papers/a.md", 7, "label") == "label");
}

TEST_CASE("numbers are counted in words") {}

TEST_CASE("a paper is named by what it says of itself") {
  Paper paper;
  paper.id = "tap";
  CHECK(text::reference(paper) == "tap");
  paper.title = "Taps";
  CHECK(text::reference(paper) == "Taps");
  paper.authors = {"Omar Rafi"};
  CHECK(text::reference(paper) == "Rafi, Taps");
  paper.authors = {"Omar Rafi", "Ina Noor"};
  paper.year = 2021;
  CHECK(text::reference(paper) == "Rafi and Noor 2021, Taps");
  paper.authors = {"Omar Rafi", "Ina Noor", "Bo Lind"};
  CHECK(text::authors_and_year(paper) == "Rafi et al. 2021");
}

TEST_CASE("a place names heading, section, kind, page and lines as far as they are known") {
  Passage passage;
  passage.section = Section::Analysis;
  CHECK(text::location(passage) == "analysis");
  passage.heading = {"4 Findings", "4.2 Who pays"};
  passage.kind = PassageKind::Table;
  passage.pages = {7, 7};
  passage.lines = {88, 92};
  CHECK(text::location(passage) == "4 Findings › 4.2 Who pays · analysis · table · p. 7 · lines 88–92");
  passage.lines = {88, 88};
  CHECK(text::location(passage) == "4 Findings › 4.2 Who pays · analysis · table · p. 7 · line 88");
}

TEST_CASE("tables line up, and go on below where the screen ends") {
  const TextTable table{{{"theory", "a", "bb", "all"}, {"realism", "10", "·", "10"}, {"all", "10", "2", "12"}}};
  CHECK(table.print(80) ==
        "theory    a  bb  all\n"
        "realism  10   ·   10\n"
        "all      10   2   12\n");
  CHECK(table.print(16) ==
        "theory    a  bb\n"
        "realism  10   ·\n"
        "all      10   2\n"
        "\n"
        "theory   all\n"
        "realism   10\n"
        "all       12\n");
  CHECK(TextTable{}.print(80).empty());
}

TEST_CASE("tables as CSV quote every cell and hold no formula") {
  CHECK(csv_line({"=1+1", "say \"hi\""}) == "\"'=1+1\",\"say \"\"hi\"\"\"\r\n");
}

TEST_CASE("progress tells what is read, what was read badly, and the time left once that says something") {
  CHECK(progress_text({1, 4, 1000000, 4000000, 1200, 0, ""}, 0.5) == "1 of 4 files, 1.0 of 4.0 MB, 1,200 passages");
  CHECK(progress_text({1, 4, 1000000, 4000000, 1200, 0, "khan.pdf"}, 2.0) ==
        "1 of 4 files, 1.0 of 4.0 MB, 1,200 passages, about 6 s left; reading khan.pdf");
  CHECK(progress_text({1, 4, 1000000, 400000000, 1, 2, "khan.pdf"}, 2.0) ==
        "1 of 4 files, 1.0 of 400.0 MB, 1 passage, about 13 min left, 2 read badly; reading khan.pdf");
  CHECK(progress_text({4, 4, 4000000, 4000000, 1200, 1, ""}, 2.0) ==
        "4 of 4 files, 4.0 of 4.0 MB, 1,200 passages, 1 read badly");
  CHECK(progress_text({0, 1, 0, 0, 0, 0, ""}, 5.0) == "0 of 1 file, 0 passages");
}

TEST_CASE("what comes out of the program unforeseen is a bug, and says so") {
  CHECK(run_or_report_bug([] { return 3; }) == 3);
  CHECK(run_or_report_bug([]() -> int { throw std::runtime_error("a bug made for this test"); }) == 70);
  CHECK(run_or_report_bug([]() -> int { throw 1; }) == 70);
}

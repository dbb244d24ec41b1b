// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/export.hpp"

#include "tests/support/catch.hpp"

using namespace dossier;

namespace {

Paper invented_paper() {
  Paper paper;
  paper.id = "tap-and-treaty";
  paper.title = "Taps & Treaties: 50% of {Water}";
  paper.authors = {"Lena van Dijk", "Omar Rafi"};
  paper.year = 2021;
  paper.journal = "Journal of Dry Rivers";
  paper.volume = "7";
  paper.issue = "2";
  paper.pages = "12–34";
  paper.doi = "10.1000/dry_7";
  paper.keywords = {"water", "treaties"};
  paper.citation_key = "vandijk2021taps";
  return paper;
}

Passage invented_passage() {
  Passage passage;
  passage.id = "tap-and-treaty:0a1b";
  passage.paper = "tap-and-treaty";
  passage.kind = PassageKind::Paragraph;
  passage.section = Section::Analysis;
  passage.heading = {"4 Findings", "4.2 Who pays"};
  Label label;
  label.facet = "dyad";
  label.value = "Iraq-Turkey";
  passage.labels = {label};
  passage.lines = {88, 92};
  passage.text = "The *dam* cost 5 $ and \"nobody\" paid.";
  return passage;
}

std::string exported(ExportFormat format, const Paper& paper, const Passage& passage) {
  return export_passages(format, {"dam cost", {"dyad: Iraq-Turkey"}, "2026-01-02T03:04:05Z", "c0ffee"},
                         {{&passage, &paper}});
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a citation names the page where it is known, else the section") {
  const auto paper = invented_paper();
  auto passage = invented_passage();
  CHECK(pandoc_citation(paper, passage) == "[@vandijk2021taps, under “4.2 Who pays”]");
  passage.heading = {"Who [really] pays @all {now}"};
  CHECK(pandoc_citation(paper, passage) == "[@vandijk2021taps, under “Who really pays all now”]");
  passage.heading = {"1990s and after"};
  CHECK(pandoc_citation(paper, passage) == "[@vandijk2021taps, under “1990s and after”]");
  passage.heading.clear();
  CHECK(pandoc_citation(paper, passage) == "[@vandijk2021taps]");
  passage.pages = {7, 7};
  CHECK(pandoc_citation(paper, passage) == "[@vandijk2021taps, p. 7]");
}

TEST_CASE("a paper without a key is cited by its id") {
  auto paper = invented_paper();
  paper.citation_key.clear();
  paper.id = "odd name, (2)";
  CHECK(citation_key(paper) == "odd-name---2-");
}

TEST_CASE("Markdown holds quote, citation, provenance and papers") {
  const auto text = exported(ExportFormat::Markdown, invented_paper(), invented_passage());
  CHECK(contains(text, "# dam cost\n"));
  CHECK(contains(text, "- dyad: Iraq-Turkey\n- index of 2026-01-02T03:04:05Z, corpus c0ffee\n"));
  CHECK(contains(text, "> The \\*dam\\* cost 5 \\$ and \"nobody\" paid.\n"));
  CHECK(contains(text, "[@vandijk2021taps, under “4.2 Who pays”]"));
  CHECK(contains(text,
                 "- \\@vandijk2021taps: Lena van Dijk, Omar Rafi (2021). Taps \\& Treaties: 50% of \\{Water\\}. "
                 "*Journal of Dry Rivers*, 7(2), 12–34. https://doi.org/10.1000/dry\\_7\n"));
}

TEST_CASE("Markdown keeps lines of lists and lets none begin a list or a heading") {
  auto passage = invented_passage();
  passage.text = "# one\n- two\n3. three\n<script>\n";
  const auto text = exported(ExportFormat::Markdown, invented_paper(), passage);
  CHECK(contains(text, "> \\# one\\\n> \\- two\\\n> 3\\. three\\\n> \\<script\\>\n"));
}

TEST_CASE("CSV follows RFC 4180 and holds no formula") {
  auto passage = invented_passage();
  passage.text = "=HYPERLINK(\"x\"), \"quoted\"\nnext";
  const auto text = exported(ExportFormat::Csv, invented_paper(), passage);
  CHECK(contains(text, "\"citation\",\"authors\",\"year\""));
  CHECK(contains(text, "\"'=HYPERLINK(\"\"x\"\"), \"\"quoted\"\"\nnext\""));
  CHECK(contains(text, "\"dam cost\",\"dyad: Iraq-Turkey\",\"2026-01-02T03:04:05Z\",\"c0ffee\"\r\n"));
}

TEST_CASE("BibTeX escapes what TeX reads as its own") {
  const auto text = exported(ExportFormat::BibTex, invented_paper(), invented_passage());
  CHECK(contains(text,
                 "% Dossier: query \"dam cost\"; dyad: Iraq-Turkey; index of 2026-01-02T03:04:05Z; corpus c0ffee\n"));
  CHECK(contains(text, "@article{vandijk2021taps,\n  author = {van Dijk, Lena and Rafi, Omar},\n"));
  CHECK(contains(text, "title = {{Taps \\& Treaties: 50\\% of \\{Water\\}}}"));
  CHECK(contains(text, "pages = {12--34}"));
  CHECK(contains(text, "doi = {10.1000/dry_7}"));
  CHECK(contains(text, "cost 5 \\$ and"));
}

TEST_CASE("a hostile title stays inside its field") {
  auto paper = invented_paper();
  paper.title = "}\\input{x}\n@article{evil,\r\nER  - ";
  paper.doi = "10.1/}x{";
  const auto bibtex = exported(ExportFormat::BibTex, paper, invented_passage());
  CHECK(contains(bibtex,
                 "title = {{\\textbraceright{}\\textbackslash{}input\\{x\\} @article\\textbraceleft{}evil, ER -}}"));
  CHECK(contains(bibtex, "doi = {10.1/x}"));
  const auto ris = exported(ExportFormat::Ris, paper, invented_passage());
  CHECK(contains(ris, "TI  - }\\input{x} @article{evil, ER -\r\n"));
}

TEST_CASE("RIS holds one record a paper") {
  const auto paper = invented_paper();
  const auto passage = invented_passage();
  const auto text = export_passages(ExportFormat::Ris, {"q", {}, "d", "c"}, {{&passage, &paper}, {&passage, &paper}});
  CHECK(text.find("TY  - JOUR\r\nID  - vandijk2021taps\r\nAU  - van Dijk, Lena\r\nAU  - Rafi, Omar\r\n") == 0);
  CHECK(contains(text, "SP  - 12\r\nEP  - 34\r\nDO  - 10.1000/dry_7\r\n"));
  CHECK(text.find("TY  - ", 1) == std::string::npos);
  CHECK(text.substr(text.size() - 10) == "ER  - \r\n\r\n");
}

TEST_CASE("CSL-JSON is a list of items") {
  const auto text = exported(ExportFormat::CslJson, invented_paper(), invented_passage());
  CHECK(contains(text, "\"id\": \"vandijk2021taps\""));
  CHECK(contains(text, "\"type\": \"article-journal\""));
  CHECK(contains(text, "\"family\": \"Dijk\""));
  CHECK(contains(text, "\"page\": \"12-34\""));
}

TEST_CASE("JSON lines hold passage, paper, citation and provenance") {
  const auto text = exported(ExportFormat::JsonLines, invented_paper(), invented_passage());
  CHECK(contains(text, "\"citation\":\"[@vandijk2021taps, under “4.2 Who pays”]\""));
  CHECK(contains(text, "\"corpus_digest\":\"c0ffee\""));
  CHECK(text.find('\n') == text.size() - 1);
}

TEST_CASE("formats are known by name") {
  CHECK(find_export_format("ris") == ExportFormat::Ris);
  CHECK(find_export_format("docx") == ExportFormat::Docx);
  CHECK(find_export_format("doc") == std::nullopt);
}

TEST_CASE("no passages give an export that says where it comes from") {
  for (const auto& info : export_formats) {
    const auto text = export_passages(info.format, {"q", {}, "d", "c"}, {});
    INFO(info.name);
    if (!info.is_text) continue;
    CHECK((text.empty() || text.back() == '\n'));
  }
}

TEST_CASE("an export without passages still says where it comes from") {
  const Provenance provenance{"dam cost", {"dyad: Iraq-Turkey"}, "2026-01-02T03:04:05Z", "c0ffee"};
  for (const auto& format : export_formats) {
    INFO(format.name);
    if (!format.is_text) continue;
    const auto text = export_passages(format.format, provenance, {});
    for (const auto* part : {"dam cost", "dyad: Iraq-Turkey", "2026-01-02T03:04:05Z", "c0ffee"}) {
      INFO(part);
      CHECK(contains(text, part));
    }
  }
  CHECK_FALSE(contains(export_passages(ExportFormat::Ris, provenance, {}), "TY  -"));
  CHECK_FALSE(contains(export_passages(ExportFormat::BibTex, provenance, {}), "@"));
}

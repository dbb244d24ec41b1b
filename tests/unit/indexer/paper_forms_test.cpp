// SPDX-License-Identifier: GPL-3.0-or-later
// A PDF beside its converted text: one paper, of which the better reading is indexed.
#include "index/check/check.hpp"
#include "index/read/index_reader.hpp"
#include "indexer/intake/paper_groups.hpp"
#include "indexer/quality/best_form.hpp"
#include "tests/unit/indexer/library.hpp"
#include "tests/unit/indexer/pdf_file.hpp"

#include <algorithm>
#include <filesystem>

namespace {

using namespace dossier;
using test::Library;
namespace fs = std::filesystem;

const std::vector<std::vector<std::string>> paragraphs{
    {"Salt was carried over the hills for as long as people lived at the coast and kept",
     "cattle in the valleys behind it. The carriers went in spring and came home before",
     "the first snow closed the passes, with wool and iron for the villages at the sea."},
    {"We read the toll books of four towns, which name each carrier with his load and",
     "his home. Loads were counted by month, and months without a book were left out",
     "of all sums that are given below, so that the years can be compared at all."},
    {"Most carriers were paid in kind by the salt works, and few of them by merchants",
     "of the towns. When the works began to pay in coin the carriers went elsewhere,",
     "and the tolls fell to a third of what they had been in the three years before."},
    {"No town gave up its toll at once. The last books end in the year of the railway,",
     "which took the salt of a whole spring over the pass in a single week of summer",
     "and left the inns along the road without guests from then on, winter or not."}};

std::string as_pdf(std::size_t first, std::size_t last) {
  std::vector<pdf_file::Line> page;
  pdf_file::put(page, 760, 20, {"The Salt Roads of the Northern Coast"});
  int y = 700;
  for (auto i = first; i < last; ++i, y -= 70) pdf_file::put(page, y, 11, paragraphs[i]);
  return pdf_file::with_pages({page});
}

std::string as_markdown(std::size_t first, std::size_t last) {
  std::string text = "# The Salt Roads of the Northern Coast\n\n## Text\n\n";
  for (auto i = first; i < last; ++i) {
    for (const auto& line : paragraphs[i]) text += line + "\n";
    text += "\n";
  }
  return text;
}

const std::string other_text =
    "# On ferries\n\n## Text\n\nThe ferry of the harbour was late on each day of that long and windy spring.\n\n"
    "Its crew had gone to the herring, and nobody in the town knew how to bring them back before the summer.\n";

/// A library whose index is checked after each run.
struct Papers : Library {
  BuildReport run() {
    auto report = build();
    REQUIRE(check_index(options.index)->sound());
    return report;
  }
  void remove(const std::string& name) const { fs::remove(papers / name); }
  /// `id: source` of each paper.
  [[nodiscard]] std::vector<std::string> held() const {
    std::vector<std::string> out;
    const auto reader = IndexReader::open(options.index);
    REQUIRE(reader);
    const auto all = reader->papers();
    REQUIRE(all);
    for (const auto& paper : *all) out.push_back(paper.id + ": " + paper.source);
    std::sort(out.begin(), out.end());
    return out;
  }
  [[nodiscard]] std::vector<std::string> passage_ids(const std::string& paper) const {
    const auto reader = IndexReader::open(options.index);
    const auto passages = reader->passages_of(paper);
    REQUIRE(passages);
    std::vector<std::string> ids;
    for (const auto doc : *passages) {
      const auto passage = reader->passage(doc);
      REQUIRE(passage);
      if (passage->kind == PassageKind::Paragraph) ids.push_back(passage->id);
    }
    return ids;
  }
};

using List = std::vector<std::string>;

std::string instead_of(const BuildReport& report, const std::string& path) {
  for (const auto& file : report.files) {
    if (file.path == path) return file.outcome == FileOutcome::Skipped ? file.read_instead : "it is not skipped";
  }
  return "it is not in the report";
}

}  // namespace

TEST_CASE("Files of one folder and name are a group where one of them is a PDF") {
  const auto files = [](const List& names) {
    std::vector<FoundFile> found;
    for (const auto& name : names) {
      FoundFile file;
      file.name = name;
      file.format = name.ends_with(".jsonl") ? FileFormat::JsonLines : FileFormat::Paper;
      found.push_back(file);
    }
    return found;
  };
  using Groups = std::map<std::string, std::string>;
  CHECK(paper_groups(files({"a/khan.md", "a/khan.PDF", "b/khan.md"})) ==
        Groups{{"a/khan.md", "a/khan"}, {"a/khan.PDF", "a/khan"}});
  CHECK(paper_groups(files({"khan.md", "khan.txt", "khan.jsonl"})).empty());
  CHECK(paper_groups(files({"khan.jsonl", "khan.pdf"})).empty());
  CHECK(paper_groups(files({"khan.pdf", "khan.pdf.txt", "khan.a.md"})) ==
        Groups{{"khan.pdf", "khan"}, {"khan.pdf.txt", "khan"}});
}

TEST_CASE("The better form is read: a PDF, unless a text was read clearly better and is as long") {
  using reading::PaperForm;
  const auto words = [](std::uint64_t from, std::uint64_t to) {
    reading::WordTriples triples;
    for (auto i = from; i < to; ++i) triples.push_back(i);
    return triples;
  };
  const auto instead = [](const std::vector<PaperForm>& forms) { return reading::best_forms(forms); };
  using Numbers = std::vector<std::size_t>;
  const PaperForm text{false, true, 0.9, words(0, 100)};
  CHECK(instead({{true, true, 0.8, words(0, 100)}, text}) == Numbers{0, 0});
  CHECK(instead({text, {true, true, 0.7, words(0, 100)}}) == Numbers{0, 0});
  CHECK(instead({text, {true, true, 0.4, words(0, 120)}}) == Numbers{0, 0});
  // Half of the text is not better than the whole.
  CHECK(instead({{true, true, 0.6, words(0, 200)}, text}) == Numbers{0, 0});
  CHECK(instead({{true, true, 0.9, words(0, 201)}, text}) == Numbers{0, 1});
  CHECK(instead({{true, true, 0.9, words(60, 160)}, text}) == Numbers{0, 1});
  // One that cannot be read is given up for the best text, whatever that holds.
  CHECK(instead({{true, false, 0, {}}, {false, true, 0.5, words(0, 100)}, {false, true, 0.9, words(200, 300)}}) ==
        Numbers{2, 1, 2});
  CHECK(instead({{false, false, 0, {}}, {true, true, 0.9, words(0, 100)}}) == Numbers{0, 1});
  // Three forms, the last of which is the best.
  CHECK(instead({{true, true, 0.3, words(0, 100)}, {false, true, 0.6, words(0, 100)}, text}) == Numbers{2, 2, 2});
}

TEST_CASE("A PDF beside its text is indexed once") {
  Papers library;
  library.put("salt.pdf", as_pdf(0, 4));
  library.put("salt.md", as_markdown(0, 4));
  const auto report = library.run();
  CHECK(report.indexed == 1);
  CHECK(report.skipped == 0);
  CHECK(report.other_forms == 1);
  CHECK(instead_of(report, "papers/salt.md") == "papers/salt.pdf");
  CHECK(library.held() == List{"salt: papers/salt.pdf"});
  const auto again = library.run();
  CHECK_FALSE(again.changed);
  CHECK(again.skipped == 0);
  CHECK(again.other_forms == 1);
  // What is given up may go.
  library.remove("salt.md");
  CHECK(library.run().removed == 1);
  CHECK(library.held() == List{"salt: papers/salt.pdf"});
}

TEST_CASE("The paper of a PDF goes on in a better text that comes later, and back") {
  Papers library;
  library.put("salt.pdf", as_pdf(0, 3));
  library.run();
  const auto ids = library.passage_ids("salt");
  REQUIRE(ids.size() == 3);
  library.put("salt.md", as_markdown(0, 4));
  auto report = library.run();
  CHECK(instead_of(report, "papers/salt.pdf") == "papers/salt.md");
  CHECK(library.held() == List{"salt: papers/salt.md"});
  const auto more = library.passage_ids("salt");
  REQUIRE(more.size() == 4);
  CHECK(List(more.begin(), more.begin() + 3) == ids);
  CHECK_FALSE(library.run().changed);
  // A new PDF that is as long: it tells the pages.
  library.put("salt.pdf", as_pdf(0, 4));
  report = library.run();
  CHECK(instead_of(report, "papers/salt.md") == "papers/salt.pdf");
  CHECK(library.held() == List{"salt: papers/salt.pdf"});
  CHECK(library.passage_ids("salt") == more);
  // The one that is read goes.
  library.remove("salt.pdf");
  report = library.run();
  CHECK(report.indexed == 1);
  CHECK(report.removed == 1);
  CHECK(library.held() == List{"salt: papers/salt.md"});
  CHECK(library.passage_ids("salt") == more);
}

TEST_CASE("Two texts under one name stay two papers") {
  Papers library;
  library.put("salt.pdf", as_pdf(0, 4));
  library.put("salt.md", other_text);
  auto report = library.run();
  CHECK(report.indexed == 2);
  CHECK(report.other_forms == 0);
  CHECK(library.held() == List{"salt.md: papers/salt.md", "salt.pdf: papers/salt.pdf"});
  CHECK_FALSE(library.run().changed);
  // An excerpt is no form of the whole.
  library.put("salt.md", as_markdown(0, 1));
  CHECK(library.run().indexed == 2);
  CHECK(library.held() == List{"salt.md: papers/salt.md", "salt.pdf: papers/salt.pdf"});
  // They become one, and two again.
  library.put("salt.md", as_markdown(0, 4));
  CHECK(library.run().other_forms == 1);
  CHECK(library.held() == List{"salt.pdf: papers/salt.pdf"});
  library.put("salt.md", other_text);
  CHECK(library.run().other_forms == 0);
  CHECK(library.held() == List{"salt.pdf: papers/salt.pdf", "salt: papers/salt.md"});
}

TEST_CASE("A PDF that cannot be read is no trouble beside its text") {
  Papers library;
  library.put("other.md", other_text);
  library.put("scan.pdf", pdf_file::with_pages({{}}));
  CHECK(library.run().skipped == 1);
  library.put("scan.md", as_markdown(0, 4));
  const auto report = library.run();
  CHECK(report.skipped == 0);
  CHECK(instead_of(report, "papers/scan.pdf") == "papers/scan.md");
  CHECK(library.held() == List{"other: papers/other.md", "scan: papers/scan.md"});
  CHECK_FALSE(library.run().changed);
  library.remove("scan.md");
  CHECK(library.run().skipped == 1);
  CHECK(library.held() == List{"other: papers/other.md"});
}

TEST_CASE("A text that holds nothing any more gives its paper to the PDF") {
  Papers library;
  library.put("salt.pdf", as_pdf(0, 3));
  library.put("salt.md", as_markdown(0, 4));
  library.run();
  REQUIRE(library.held() == List{"salt: papers/salt.md"});
  library.put("salt.md", "");
  const auto report = library.run();
  CHECK(report.skipped == 1);
  CHECK(library.held() == List{"salt: papers/salt.pdf"});
}

TEST_CASE("Ids of papers in two forms stay when the index is made anew, and go by folder where names are shared") {
  Papers library;
  library.put("salt.pdf", as_pdf(0, 4));
  library.run();
  library.put("salt.md", as_markdown(0, 4));
  library.options.rebuild = true;
  library.run();
  CHECK(library.held() == List{"salt: papers/salt.pdf"});
  library.options.rebuild = false;
  library.put("b/salt.md", other_text);
  library.run();
  CHECK(library.held() == List{"b-salt.md: papers/b/salt.md", "salt: papers/salt.pdf"});
  Papers both;
  both.put("a/salt.pdf", as_pdf(0, 4));
  both.put("a/salt.md", as_markdown(0, 4));
  both.put("b/salt.pdf", as_pdf(0, 4) + "% another file\n");
  both.put("b/salt.md", as_markdown(0, 4) + "\n");
  both.run();
  CHECK(both.held().size() == 2);
  CHECK_FALSE(both.run().changed);
}

TEST_CASE("Texts that all go at once leave their papers to the PDFs") {
  Papers library;
  for (const auto* name : {"a", "b", "c", "d", "e", "f", "g"}) {
    library.put(std::string(name) + ".pdf", as_pdf(0, 3) + "% " + name + "\n");
    library.put(std::string(name) + ".md",
                as_markdown(0, 4) + std::string(static_cast<std::size_t>(*name - 'a'), '\n'));
  }
  library.run();
  REQUIRE(library.held().front() == "a: papers/a.md");
  for (const auto* name : {"a", "b", "c", "d", "e", "f", "g"}) library.remove(std::string(name) + ".md");
  const auto report = library.run();
  CHECK(report.withheld == 0);
  CHECK(report.indexed == 7);
  CHECK(library.held().size() == 7);
  CHECK(library.held().front() == "a: papers/a.pdf");
}

TEST_CASE("A bibliography that names the PDF tells of the text that is read instead") {
  Papers library;
  library.put("khan.pdf", as_pdf(0, 3));
  library.put("khan.md", as_markdown(0, 4));
  library.run();
  REQUIRE(library.held() == List{"khan: papers/khan.md"});
  library.put("library.bib", "@article{salt1999, title={Another Name}, year={1999}, file={khan.pdf}}\n");
  library.run();
  const auto reader = IndexReader::open(library.options.index);
  const auto paper = reader->paper("khan");
  REQUIRE(paper);
  CHECK(paper->title == "Another Name");
  CHECK(paper->citation_key == "salt1999");
  CHECK_FALSE(library.run().changed);
}

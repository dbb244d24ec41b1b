// SPDX-License-Identifier: GPL-3.0-or-later
// What users write on papers and mark in them, from the file to the index.
#include "index/read/index_reader.hpp"
#include "index/read/passage_neighbours.hpp"
#include "indexer/notes/note_places.hpp"
#include "indexer/notes/user_passages.hpp"
#include "indexer/paper_reader.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/indexer/bibliography/zotero_fixture.hpp"
#include "tests/unit/indexer/library.hpp"
#include "tests/unit/indexer/pdf_file.hpp"

#include <sqlite3.h>

#include <algorithm>

namespace {

using namespace dossier;
using test::Library;

/// A mark over lines of 11 points whose baselines are at these heights, from x0 to x1.
std::string mark(const std::string& type, const std::vector<int>& baselines, int x0, int x1,
                 const std::string& more = "") {
  std::string quads;
  for (const auto y : baselines) {
    const auto low = std::to_string(y - 3);
    const auto high = std::to_string(y + 9);
    const auto left = std::to_string(x0);
    const auto right = std::to_string(x1);
    quads += left + ' ' + high + ' ' + right + ' ' + high + ' ' + left + ' ' + low + ' ' + right + ' ' + low + ' ';
  }
  return "<< /Type /Annot /Subtype /" + type + " /Rect [" + std::to_string(x0) + ' ' +
         std::to_string(baselines.back() - 3) + ' ' + std::to_string(x1) + ' ' + std::to_string(baselines.front() + 9) +
         "] /QuadPoints [" + quads + "] " + more + " >> ";
}

std::string comment(int x, int y, const std::string& text, const std::string& more = "") {
  return "<< /Type /Annot /Subtype /Text /Rect [" + std::to_string(x) + ' ' + std::to_string(y) + ' ' +
         std::to_string(x + 18) + ' ' + std::to_string(y + 18) + "] /Contents (" + text + ") " + more + " >> ";
}

std::vector<Passage> passages_of(const Library& library) {
  const auto reader = IndexReader::open(library.options.index);
  REQUIRE(reader);
  std::vector<Passage> passages;
  const auto papers = reader->papers();
  REQUIRE(papers);
  for (const auto& paper : *papers) {
    const auto docs = reader->passages_of(paper.id);
    REQUIRE(docs);
    for (const auto doc : *docs) passages.push_back(*reader->passage(doc));
  }
  return passages;
}

const Passage& holding(const std::vector<Passage>& passages, std::string_view words, bool own) {
  const auto found = std::find_if(passages.begin(), passages.end(), [&](const Passage& passage) {
    return by_user(passage.kind) == own && passage.text.find(words) != std::string::npos;
  });
  REQUIRE(found != passages.end());
  return *found;
}

UserNote marking(const std::string& words, std::uint32_t page = 0) {
  UserNote note;
  note.kind = PassageKind::Annotation;
  note.marked = words;
  note.page = page;
  return note;
}

Passage passage(const std::string& text, std::uint32_t page = 0, float y = 0) {
  Passage made;
  made.text = text;
  made.pages = {page, page};
  if (page > 0) made.boxes.push_back({page, 72, y, 400, 60});
  return made;
}

}  // namespace

TEST_CASE("Highlights and comments of a PDF become passages behind those of the paper, tied to what they mark") {
  Library library;
  const auto highlight = mark("Highlight", {735, 721}, 72, 480, "/Contents (who paid?)");
  library.put("salt.pdf",
              pdf_file::paper({comment(500, 660, "compare with wool"), highlight + mark("Underline", {707}, 72, 200)}));
  const auto report = library.build();
  CHECK(report.indexed == 1);
  const auto passages = passages_of(library);
  const auto& results = holding(passages, "paid in kind", false);
  const auto& opening = holding(passages, "Salt was carried", false);
  const auto& paid = holding(passages, "who paid?", true);
  CHECK(paid.kind == PassageKind::Annotation);
  CHECK(paid.text.starts_with("“Most carriers were paid in kind"));
  CHECK(paid.text.ends_with("”\nwho paid?"));
  CHECK(paid.marks == results.id);
  CHECK(paid.section == results.section);
  CHECK(paid.heading == results.heading);
  CHECK(paid.pages == PageRange{2, 2});
  CHECK(paid.boxes.size() == 2);
  CHECK(holding(passages, "compare with wool", true).marks == opening.id);
  CHECK(holding(passages, "and the tolls fell", true).text.find('\n') == std::string::npos);
  REQUIRE(passages.size() > 3);
  CHECK(std::is_partitioned(passages.begin(), passages.end(), [](const Passage& one) { return !by_user(one.kind); }));
  CHECK(passages.back().n == passages.size());

  const auto reader = IndexReader::open(library.options.index);
  REQUIRE(reader);
  const auto around = passage_neighbours(*reader, *reader->find(results.id), 1, 9);
  REQUIRE(around);
  CHECK(around->notes.size() == 2);
  CHECK(std::none_of(around->passages.begin(), around->passages.end(),
                     [](const Passage& one) { return by_user(one.kind); }));

  // The paper's own passages keep their ids when it is annotated.
  Library plain;
  plain.put("salt.pdf", pdf_file::paper());
  plain.build();
  for (const auto& one : passages_of(plain)) CHECK(holding(passages, one.text, false).id == one.id);
}

TEST_CASE("Hostile annotations do no harm") {
  std::string many;
  for (int i = 0; i < 6000; ++i) many += comment(10 + i % 500, 20, "n" + std::to_string(i));
  const auto huge = comment(72, 700, std::string(300000, 'x'));
  // The page itself, its own parent, its own answer: 5 0 R is the page.
  const std::string cyclic =
      "5 0 R 5 0 R " + comment(72, 600, "<script>alert\\(1\\)</script>", "/Parent 5 0 R /IRT 5 0 R /Popup 5 0 R");
  const auto numbers =
      "<< /Type /Annot /Subtype /Highlight /Rect [0 0 99999999999 nan] /QuadPoints [1 2 3] >> "
      "<< /Type /Annot /Subtype /Highlight /Rect [-9e99 -9e99 9e99 9e99] /QuadPoints 5 0 R >> "
      "<< /Subtype /Link /Contents (a link) >> << /Subtype /Widget /Contents (a field) >> 77 0 R null ";
  for (const auto& annotations : {many, huge, cyclic, std::string(numbers)}) {
    const auto reading = read_paper(pdf_file::paper({annotations}));
    REQUIRE(reading);
    CHECK(reading->passages.size() > 3);
    CHECK(reading->notes.size() <= 5000);
    for (const auto& note : reading->notes) {
      CHECK(note.comment.size() <= 20000);
      CHECK(note.comment != "a link");
      CHECK(note.comment != "a field");
    }
  }
  const auto reading = read_paper(pdf_file::paper({many}));
  REQUIRE(reading);
  CHECK(reading->record.notes == std::vector<std::string>{"it holds more annotations than are read"});
}

TEST_CASE("A note finds the passage that it marks by its words, then by its place") {
  const std::vector<Passage> paper{passage("The dam was built in the dry years before the war.", 1, 100),
                                   passage("The dam was built in the dry years, and the river fell.", 2, 100),
                                   passage("Nobody asked the farmers below.", 2, 300)};
  const notes::NotePlaces places(paper);
  CHECK(places.find(marking("river fell")) == 1);
  CHECK(places.find(marking("built in the dry years", 1)) == 0);
  CHECK(places.find(marking("BUILT in the  dry years", 2)) == 1);
  CHECK(places.find(marking("the dam", 2)) == 1);
  CHECK(places.find(marking("Nobody asked the fanners below", 2)) == 2);
  CHECK_FALSE(places.find(marking("words of another paper altogether")));
  CHECK_FALSE(places.find(marking("the dam", 3)));
  auto drawing = marking("");
  drawing.page = 2;
  drawing.boxes = {{2, 480, 310, 18, 18}};
  CHECK(places.find(drawing) == 2);
  drawing.boxes = {{2, 480, 90, 18, 18}};
  CHECK(places.find(drawing) == 1);
  drawing.boxes = {{7, 480, 90, 18, 18}};
  drawing.page = 7;
  CHECK_FALSE(places.find(drawing));
}

TEST_CASE("Zotero's notes become text, whatever their HTML holds") {
  UserNote note;
  note.html = true;
  const auto text_of = [&](const std::string& html) {
    note.comment = html;
    std::string text;
    for (const auto& one : notes::make_user_passages({}, {note}, {}).passages)
      text += (text.empty() ? "" : "\n\n") + one.text;
    return text;
  };
  CHECK(text_of("<div data-schema-version=\"9\"><h1>Plan</h1><p>Read <b>Doe</b> &amp; "
                "Roe.</p><ul><li>dams</li></ul></div>") == "Plan\nRead Doe & Roe.\ndams");
  CHECK(text_of("<p>a</p><script>alert(1)</script><p onclick=\"x()\">b<img src=\"http://x.example/y.png\"></p>") ==
        "a\nb");
  CHECK(text_of("").empty());
  CHECK(text_of("<p></p>").empty());
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<div>";
  CHECK(text_of(deep + "down here").size() < 20);
  std::string pages;
  for (int i = 0; i < 50; ++i) pages += "<p>" + std::string(200, static_cast<char>('a' + i % 26)) + "</p>";
  note.comment = pages;
  CHECK(notes::make_user_passages({}, {note}, {}).passages.size() > 5);
}

TEST_CASE("Notes of a bibliography stand with the paper, and what the file tells itself is not told twice") {
  Library library;
  library.put("salt.pdf", pdf_file::paper({"", mark("Highlight", {735}, 72, 480, "/Contents (who paid?)")}));
  {
    test::ZoteroFixture zotero(library.papers / "zotero.sqlite");
    zotero.item(1, "AAAA1111");
    zotero.field(1, 1, "The Salt Roads of the Northern Coast");
    zotero.attachment(2, "FFFF2222", 1, "salt.pdf");
    zotero.note(3, "NNNN3333", 1, "<p>Ask Mira about the toll books.</p>");
    zotero.annotation(4, 2, "We read the toll books of four towns", "which ones", "", "00000|1|1",
                      R"({"pageIndex": 0})");
    zotero.annotation(5, 2, "Most carriers were paid in kind by the salt works, and few of them by merchants",
                      "who paid?", "", "00001|1|1", R"({"pageIndex": 1})", true);
  }
  library.build();
  auto passages = passages_of(library);
  const auto own = [&] {
    return std::count_if(passages.begin(), passages.end(), [](const Passage& one) { return by_user(one.kind); });
  };
  CHECK(own() == 3);
  const auto& note = holding(passages, "Ask Mira", true);
  CHECK(note.kind == PassageKind::Note);
  CHECK(note.marks.empty());
  CHECK(note.section == Section::Back);
  const auto& which = holding(passages, "which ones", true);
  CHECK(which.marks == holding(passages, "toll books of four towns", false).id);
  CHECK(which.section == Section::Methods);

  // A changed note is read again, and nothing else changes.
  {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open((library.papers / "zotero.sqlite").c_str(), &database) == SQLITE_OK);
    REQUIRE(sqlite3_exec(database, "UPDATE itemNotes SET note = '<p>Asked Mira.</p>'", nullptr, nullptr, nullptr) ==
            SQLITE_OK);
    sqlite3_close(database);
  }
  CHECK(library.build().indexed == 1);
  passages = passages_of(library);
  CHECK(own() == 3);
  CHECK(holding(passages, "Asked Mira", true).kind == PassageKind::Note);
  CHECK(library.build().indexed == 0);
}

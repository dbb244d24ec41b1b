// SPDX-License-Identifier: GPL-3.0-or-later
// What was exported is read back by plain readers of each format: nothing in a paper's text may change what they see.
#include "base/controls.hpp"
#include "base/utf8.hpp"
#include "searcher/output/batch.hpp"
#include "searcher/output/csv.hpp"
#include "searcher/output/export.hpp"
#include "searcher/output/export_writers.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/read_back.hpp"

#include <nlohmann/json.hpp>
#include <random>

using namespace dossier;
using namespace dossier::testing;
using export_writers::one_line;

namespace {

using Random = std::mt19937_64;

const std::vector<std::string> pieces{"{",
                                      "}",
                                      "\\",
                                      "@",
                                      "@misc(evil, title = \"x\")",
                                      "@article{evil,\n",
                                      "\n",
                                      "\r\n",
                                      "\r",
                                      "\t",
                                      " ",
                                      "`",
                                      "```",
                                      "<img src=x onerror=alert(1)>",
                                      "</script>",
                                      "\"",
                                      "'",
                                      ",",
                                      ";",
                                      "=",
                                      "+",
                                      "-",
                                      "＝",
                                      "＋",
                                      "－",
                                      "＠",
                                      "﹦",
                                      "ER  - ",
                                      "TY  - JOUR",
                                      "1. ",
                                      "(iv) ",
                                      ": ",
                                      "% ",
                                      "# ",
                                      "> ",
                                      "---",
                                      "$x$",
                                      "[a](javascript:b)",
                                      "![i](x)",
                                      "^n[x]",
                                      "|",
                                      "~",
                                      "&lt;",
                                      "*a*",
                                      "_b_",
                                      "\x1b[2J",
                                      "\u009b",
                                      "\u0085",
                                      "\u2028",
                                      "\u202e",
                                      "\u2066",
                                      "\u00a0",
                                      "\u3000",
                                      "\ufeff",
                                      "\x7f",
                                      "and",
                                      " and ",
                                      "word",
                                      "Ünïcode",
                                      "水",
                                      ".",
                                      "!",
                                      "\\input{/etc/passwd}"};

std::string hostile(Random& random, std::size_t most = 9) {
  std::string text;
  for (auto left = random() % (most + 1); left > 0; --left) text += pieces[random() % pieces.size()];
  return text;
}

struct Exported {
  Paper paper;
  Passage passage;
};

Exported hostile_item(Random& random, std::size_t number) {
  Exported item;
  auto& paper = item.paper;
  paper.id = "p" + std::to_string(number) + hostile(random, 3);
  paper.citation_key = "key" + std::to_string(number);
  paper.title = hostile(random);
  for (auto left = random() % 3; left > 0; --left) paper.authors.push_back(hostile(random, 4));
  paper.journal = random() % 2 == 0 ? "" : hostile(random);
  paper.volume = hostile(random, 2);
  paper.issue = hostile(random, 2);
  paper.pages = hostile(random, 3);
  paper.doi = hostile(random, 3);
  paper.url = hostile(random, 3);
  paper.keywords = {hostile(random, 3), "last"};
  if (random() % 2 == 0) paper.year = 1999;
  auto& passage = item.passage;
  passage.id = paper.id + ":" + hostile(random, 3);
  passage.paper = paper.id;
  passage.text = hostile(random, 20);
  passage.heading = {hostile(random, 4), hostile(random, 4)};
  return item;
}

Provenance hostile_origin(Random& random) { return {hostile(random), {hostile(random)}, "2026-01-02", "c0ffee"}; }

std::string export_of(ExportFormat format, const Provenance& origin, const std::vector<Exported>& items) {
  std::vector<ExportItem> pointers;
  for (const auto& item : items) pointers.push_back({&item.passage, &item.paper});
  return export_passages(format, origin, pointers);
}

template <class Check>
void for_random_exports(std::uint64_t seed, Check&& check) {
  Random random(seed);
  for (int round = 0; round < 300; ++round) {
    std::vector<Exported> items;
    for (std::size_t i = 0; i < 1 + random() % 3; ++i) items.push_back(hostile_item(random, i));
    check(hostile_origin(random), items);
  }
}

bool has_controls(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = utf8::decode(text, at);
    at += c.size;
    const bool layout = c.code == '\n' || c.code == '\r' || c.code == '\t';
    if ((is_control(c.code) && !layout) || turns_direction(c.code)) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("CSV gives every cell back, and no cell is a formula") {
  for_random_exports(1, [](const Provenance& origin, const std::vector<Exported>& items) {
    const auto text = export_of(ExportFormat::Csv, origin, items);
    CHECK_FALSE(has_controls(text));
    const auto rows = read_csv(text);
    REQUIRE(rows.size() == items.size() + 1);
    for (std::size_t i = 0; i < items.size(); ++i) {
      const auto& row = rows[i + 1];
      REQUIRE(row.size() == rows.front().size());
      const auto back = [&](std::size_t column, const std::string& given) {
        const auto wanted = without_controls(given);
        CHECK((row[column] == wanted || row[column] == "'" + wanted));
        CHECK_FALSE(is_formula(row[column]));
      };
      back(3, items[i].paper.title);
      back(6, items[i].paper.id);
      back(15, items[i].passage.text);
      back(16, items[i].passage.id);
      back(17, origin.query);
    }
  });
}

TEST_CASE("a cell keeps its text unless it might be a formula") {
  const auto cell = [](const std::string& text) { return read_csv(csv_line({text})).front().front(); };
  for (const std::string text : {"=1", "+1", "-1", "@a", "＝1", "＋1", "－1", "＠a", "﹢1", " =1", "\u3000=1",
                                 "\ufeff=1", "\n=1", "\na", "\ta", "\ra", "\u200b-1"}) {
    INFO(text);
    CHECK(cell(text) == "'" + text);
  }
  for (const std::string text : {"", "a", "1-2", " a", "–1", "a\n=1", "'=1", "\"=1", "\u00a0a", "\u00e9=1"}) {
    INFO(text);
    CHECK(cell(text) == text);
  }
  CHECK(cell(std::string("\0=1", 3)) == "'=1");
  CHECK(cell("\u202e=1") == "'=1");
}

TEST_CASE("BibTeX holds an entry for each paper and gives its fields back") {
  for_random_exports(2, [](const Provenance& origin, const std::vector<Exported>& items) {
    const auto text = export_of(ExportFormat::BibTex, origin, items);
    INFO(text);
    CHECK_FALSE(has_controls(text));
    const auto entries = read_bibtex(text);
    REQUIRE(entries.size() == items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
      const auto& paper = items[i].paper;
      auto fields = entries[i].fields;
      CHECK(entries[i].key == paper.citation_key);
      CHECK(entries[i].type == (paper.journal.empty() ? "misc" : "article"));
      CHECK(tex_text(fields["title"]) == one_line(paper.title));
      CHECK(tex_text(fields["journal"]) == one_line(paper.journal));
      CHECK(tex_text(fields["keywords"]) == one_line(joined_keywords(paper)));
      CHECK(tex_text(fields["annote"]) ==
            one_line(export_writers::quote(paper, items[i].passage, Citer({}, {&paper}))));
      CHECK(names_in(fields["author"]) == paper.authors.size());
    }
  });
}

TEST_CASE("a brace without a partner leaves the field whole") {
  Paper paper;
  paper.id = paper.citation_key = "k";
  Passage passage;
  passage.text = "x";
  const auto title = [&](const std::string& given) {
    paper.title = given;
    return read_bibtex(export_passages(ExportFormat::BibTex, {}, {{&passage, &paper}})).at(0).fields["title"];
  };
  CHECK(title("a {b} c") == "{a \\{b\\} c}");
  CHECK(title("a } b") == "{a \\textbraceright{} b}");
  CHECK(title("a { b") == "{a \\textbraceleft{} b}");
  CHECK(title("} {") == "{\\textbraceright{} \\textbraceleft{}}");
  CHECK(title("{{a}") == "{\\textbraceleft{}\\{a\\}}");
  CHECK(title("x @book{y,") == "{x @book\\textbraceleft{}y,}");
}

TEST_CASE("names with commas or the word between names stay one name") {
  Paper paper;
  paper.id = paper.citation_key = "k";
  paper.authors = {"Ministry of Trade and Industry", "Rafi, Omar, and others", "Ann And Bo"};
  Passage passage;
  passage.text = "x";
  auto entry = read_bibtex(export_passages(ExportFormat::BibTex, {}, {{&passage, &paper}})).at(0);
  CHECK(names_in(entry.fields["author"]) == 3);
}

TEST_CASE("RIS holds a record for each paper, a tag a line") {
  for_random_exports(3, [](const Provenance& origin, const std::vector<Exported>& items) {
    const auto text = export_of(ExportFormat::Ris, origin, items);
    INFO(text);
    CHECK_FALSE(has_controls(text));
    const auto records = read_ris(text);
    REQUIRE(records.size() == items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
      auto record = records[i];
      CHECK(record["ID"] == items[i].paper.citation_key);
      CHECK(record["TI"] == one_line(items[i].paper.title));
      CHECK(record["JO"] == one_line(items[i].paper.journal));
    }
  });
}

TEST_CASE("Markdown gives text, heading and id of every passage back as plain text") {
  for_random_exports(4, [](const Provenance& origin, const std::vector<Exported>& items) {
    const auto text = export_of(ExportFormat::Markdown, origin, items);
    INFO(text);
    CHECK_FALSE(has_controls(text));
    const auto document = read_markdown(text);
    CHECK(document.title == (origin.query.empty() ? "Passages" : one_line(origin.query)));
    REQUIRE(document.quotes.size() == items.size());
    CHECK(document.papers == items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
      CHECK(document.quotes[i].text == lines_of(items[i].passage.text));
      CHECK(document.quotes[i].id == one_line(items[i].passage.id));
    }
  });
}

TEST_CASE("JSON of every kind gives the bytes back and holds no control character") {
  for_random_exports(5, [](const Provenance& origin, const std::vector<Exported>& items) {
    const auto csl = export_of(ExportFormat::CslJson, origin, items);
    CHECK_FALSE(has_controls(csl));
    const auto list = nlohmann::json::parse(csl);
    REQUIRE(list.size() == items.size());
    for (std::size_t i = 0; i < items.size(); ++i) CHECK(list[i].value("title", "") == items[i].paper.title);
    const auto text = export_of(ExportFormat::JsonLines, origin, items);
    CHECK_FALSE(has_controls(text));
    const auto lines = unicode_lines(text);
    REQUIRE(lines.size() == items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
      const auto json = nlohmann::json::parse(lines[i]);
      CHECK(json["text"] == items[i].passage.text);
      CHECK(json["id"] == items[i].passage.id);
    }
  });
}

TEST_CASE("a run for trec_eval has six fields a line, and no two ids become one") {
  Random random(6);
  for (int round = 0; round < 300; ++round) {
    SearchResponse response;
    for (int i = 0; i < 3; ++i) {
      Hit hit;
      hit.passage.id = hostile(random, 4) + std::to_string(i) + "%20";
      response.hits.push_back(hit);
    }
    const auto topic = "q" + hostile(random, 3);
    const auto text = batch_trec_lines(topic, response, "a tag");
    const auto lines = unicode_lines(text);
    REQUIRE(lines.size() == 3);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const auto fields = unicode_fields(lines[i]);
      INFO(lines[i]);
      REQUIRE(fields.size() == 6);
      CHECK(percent_decoded(fields[0]) == topic);
      CHECK(percent_decoded(fields[2]) == response.hits[i].passage.id);
      CHECK(fields[3] == std::to_string(i + 1));
      CHECK(fields[5] == "a%20tag");
    }
  }
}

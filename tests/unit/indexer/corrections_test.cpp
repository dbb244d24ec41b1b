// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/labels/corrections.hpp"

#include "base/likeness.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"

#include <algorithm>
#include <fstream>

using namespace dossier;

namespace {

const std::string barley =
    "In the dry years the mills of Peru bought barley from Chile, and the envoys met each spring to settle the price.";

Passage passage(const std::string& id, const std::string& text) {
  Passage out;
  out.id = id;
  out.paper = id.substr(0, id.find(':'));
  out.text = text;
  out.labels = {{"dyad", "Chile-Peru", LabelSource::Text, 0.8F, "Peru bought barley from Chile", {}}};
  return out;
}

Correction correction(const std::string& id) {
  Correction out;
  out.id = id;
  out.paper = id.substr(0, id.find(':'));
  out.source = out.paper + ".md";
  out.text = barley;
  out.add = {{"dyad", "Bolivia-Peru"}};
  out.remove = {{"dyad", "Chile-Peru"}};
  out.section = Section::Methods;
  return out;
}

Corrections read(const std::filesystem::path& file) {
  auto corrections = Corrections::read(file);
  REQUIRE(corrections);
  return *std::move(corrections);
}

void check_corrected(const Passage& passage) {
  REQUIRE(passage.labels.size() == 1);
  CHECK(passage.labels[0].value == "Bolivia-Peru");
  CHECK(passage.labels[0].source == LabelSource::Given);
  CHECK(passage.labels[0].trigger == corrected_trigger);
  CHECK(passage.section == Section::Methods);
}

}  // namespace

TEST_CASE("corrections come back from their file as they were written, and can be taken back") {
  const test::TempFolder folder;
  const auto file = folder.path() / corrections_name;
  CHECK(read(file).standing().empty());
  REQUIRE(Corrections::append(file, correction("mills:1")));
  REQUIRE(Corrections::append(file, correction("mills:2")));
  CHECK(read(file).standing() == std::vector{correction("mills:1"), correction("mills:2")});
  Correction back;
  back.id = "mills:1";
  back.undo = true;
  REQUIRE(Corrections::append(file, back));
  CHECK(read(file).standing() == std::vector{correction("mills:2")});
  REQUIRE(Corrections::append(file, back));  // nothing is left to take back
  CHECK(read(file).standing().size() == 1);
}

TEST_CASE("a correction finds its passage by id, by the nearest text, or in a file of another name") {
  const test::TempFolder folder;
  const auto file = folder.path() / corrections_name;
  REQUIRE(Corrections::append(file, correction("mills:1")));
  const auto corrections = read(file);
  auto changed = barley;
  changed.replace(changed.find("each spring"), 11, "every winter");
  const std::string other = "Nobody wrote of ships until the harbour froze and the pilots went home without their pay.";

  std::vector<Passage> same{passage("mills:2", other), passage("mills:1", other)};
  CHECK(corrections.apply("mills", {"mills"}, same) == 1);
  check_corrected(same[1]);
  CHECK(same[0].labels[0].value == "Chile-Peru");

  std::vector<Passage> edited{passage("mills:8", other), passage("mills:9", changed)};
  CHECK(corrections.apply("mills", {"mills"}, edited) == 1);
  check_corrected(edited[1]);

  std::vector<Passage> gone{passage("mills:8", other)};
  CHECK(corrections.apply("mills", {"mills"}, gone) == 0);

  std::vector<Passage> renamed{passage("granary:1", barley)};
  CHECK(corrections.apply("granary", {"granary"}, renamed) == 1);
  check_corrected(renamed[0]);
  std::vector<Passage> copied{passage("granary:1", barley)};
  CHECK(corrections.apply("granary", {"granary", "mills"}, copied) == 0);

  auto record = passage("mills:1", other);
  CHECK(corrections.apply_by_id(record) == 1);
  check_corrected(record);
}

TEST_CASE("the mark of a file changes with its corrections alone") {
  const test::TempFolder folder;
  const auto file = folder.path() / corrections_name;
  CHECK(read(file).mark("mills.md").empty());
  REQUIRE(Corrections::append(file, correction("mills:1")));
  const auto first = read(file).mark("mills.md");
  CHECK_FALSE(first.empty());
  CHECK(read(file).mark("granary.md").empty());
  REQUIRE(Corrections::append(file, correction("granary:1")));
  CHECK(read(file).mark("mills.md") == first);
  REQUIRE(Corrections::append(file, correction("mills:2")));
  CHECK(read(file).mark("mills.md") != first);
}

TEST_CASE("a fault in the file of corrections is told with its line, what a crash left of one is passed over") {
  const test::TempFolder folder;
  const auto file = folder.path() / corrections_name;
  struct Row {
    const char* line;
    const char* fault;
  };
  const Row rows[] = {
      {"7", "not a JSON object"},
      {"{}", "has no `id`"},
      {R"({"id": "a:1", "add": ["dyad"]})", "lists of facet:value"},
      {R"({"id": "a:1", "section": "middle"})", "not a known section"},
      {R"({"id": "a:1", "text": 3})", "must be strings"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.line);
    std::ofstream(file) << "\n" << row.line << "\n";
    const auto corrections = Corrections::read(file);
    REQUIRE_FALSE(corrections);
    CHECK(corrections.error().message.find("line 2") != std::string::npos);
    CHECK(corrections.error().message.find(row.fault) != std::string::npos);
  }
  std::ofstream(file) << R"({"id": "a:1", "add": ["dyad:Chile-Peru"]})"
                      << "\n"
                      << R"({"id": "a:2", "ad)";
  CHECK(read(file).standing().size() == 1);
  REQUIRE(Corrections::append(file, correction("a:3")));
  CHECK(read(file).standing().size() == 2);
}

TEST_CASE("corrections lie beside the index") {
  CHECK(corrections_file("/library/.dossier") == "/library/dossier-corrections.jsonl");
  CHECK(corrections_file("/library/.dossier/") == "/library/dossier-corrections.jsonl");
}

TEST_CASE("likeness is 1 for the same text and 0 for others") {
  CHECK(likeness(barley, barley) == 1.0);
  CHECK(likeness(barley, "ships froze") == 0.0);
  CHECK(likeness("", barley) == 0.0);
}

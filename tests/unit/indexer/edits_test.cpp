// SPDX-License-Identifier: GPL-3.0-or-later
// Stages ask for edits; one place applies them and keeps every word.
#include "indexer/blocks/draft.hpp"
#include "indexer/blocks/stage.hpp"
#include "indexer/pipeline.hpp"
#include "indexer/reading_stages.hpp"
#include "indexer/text/dehyphenator.hpp"

#include "tests/support/catch.hpp"

#include <algorithm>
#include <set>

namespace {

using namespace dossier::reading;

Block paragraph(std::string text, std::uint32_t line = 1) {
  Block block;
  block.text = std::move(text);
  block.lines = {line, line};
  return block;
}

std::vector<Block> three() { return {paragraph("one two", 1), paragraph("three four", 2), paragraph("five", 3)}; }

std::vector<std::string> texts(const std::vector<Block>& blocks) {
  std::vector<std::string> all;
  for (const auto& block : blocks) all.push_back(block.text);
  return all;
}

Edit rewrite(std::size_t at, std::string text, Confidence confidence = Confidence::Likely) {
  Edit edit;
  edit.action = Action::SetText;
  edit.at = at;
  edit.made = {paragraph(std::move(text))};
  edit.reason = "a test";
  edit.confidence = confidence;
  return edit;
}

}  // namespace

TEST_CASE("a draft shows what was asked for and leaves the given blocks as they are") {
  const auto blocks = three();
  Draft draft(blocks);
  draft.drop(0, "running head", "repeats");
  draft.join(1, 2, "cut").text += " five";
  draft.change(1, "named").kind = BlockKind::Heading;
  CHECK(draft.gone(0));
  CHECK(draft.gone(2));
  CHECK(draft[1].text == "three four five");
  CHECK(blocks[1].text == "three four");
  const auto edits = std::move(draft).edits();
  REQUIRE(edits.size() == 2);
  CHECK(edits[0].action == Action::Drop);
  CHECK(edits[0].left_out.front().text == "one two");
  CHECK(edits[0].left_out.front().lines == 1);
  CHECK(edits[1].action == Action::Join);
  CHECK(edits[1].reason == "cut; named");
  CHECK(edits[1].repairs == std::vector<std::string>{"joined"});
}

TEST_CASE("edits are applied together, and what stands behind a gap is cut") {
  auto blocks = three();
  Draft draft(blocks);
  draft.drop(1, "page number");
  draft.put_before(2, paragraph("fi"), "split");
  draft.change(2, "split").text = "ve";
  const auto applied = apply_edits(blocks, std::move(draft).edits());
  CHECK(applied.fault.empty());
  CHECK(texts(blocks) == std::vector<std::string>{"one two", "fi", "ve"});
  CHECK_FALSE(blocks[0].cut_before);
  CHECK(blocks[1].cut_before);
  CHECK_FALSE(blocks[2].cut_before);
}

TEST_CASE("a join of joins goes into the last one") {
  const auto given = three();
  auto blocks = given;
  Draft draft(given);
  draft.absorb(1, 0, "up").text = "one two three four";
  draft.absorb(2, 1, "up").text = draft[1].text + " five";
  const auto applied = apply_edits(blocks, std::move(draft).edits());
  CHECK(applied.fault.empty());
  CHECK(texts(blocks) == std::vector<std::string>{"one two three four five"});
}

TEST_CASE("edits that lose, double or invent words are not applied") {
  for (const auto* text : {"one", "one two two", "one two six", ""}) {
    CAPTURE(text);
    auto blocks = three();
    const auto applied = apply_edits(blocks, {rewrite(1, "three four"), rewrite(0, text)});
    CHECK(applied.fault.find("one two") != std::string::npos);
    CHECK(texts(blocks) == texts(three()));
  }
  auto blocks = three();
  Edit drop;
  drop.action = Action::Drop;
  CHECK_FALSE(keeps_words(blocks, drop));
  drop.left_out.push_back({"badge", "one two", 1});
  CHECK(keeps_words(blocks, drop));
  drop.left_out.push_back({"badge", "two", 1});
  CHECK_FALSE(keeps_words(blocks, drop));
}

TEST_CASE("words that a break cut may become one, and marks may be taken out") {
  const std::vector<Block> blocks{paragraph("the govern-"), paragraph("ments met.12 Later")};
  auto edit = rewrite(0, "the governments met. Later");
  edit.joined = {1};
  CHECK_FALSE(keeps_words(blocks, edit));
  edit.left_out.push_back({"note mark", "12", 0});
  CHECK(keeps_words(blocks, edit));
}

TEST_CASE("of two edits of one block the more confident one wins, then the earlier") {
  auto blocks = three();
  const auto upper = [](std::size_t at, std::string text, Confidence confidence) {
    return rewrite(at, std::move(text), confidence);
  };
  const auto applied =
      apply_edits(blocks, {upper(0, "One two", Confidence::Guess), upper(0, "ONE TWO", Confidence::Certain),
                           upper(1, "Three four", Confidence::Likely), upper(1, "THREE FOUR", Confidence::Likely)});
  CHECK(texts(blocks) == std::vector<std::string>{"ONE TWO", "Three four", "five"});
  CHECK(applied.lost_to == std::vector<std::size_t>{1, Applied::none, Applied::none, 2});
}

TEST_CASE("a stage that would lose a word changes nothing, and the account says so") {
  Document document;
  document.blocks = three();
  const Stage bad{"bad", "loses a word", [](const StageInput& input) {
                    Draft draft(input.blocks);
                    draft.drop(2, "badge");
                    draft.change(0, "shortened").text = "one";
                    return std::move(draft).edits();
                  }};
  StageProbe probe;
  run_stage(bad, document, Dehyphenator(""), &probe);
  const auto& trace = probe.stages;
  CHECK(texts(document.blocks) == texts(three()));
  CHECK(document.account.dropped_lines.empty());
  REQUIRE(document.account.notes.size() == 1);
  CHECK(document.account.notes.front() ==
        "The stage bad would have lost words at \"one two\" (shortened); its changes were left out.");
  REQUIRE(trace.size() == 1);
  CHECK(trace.front().fault == "\"one two\" (shortened)");
  CHECK(trace.front().edits.size() == 2);
}

TEST_CASE("a line stage that would lose a word changes nothing") {
  auto lines = split_lines("7 one\n8 two\n");
  Account account;
  const LineStage bad{"bad", "loses a word", [](const std::vector<SourceLine>& given) {
                        LineEdits edits;
                        edits.edits.push_back(blank_line(given, 0, "badge", "a test"));
                        LineEdit lost;
                        lost.at = 1;
                        lost.made = given[1];
                        lost.made.text = "two";
                        lost.reason = "a test";
                        edits.edits.push_back(lost);
                        return edits;
                      }};
  run_line_stage(bad, lines, account, nullptr);
  CHECK(lines[0].text == "7 one");
  CHECK(account.dropped_lines.empty());
  CHECK(account.notes ==
        std::vector<std::string>{"The stage bad would have lost words at line 2 (a test); its changes were left out."});
}

TEST_CASE("every stage can be left out by its name") {
  std::set<std::string_view> names;
  for (const auto& stage : line_stages()) names.insert(stage.name);
  for (const auto& stage : reading_stages()) names.insert(stage.name);
  CHECK(names.size() == line_stages().size() + reading_stages().size());
  const std::string text = "# A Title of the Paper\n\nAbstract: Some words of it.\n\n1. One\n\n12\n\nText of it.\n";
  for (const auto name : names) {
    CAPTURE(name);
    ReadingProbe probe;
    probe.without = {std::string(name)};
    const auto reading = read_paper_traced(text, &probe);
    REQUIRE(reading.has_value());
    CHECK(probe.stages.size() == names.size() - 1);
    CHECK(std::none_of(probe.stages.begin(), probe.stages.end(),
                       [&](const StageTrace& trace) { return trace.stage == name || !trace.fault.empty(); }));
  }
}

TEST_CASE("a rule can be left out by the reason that its edits give") {
  const std::string text = "# A Title of the Paper\n\nIntroduction\n\nText of it, which is long enough.\n";
  const auto headings = [&](std::vector<std::string> without) {
    ReadingProbe probe;
    probe.without = std::move(without);
    REQUIRE(read_paper_traced(text, &probe).has_value());
    return std::count_if(probe.blocks.begin(), probe.blocks.end(),
                         [](const Block& block) { return block.is(BlockKind::Heading); });
  };
  CHECK(headings({}) == 1);
  CHECK(headings({"headings: a bold line"}) == 1);
  CHECK(headings({"headings: names a section"}) == 0);
}

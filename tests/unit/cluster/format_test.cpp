// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/format/format.hpp"
#include "base/encoding/base64.hpp"
#include "cluster/client/json.hpp"
#include "cluster/format/documents.hpp"
#include "cluster/format/mapping.hpp"
#include "cluster/format/state.hpp"
#include "index/types.hpp"
#include "tests/support/catch.hpp"

#include <cstdlib>

namespace dossier::cluster {
namespace {

index::FacetSlots slots_with(const std::vector<std::string>& more) {
  index::FacetSlots slots;
  for (const auto facet : standard_facets) slots.emplace(facet, static_cast<std::uint32_t>(slots.size()));
  for (const auto& facet : more) slots.emplace(facet, static_cast<std::uint32_t>(slots.size()));
  return slots;
}

std::vector<Json> lines_in(const std::string& text) {
  std::vector<Json> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = text.find('\n', begin);
    lines.push_back(parsed(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return lines;
}

Passage dam_passage() {
  Passage passage;
  passage.id = "paper:1";
  passage.paper = "paper";
  passage.n = 4;
  passage.heading = {"The River", "Two Dams"};
  passage.text = "The dam, a \"great\" dam.\n";
  passage.labels = {{"dyad", "Egypt-Ethiopia", LabelSource::Text, 0.5F, "Egypt", {}}};
  passage.fields = {{"archive no. 1", "B\\7"}};
  return passage;
}

TEST_CASE("A passage is sent as its terms, lengths, facets and record") {
  Paper paper;
  paper.id = "paper";
  paper.title = "On Dams";
  paper.authors = {"Ada Byron", "G. Hopper"};
  paper.year = 2001;
  const auto passage = dam_passage();
  std::string text;
  DocumentLines lines;
  lines.passage(text, passage, paper, false, "lib/a.md",
                slots_with({index::confidence_column("dyad"), "archive no. 1"}), {7, never, 7});
  const auto sent = lines_in(text);
  REQUIRE(sent.size() == 2);
  CHECK(at(sent[0], "index", "_id") == "7.passage.paper:1");
  CHECK(at(sent[0], "index", "routing") == "paper");
  CHECK(at(sent[0], "index", "version") == 7);
  const auto& document = sent[1];
  CHECK(document["doc"] == "passage");
  CHECK(document["text"] == Json::array({"the dam a great dam"}));
  CHECK(document["len_text"] == 5);
  CHECK(document["words_text"] == Json::array({"a", "dam", "great", "the"}));
  CHECK(document["words_heading"] == Json::array({"dams", "river", "the", "two"}));
  CHECK(document["heading"] == Json::array({"the river", "two dams"}));
  CHECK(document["len_heading"] == 4);
  CHECK(document["title"] == Json::array({"on dams"}));
  CHECK(document["len_author"] == 4);
  CHECK(document["f_paper"] == Json::array({"paper"}));
  CHECK(document["f_year"] == Json::array({"2001"}));
  CHECK(document["f_dyad"] == Json::array({"Egypt-Ethiopia"}));
  CHECK(document["c_dyad"] == Json::array({"Egypt-Ethiopia\x1D"
                                           "500"}));
  CHECK(document["f_archive~20no~2e~201"] == Json::array({"B\\7"}));
  CHECK(document["born"] == 7);
  CHECK(document["died"] == never);
  CHECK(document["n"] == 4);
  const auto record = from_base64(text_of(document["record"]));
  REQUIRE(record);
  const auto content = index::without_checksum(*record);
  REQUIRE(content);
  const auto stored = index::decode_passage(*content);
  REQUIRE(stored);
  CHECK(stored->passage == passage);
  CHECK_FALSE(stored->paper);
}

TEST_CASE("Ids of any length and bytes make ids of documents") {
  const std::string longest(3000, 'x');
  CHECK(document_id("passage", longest, 1).size() < 512);
  CHECK(document_id("passage", longest, 1) != document_id("passage", longest + "y", 1));
  CHECK(document_id("passage", "a", 1) != document_id("paper", "a", 1));
  CHECK(document_id("passage", "a", 1) != document_id("passage", "a", 2));
}

TEST_CASE("What is no UTF-8 is sent as what OpenSearch takes") {
  auto passage = dam_passage();
  passage.fields = {{"shelf", std::string("caf\xE9 \xF0\x9F")}, {"note", std::string(40000, 'z')}};
  Paper paper;
  paper.id = "paper";
  std::string text;
  DocumentLines lines;
  lines.passage(text, passage, paper, false, std::string("b\xFF.md"), slots_with({"shelf", "note"}), {1, never, 1});
  const auto sent = lines_in(text);
  REQUIRE(sent.size() == 2);
  REQUIRE(sent[1].is_object());
  CHECK(text_of(sent[1]["f_shelf"][0]).starts_with("caf"));
  CHECK(text_of(sent[1]["f_note"][0]).size() < 32766);
  CHECK(text_of(sent[1]["source"]).starts_with("b"));
}

TEST_CASE("A state comes back as it was, and only a state is one") {
  IndexState state;
  state.generation = 7;
  state.previous = 5;
  state.claimed = 8;
  state.given_up = {2, 6};
  state.claim = {8, "token", "host", 99, 1700000000};
  state.replaced_by = "papers-000009";
  state.passages = 12;
  state.papers = 3;
  state.facets = {"paper",
                  "\x1E"
                  "dyad"};
  const auto bytes = encode_state(state);
  const auto back = decode_state(bytes);
  REQUIRE(back);
  CHECK(encode_state(*back) == bytes);
  CHECK(back->given_up == state.given_up);
  for (const auto* text : {"", "{}", "[]", "7", "{\"a\":1}"}) CHECK_FALSE(decode_state(text));
}

TEST_CASE("What is seen was born by the generation and has not died by it") {
  IndexState state;
  state.generation = 7;
  CHECK(dumped(visible(state, "paper")) ==
        R"({"bool":{"filter":[{"term":{"doc":"paper"}},{"range":{"born":{"lte":7}}},{"range":{"died":{"gt":7}}}]}})");
  state.given_up = {6};
  state.claim.number = 9;
  const auto text = dumped(visible_to_writer(state, "paper"));
  CHECK(text.find(R"("must_not":[{"terms":{"born":[6]}}])") != std::string::npos);
  CHECK(text.find(R"({"terms":{"died":[6]}})") != std::string::npos);
  CHECK(text.find(R"("gt":9)") != std::string::npos);
}

TEST_CASE("A mapping tells its format, and one of another format or maker is refused") {
  const auto mapping = [](Json meta) -> Json {
    return {{"papers-000001", {{"mappings", {{"_meta", std::move(meta)}}}}}};
  };
  const auto good = read_meta(mapping({{"dossier", {{"format", format_version}, {"fingerprint", "f"}}}}), "x");
  REQUIRE(good);
  CHECK(good->fingerprint == "f");
  const auto other = read_meta(mapping({{"dossier", {{"format", 99}, {"fingerprint", "f"}}}}), "x");
  REQUIRE_FALSE(other);
  CHECK(other.error().code == ErrorCode::IndexIncompatible);
  CHECK(other.error().message.find("99") != std::string::npos);
  CHECK(exit_status(other.error().code) == 3);
  for (const auto& wrong : {mapping(Json::object()), mapping({{"dossier", 3}}), Json::object(), Json(7)}) {
    const auto refused = read_meta(wrong, "x");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("not one of Dossier's") != std::string::npos);
  }
  const auto body = index_body({}, "f", "papers");
  CHECK(at(body, "mappings", "dynamic") == false);
  CHECK(at(at(body, "mappings", "_source"), "enabled") == false);
  CHECK(read_meta({{"papers-000001", body}}, "x"));
}

}  // namespace
}  // namespace dossier::cluster

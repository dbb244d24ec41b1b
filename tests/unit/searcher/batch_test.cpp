// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/batch.hpp"

#include "searcher/output/request_members.hpp"

#include "tests/support/catch.hpp"

using namespace dossier;

TEST_CASE("a line of a batch gives id, query and filters under either name") {
  const auto plain = parse_batch_line(R"({"id": "t1", "query": "dry ports"})", {}, {});
  REQUIRE(plain);
  CHECK(plain->id == "t1");
  CHECK(plain->request.query == "dry ports");
  CHECK(plain->request.filters.empty());

  const auto full = parse_batch_line(
      R"({"_id": 7, "query": "q", "filters": {"year": [1999, "2001"], "kind": "table"}, "note": "mine", "metadata": {"volume": "v3"}})",
      {}, {"volume", "absent"});
  REQUIRE(full);
  CHECK(full->id == "7");
  REQUIRE(full->request.filters.size() == 3);
  CHECK(full->request.filters[0] == FacetFilter{"year", {"1999", "2001"}, {}});
  CHECK(full->request.filters[1] == FacetFilter{"kind", {"table"}, {}});
  CHECK(full->request.filters[2] == FacetFilter{"volume", {"v3"}, {}});
  CHECK(full->unused == std::vector<std::string>{"note"});
}

TEST_CASE("text is plain words, a query is in the query language") {
  const auto text =
      parse_batch_line(R"({"_id": "1", "text": "A \"new\" pact (of 1999) AND -trade: well-known*"})", {}, {});
  REQUIRE(text);
  CHECK(text->request.query.find_first_of("\"()*:") == std::string::npos);
  CHECK(text->request.query.find("AND") == std::string::npos);
  CHECK(text->request.query.find(" -") == std::string::npos);
  CHECK(text->request.query.find("well-known") != std::string::npos);
  const auto query = parse_batch_line(R"({"id": "1", "query": "\"new pact\" -trade"})", {}, {});
  REQUIRE(query);
  CHECK(query->request.query == "\"new pact\" -trade");
}

TEST_CASE("a line that is no query is refused with what is wrong") {
  for (const auto* line : {"", "[]", R"({"id": "a", "query": ["b"]})", R"({"id": "a", "text": null})",
                           "{\"id\": \"a\"}", "{\"query\": \"a\"}", "{\"id\": \"a\", \"query\": "}) {
    INFO(line);
    const auto query = parse_batch_line(line, {}, {});
    REQUIRE_FALSE(query);
    CHECK(query.error().code == ErrorCode::BadData);
    CHECK_FALSE(query.error().hint.empty());
  }
}

TEST_CASE("a malformed filter is an error of its line") {
  for (const auto* filters :
       {"7", "[]", "\"year\"", R"({"year": {"from": 2010}})", R"({"year": null})", R"({"year": [true]})",
        R"({"year": []})", R"({"year": ""})", R"({"year": [2010, null]})"}) {
    CAPTURE(filters);
    const auto line = std::string(R"({"id": "1", "query": "gas", "filters": )") + filters + "}";
    const auto query = dossier::parse_batch_line(line, {}, {});
    REQUIRE_FALSE(query);
    CHECK(query.error().message.find("filter") != std::string::npos);
  }
}

TEST_CASE("a filter that --filter-by makes of a line's own field is as strict") {
  CHECK(parse_batch_line(R"({"id": "1", "query": "gas"})", {}, {"volume"}));
  for (const auto* line :
       {R"({"id": "1", "query": "gas", "volume": null})", R"({"id": "1", "query": "gas", "volume": ""})",
        R"({"id": "1", "query": "gas", "metadata": {"volume": {"from": 3}}})"}) {
    CAPTURE(line);
    CHECK_FALSE(parse_batch_line(line, {}, {"volume"}));
  }
}

TEST_CASE("a line asks as a saved search that was exported does") {
  SearchRequest asked;
  asked.query = "gas";
  asked.expansion.stems = asked.meaning = false;
  asked.sort = SortOrder::Year;
  asked.user_notes = false;
  asked.min_confidence = 750;
  asked.filters = {{"kind", {}, {"table", "list"}}};
  json_parts::Json row{{"id", "1"}, {"query", "gas"}, {"filters", {{"kind!", {"table", "list"}}}}};
  add_request_members(row, asked);
  CHECK(row["min_confidence"] == 0.75);
  const auto read = parse_batch_line(row.dump(), {}, {});
  REQUIRE(read);
  CHECK(read->request == asked);
  CHECK(read->unused.empty());
  for (const auto* member : {R"("off": ["colour"])", R"("off": "stems")", R"("sort": "size")", R"("notes": 1)",
                             R"("min_confidence": 750)", R"("min_confidence": -1)", R"("min_confidence": "1")"}) {
    CAPTURE(member);
    CHECK_FALSE(parse_batch_line(std::string(R"({"id": "1", "query": "gas", )") + member + "}", {}, {}));
  }
}

TEST_CASE("a filter is by a facet of the index") {
  SearchRequest request;
  request.filters = {{"Year", {"2010"}, {}}, {"dyad", {}, {"CHN-PAK"}}};
  CHECK(check_filters(request, {"dyad", "year"}));
  request.filters.push_back({"region", {"Asia"}, {}});
  const auto checked = check_filters(request, {"dyad", "year"});
  REQUIRE_FALSE(checked);
  CHECK(checked.error().message.find("`region`") != std::string::npos);
  CHECK(checked.error().hint == "its facets are dyad, year");
}

TEST_CASE("an error stands where the hits of its line would") {
  const Error error{ErrorCode::BadData, "a line \"x\"", "mend it"};
  CHECK(batch_error_line(R"({"_id": 7})", error) ==
        "{\"id\":\"7\",\"error\":{\"code\":\"bad-data\",\"message\":\"a line \\\"x\\\"\",\"hint\":\"mend it\"}}\n");
  CHECK(batch_error_line("no json", error).find("{\"id\":null,\"error\"") == 0);
}

TEST_CASE("hits print for the judged topics and for trec_eval") {
  SearchResponse response;
  Hit hit;
  hit.score = 1.5;
  hit.passage.id = "alpha:01";
  hit.passage.paper = "alpha";
  hit.passage.text = "A \"line\"\n";
  response.hits.push_back(hit);
  hit.score = 0.25;
  hit.passage.id = "rec-9";
  response.hits.push_back(hit);
  CHECK(batch_trec_lines("q", response, "dossier") ==
        "q Q0 alpha:01 1 1.5 dossier\n"
        "q Q0 rec-9 2 0.25 dossier\n");
  CHECK(batch_hits_line("q", SearchResponse()) == "{\"id\":\"q\",\"hits\":[],\"diagnostics\":[]}\n");
  CHECK(batch_hits_line("q", response).find(R"({"paper":"alpha","id":"alpha:01","score":1.5,"text":"A \"line\"\n"})") !=
        std::string::npos);
}

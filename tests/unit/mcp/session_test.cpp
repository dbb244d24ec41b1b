// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions over a library of a PDF and a text, by messages written by hand.
#include "mcp/session.hpp"
#include "mcp/server.hpp"
#include "tests/unit/indexer/library.hpp"
#include "tests/unit/indexer/pdf_file.hpp"

#include <memory>
#include <sstream>
#include <string>
#include <vector>

using namespace dossier;
using mcp::Json;
using mcp::Session;

namespace {

/// A session that has been initialized.
struct Talk {
  test::Library library;
  std::unique_ptr<mcp::Library> index;
  std::unique_ptr<Session> session;

  Talk() {
    library.put("salt.pdf", pdf_file::paper());
    library.put("weir.md",
                "# The Weir\n\nAda Moor\n\n## 1 Results\n\nThe weir held the water of the river for a year.\n");
    library.build();
    auto opened = mcp::Library::open(library.options.index);
    REQUIRE(opened);
    index = std::make_unique<mcp::Library>(std::move(*opened));
    session = std::make_unique<Session>(*index, "1.2");
    REQUIRE(ask("initialize", {{"protocolVersion", "2025-11-25"}})["result"]["serverInfo"]["version"] == "1.2");
  }
  Json ask(const std::string& method, const Json& params) const {
    const Json message{{"jsonrpc", "2.0"}, {"id", 1}, {"method", method}, {"params", params}};
    const auto answer = session->answer(message.dump());
    REQUIRE(answer);
    return Json::parse(*answer);
  }
  Json call(const std::string& tool, const Json& arguments) const {
    const auto answer = ask("tools/call", {{"name", tool}, {"arguments", arguments}});
    REQUIRE(answer.contains("result"));
    return answer["result"];
  }
};

std::string text_of(const Json& result) { return result["content"][0]["text"].get<std::string>(); }

}  // namespace

TEST_CASE("a passage of a PDF comes with its page as a picture, the passage marked") {
  const Talk talk;
  const auto hits = talk.call("search", {{"query", "salt"}})["structuredContent"]["hits"];
  REQUIRE_FALSE(hits.empty());
  const auto id = hits[0]["passage"]["id"];
  CHECK(hits[0]["passage"]["printed_page"].is_string());
  CHECK(hits[0]["passage"]["citation"].get<std::string>().find(", p") != std::string::npos);

  const auto without = talk.call("passage", {{"id", id}});
  CHECK(without["content"].size() == 1);
  CHECK_FALSE(without["structuredContent"].contains("picture"));
  const auto with = talk.call("passage", {{"id", id}, {"picture", true}, {"width", 300}});
  REQUIRE(with["content"].size() == 2);
  CHECK(with["content"][1]["type"] == "image");
  CHECK(with["content"][1]["mimeType"] == "image/png");
  CHECK(with["content"][1]["data"].get<std::string>().starts_with("iVBORw0KGgo"));
  CHECK(with["structuredContent"]["picture"]["problem"].is_null());

  const auto elsewhere = talk.call("passage", {{"id", id}, {"picture", true}, {"page", 99}});
  CHECK(elsewhere["isError"] == false);
  CHECK(elsewhere["content"].size() == 1);
  CHECK(elsewhere["structuredContent"]["picture"]["problem"].is_string());
}

TEST_CASE("a file that has changed since gives no picture, and its bytes are not read out") {
  const Talk talk;
  const auto id = talk.call("search", {{"query", "salt"}})["structuredContent"]["hits"][0]["passage"]["id"];
  talk.library.put("salt.pdf", pdf_file::paper() + "%\n");
  const auto result = talk.call("passage", {{"id", id}, {"picture", true}});
  CHECK(result["isError"] == false);
  CHECK(result["content"].size() == 1);
  CHECK(text_of(result).find("There is no picture") != std::string::npos);
}

TEST_CASE("an index that is gone is an error of the tool until it is there again") {
  Talk talk;
  talk.library.put("dam.md",
                   "# The Dam\n\nAda Moor\n\n## 1 Results\n\nThe dam of the upper valley broke in the spring.\n");
  talk.library.build();
  CHECK(talk.call("search", {{"query", "dam"}, {"exact", true}})["structuredContent"]["total"] == 1);
  talk.index->discard();
  const auto moved = talk.library.folder.path() / "moved";
  std::filesystem::rename(talk.library.options.index, moved);
  const auto gone = talk.call("search", {{"query", "dam"}});
  CHECK(gone["isError"] == true);
  CHECK(text_of(gone).find("Remedy: ") != std::string::npos);
  CHECK(talk.ask("resources/list", Json::object())["error"]["code"] == mcp::code::internal_error);
  std::filesystem::rename(moved, talk.library.options.index);
  CHECK(talk.call("search", {{"query", "dam"}})["isError"] == false);
}

TEST_CASE("a long line is refused without being kept, and the next one is answered") {
  const Talk talk;
  std::istringstream input(std::string(mcp::longest_line * 3, 'a') + "\n\r\n" +
                           R"({"jsonrpc":"2.0","id":5,"method":"ping"})" + "\n" +
                           R"({"jsonrpc":"2.0","method":"notifications/initialized"})");
  std::vector<std::string> written;
  const auto served = mcp::serve({talk.library.options.index, "1",
                                  [&](std::string_view line) {
                                    written.emplace_back(line);
                                    return true;
                                  },
                                  [](std::string_view) {}},
                                 input);
  CHECK(served);
  REQUIRE(written.size() == 2);
  CHECK(written[0].find("-32600") != std::string::npos);
  CHECK(written[1] == "{\"jsonrpc\":\"2.0\",\"id\":5,\"result\":{}}\n");
}

TEST_CASE("a client that is gone ends the service") {
  const Talk talk;
  std::istringstream input("{\n{\n{\n");
  int written = 0;
  const auto served = mcp::serve(
      {talk.library.options.index, "1", [&](std::string_view) { return ++written < 2; }, [](std::string_view) {}},
      input);
  CHECK(served);
  CHECK(written == 2);
}

TEST_CASE("any value of an argument is answered, with a result or a reason") {
  const Talk talk;
  const std::vector<Json> values{nullptr,
                                 true,
                                 -1,
                                 0,
                                 1.5,
                                 "",
                                 "a\xff",
                                 "\n\u2028",
                                 Json::array(),
                                 Json::array({1, nullptr}),
                                 Json::object(),
                                 {{"a", {1}}},
                                 18446744073709551615U,
                                 Json::array({"x"}),
                                 {{"year", "2019"}}};
  const auto listed = talk.ask("tools/list", Json::object());
  REQUIRE(listed["result"]["tools"].size() == 7);
  for (const auto& tool : listed["result"]["tools"]) {
    for (const auto& [name, schema] : tool["inputSchema"]["properties"].items()) {
      for (const auto& value : values) {
        Json arguments{{"query", "water"}, {"rows", "paper"}, {"columns", "kind"}};
        for (const auto* other : {"query", "rows", "columns"}) {
          if (!tool["inputSchema"]["properties"].contains(other)) arguments.erase(other);
        }
        arguments[name] = value;
        const Json message{{"jsonrpc", "2.0"},
                           {"id", 1},
                           {"method", "tools/call"},
                           {"params", {{"name", tool["name"]}, {"arguments", arguments}}}};
        const auto line = message.dump(-1, ' ', false, Json::error_handler_t::replace);
        const auto answer = talk.session->answer(line);
        REQUIRE(answer);
        const auto result = Json::parse(*answer)["result"];
        INFO(line);
        REQUIRE(result.is_object());
        CHECK_FALSE(text_of(result).empty());
        CHECK(result.contains("structuredContent") == (result["isError"] == false));
        CHECK(talk.session->take_trouble().empty());
      }
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "mcp/message.hpp"
#include "base/encoding/base64.hpp"
#include "mcp/uri.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace dossier::mcp;

namespace {

int refused_with(const std::string& line) {
  const auto parsed = parse_message(line);
  const auto* refusal = std::get_if<Refusal>(&parsed);
  return refusal == nullptr ? 0 : refusal->fault.code;
}

Message read(const std::string& line) {
  auto parsed = parse_message(line);
  REQUIRE(std::holds_alternative<Message>(parsed));
  return std::get<Message>(std::move(parsed));
}

}  // namespace

TEST_CASE("a message is a request, a notification or a response") {
  const auto request = read(R"({"jsonrpc":"2.0","id":"a","method":"m","params":{"b":1}})");
  CHECK(request.kind == Message::Kind::Request);
  CHECK(request.id == "a");
  CHECK(request.method == "m");
  CHECK(request.params["b"] == 1);
  CHECK(read(R"({"jsonrpc":"2.0","method":"m"})").kind == Message::Kind::Notification);
  CHECK(read(R"({"jsonrpc":"2.0","id":null,"error":{"code":1,"message":""}})").kind == Message::Kind::Response);
  CHECK(read(R"({"jsonrpc":"2.0","id":1,"result":{}})").kind == Message::Kind::Response);
}

TEST_CASE("what is no message is refused with the code of its fault") {
  for (const std::string line : {"", "{", "x", "{\"jsonrpc\":\"2.0\"\xff}", R"({"a":"\ud800"})"}) {
    CHECK(refused_with(line) == code::parse_error);
  }
  CHECK(refused_with(std::string(200, '[')) == code::parse_error);
  CHECK(refused_with("[" + std::string(62, '[') + std::string(62, ']') + "]") == code::invalid_request);
  CHECK(refused_with(std::string(longest_line + 1, ' ')) == code::invalid_request);
  for (const std::string line :
       {"[]", "1", "null", "{}", R"({"jsonrpc":2.0,"id":1,"method":"m"})", R"({"jsonrpc":"2.0","id":1})",
        R"({"jsonrpc":"2.0","id":1,"method":null})", R"({"jsonrpc":"2.0","id":true,"method":"m"})",
        R"({"jsonrpc":"2.0","id":1e3,"method":"m"})",
        R"({"jsonrpc":"2.0","id":99999999999999999999999,"method":"m"})"}) {
    CHECK(refused_with(line) == code::invalid_request);
  }
  CHECK(refused_with(R"({"jsonrpc":"2.0","id":1,"method":"m","params":"p"})") == code::invalid_params);
}

TEST_CASE("an error names the id where it could be read, and is one line") {
  CHECK(error_line(nullptr, {code::parse_error, "a\nb"}) ==
        R"({"jsonrpc":"2.0","error":{"code":-32700,"message":"a\nb"}})");
  CHECK(error_line(7, {1, "m", {{"x", 1}}}) ==
        R"({"jsonrpc":"2.0","id":7,"error":{"code":1,"message":"m","data":{"x":1}}})");
  const auto line = result_line("\n", {{"text", "a\u2028b\x1b\xff"}});
  CHECK(line.find('\n') == std::string::npos);
  CHECK(line.find("\\u2028") != std::string::npos);
  CHECK(line.find("\\u001b") != std::string::npos);
}

TEST_CASE("a resource's address holds any id") {
  for (const std::string id : {"a:1", "a b/c?offset=3#d", "Müller 2019", "..", "%41", "\n"}) {
    for (const auto kind : {ResourceName::Kind::Passage, ResourceName::Kind::Paper}) {
      const auto read = read_resource_uri(resource_uri({kind, id}));
      REQUIRE(read);
      CHECK(read->id == id);
      CHECK(read->kind == kind);
    }
  }
  CHECK(read_resource_uri("dossier://passage/a:1")->id == "a:1");
  CHECK(read_resource_uri("dossier://paper/a?offset=20")->offset == 20);
  for (const auto* uri :
       {"", "dossier://", "dossier://paper/", "dossier://paper/%4", "dossier://paper/%+1", "dossier://paper/%ff",
        "file:///a", "dossier://paper/a?offset=", "dossier://paper/a?offset=99999999999"}) {
    CHECK_FALSE(read_resource_uri(uri));
  }
}

TEST_CASE("base64 is that of RFC 4648") {
  const std::vector<std::pair<std::string, std::string>> pairs{{"", ""},
                                                               {"f", "Zg=="},
                                                               {"fo", "Zm8="},
                                                               {"foo", "Zm9v"},
                                                               {"foob", "Zm9vYg=="},
                                                               {"fooba", "Zm9vYmE="},
                                                               {"foobar", "Zm9vYmFy"},
                                                               {"\xff\xfe\xfd", "//79"}};
  for (const auto& [bytes, text] : pairs) CHECK(dossier::base64(bytes) == text);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/client/address.hpp"
#include "base/encoding/base64.hpp"
#include "cluster/client/credentials.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"

#include <filesystem>
#include <fstream>
#include <map>

namespace dossier::cluster {
namespace {

std::function<std::string(const char*)> variables(std::map<std::string, std::string> values) {
  return [values = std::move(values)](const char* name) {
    const auto found = values.find(name);
    return found == values.end() ? std::string() : found->second;
  };
}

void write_private(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file) << text;
  std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST_CASE("An address names nodes and an index") {
  const auto one = read_address("http://localhost/papers");
  REQUIRE(one);
  CHECK(one->nodes == std::vector<Node>{{false, "localhost", 9200}});
  CHECK(one->name == "papers");
  const auto three = read_address("https://a.example:443,b.example,[::1]:9201/group-7/");
  REQUIRE(three);
  CHECK(three->nodes == std::vector<Node>{{true, "a.example", 443}, {true, "b.example", 9200}, {true, "[::1]", 9201}});
  CHECK(three->text() == "https://a.example:443,b.example:9200,[::1]:9201/group-7");
}

TEST_CASE("What names no index is wrong usage") {
  for (const auto* text :
       {"ftp://a/b", "http://a", "http://a/", "http:///b", "http://a:0/b", "http://a:70000/b", "http://a:x/b",
        "http://a/B", "http://a/b c", "http://a/_b", "http://a,,b/c", "http://a b/c"}) {
    INFO(text);
    const auto address = read_address(text);
    REQUIRE_FALSE(address);
    CHECK(address.error().code == ErrorCode::Usage);
  }
}

TEST_CASE("A password in an address is refused and not repeated") {
  const auto address = read_address("https://me:hush@a.example/papers");
  REQUIRE_FALSE(address);
  CHECK(address.error().message.find("hush") == std::string::npos);
  CHECK(address.error().code == ErrorCode::Usage);
}

TEST_CASE("Who asks comes whole from the environment, or whole from a file") {
  const test::TempFolder folder;
  const auto file = folder.path() / "credentials";
  write_private(file, "# ours\nuser=ada\npassword=of=the file\nca=/etc/ca.pem\n");
  const auto read = read_credentials(variables({{"DOSSIER_CLUSTER_CREDENTIALS", file.string()}}));
  REQUIRE(read);
  CHECK(read->user == "ada");
  CHECK(read->password == "of=the file");
  CHECK(read->root == "/etc/ca.pem");
  CHECK(read->header() == "Basic " + base64("ada:of=the file"));
  for (const auto* name : {"DOSSIER_CLUSTER_USER", "DOSSIER_CLUSTER_PASSWORD", "DOSSIER_CLUSTER_API_KEY"}) {
    INFO(name);
    const auto other = read_credentials(variables({{"DOSSIER_CLUSTER_CREDENTIALS", file.string()}, {name, "given"}}));
    REQUIRE(other);
    CHECK(other->user + other->password + other->api_key == "given");
    CHECK(other->root == "/etc/ca.pem");
  }
  const auto key = read_credentials(variables({{"DOSSIER_CLUSTER_API_KEY", "abc"}, {"DOSSIER_CLUSTER_USER", "ada"}}));
  REQUIRE(key);
  CHECK(key->header() == "ApiKey abc");
  CHECK(read_credentials(variables({}))->header().empty());
}

TEST_CASE("A credentials file is for its owner alone, and holds what it should") {
  const test::TempFolder folder;
  const auto file = folder.path() / "credentials";
  const auto read = [&] { return read_credentials(variables({{"DOSSIER_CLUSTER_CREDENTIALS", file.string()}})); };
  CHECK(read().error().code == ErrorCode::NoResources);
  write_private(file, "user=ada\n");
  CHECK(read());
  std::filesystem::permissions(file, std::filesystem::perms::group_read, std::filesystem::perm_options::add);
  REQUIRE_FALSE(read());
  CHECK(read().error().hint.find("chmod 600") != std::string::npos);
  std::filesystem::remove(file);
  write_private(file, "pass word\n");
  REQUIRE_FALSE(read());
  CHECK(read().error().code == ErrorCode::BadData);
  CHECK(read().error().message.find("pass word") == std::string::npos);
  CHECK_FALSE(read_credentials(variables({{"DOSSIER_CLUSTER_API_KEY", "a\r\nX: b"}})));
}

TEST_CASE("A secret does not leave the machine unencrypted") {
  const Credentials secret{"ada", "hush", "", ""};
  CHECK(may_send(secret, {{{false, "127.0.0.1", 9200}, {true, "far.example", 9200}}, "papers"}));
  CHECK_FALSE(may_send(secret, {{{true, "near.example", 9200}, {false, "far.example", 9200}}, "papers"}));
  CHECK(may_send({}, {{{false, "far.example", 9200}}, "papers"}));
  CHECK(may_send(secret, {{{false, "127.8.0.1", 9200}}, "papers"}));
  for (const auto* host : {"127.attacker.invalid", "127.0.0.1.attacker.invalid", "128.0.0.1", "127."}) {
    INFO(host);
    CHECK_FALSE(may_send(secret, {{{false, host, 9200}}, "papers"}));
  }
}

TEST_CASE("Base64 gives bytes back") {
  std::string bytes;
  for (int i = 0; i < 300; ++i) {
    CHECK(from_base64(base64(bytes)) == bytes);
    bytes += static_cast<char>(i * 37);
  }
  CHECK(base64("light") == "bGlnaHQ=");
  for (const auto* text : {"a", "ab=c", "a===", "ab*d", "=aaa", "aa=a"}) CHECK_FALSE(from_base64(text));
}

}  // namespace
}  // namespace dossier::cluster

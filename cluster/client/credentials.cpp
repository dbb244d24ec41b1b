// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/client/credentials.hpp"

#include "base/encoding/base64.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

namespace dossier::cluster {
namespace {

Result<void> take_line(Credentials& into, const std::string& line, const std::string& file, int number) {
  if (line.empty() || line[0] == '#') return {};
  const auto equals = line.find('=');
  const auto name = line.substr(0, equals);
  const auto value = equals == std::string::npos ? std::string() : line.substr(equals + 1);
  const auto put = [&](std::string& field) {
    if (field.empty()) field = value;
  };
  if (name == "user") {
    put(into.user);
  } else if (name == "password") {
    put(into.password);
  } else if (name == "api_key") {
    put(into.api_key);
  } else if (name == "ca") {
    if (into.root.empty()) into.root = value;
  } else {
    return Error{ErrorCode::BadData, file + ", line " + std::to_string(number) + ": not understood",
                 "write lines user=…, password=…, api_key=… and ca=…"};
  }
  return {};
}

Result<void> read_file(Credentials& into, const std::string& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) {
    return Error{ErrorCode::NoResources, "there is no credentials file " + file,
                 "make it, or unset DOSSIER_CLUSTER_CREDENTIALS"};
  }
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return Error{ErrorCode::NoResources, "the credentials file " + file + " is readable by other users",
                 "run chmod 600 " + file};
  }
  std::ifstream in(file);
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (auto taken = take_line(into, line, file, number); !taken) return taken;
  }
  if (in.bad() || !in.eof()) return Error{ErrorCode::NoResources, file + " cannot be read", ""};
  return {};
}

bool is_header_text(const std::string& text) {
  return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; });
}

}  // namespace

std::string Credentials::header() const {
  if (!api_key.empty()) return "ApiKey " + api_key;
  if (user.empty() && password.empty()) return {};
  return "Basic " + base64(user + ":" + password);
}

Result<Credentials> read_credentials(const std::function<std::string(const char* variable)>& variable) {
  Credentials found;
  found.user = variable("DOSSIER_CLUSTER_USER");
  found.password = variable("DOSSIER_CLUSTER_PASSWORD");
  found.api_key = variable("DOSSIER_CLUSTER_API_KEY");
  found.root = variable("DOSSIER_CLUSTER_CA");
  if (const auto file = variable("DOSSIER_CLUSTER_CREDENTIALS"); !file.empty()) {
    Credentials in_file;
    if (auto read = read_file(in_file, file); !read) return read.error();
    if (found.header().empty()) {
      found.user = in_file.user;
      found.password = in_file.password;
      found.api_key = in_file.api_key;
    }
    if (found.root.empty()) found.root = in_file.root;
  }
  if (!is_header_text(found.user + found.password + found.api_key)) {
    return Error{ErrorCode::BadData, "the credentials of the cluster hold a control character", "write them anew"};
  }
  return found;
}

Result<Credentials> credentials_of_environment() {
  return read_credentials([](const char* variable) {
    const char* value = std::getenv(variable);
    return value == nullptr ? std::string() : std::string(value);
  });
}

Result<void> may_send(const Credentials& credentials, const Address& address) {
  if (credentials.header().empty()) return {};
  const auto open = std::ranges::find_if(address.nodes, [](const Node& n) { return !n.tls && !n.loopback(); });
  if (open == address.nodes.end()) return {};
  return Error{ErrorCode::NoResources,
               "the credentials of the cluster were not sent: " + open->url() + " would get them unencrypted",
               "write https:// in the address of the index, or unset the credentials"};
}

}  // namespace dossier::cluster

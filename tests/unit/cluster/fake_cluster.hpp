// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/encoding/base64.hpp"
#include "cluster/client/client.hpp"
#include "cluster/client/json.hpp"
#include "cluster/format/state.hpp"

#include <httplib.h>

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace dossier::cluster {

/// A request as a node gets it.
struct Received {
  std::string method;
  std::string target;  ///< path and query
  std::string body;
  std::string authorization;
};

/// A node in this process that answers what a test says.
class FakeNode {
 public:
  using Answers = std::function<Answer(const Received&)>;

  explicit FakeNode(Answers answers) : answers_(std::move(answers)) {
    const auto handle = [this](const httplib::Request& request, httplib::Response& response) {
      const Received got{request.method, request.target, request.body, request.get_header_value("Authorization")};
      {
        const std::lock_guard lock(mutex_);
        received_.push_back(got);
      }
      const auto answer = answers_(got);
      response.status = answer.status;
      response.set_content(answer.body, "application/json");
    };
    server_.Get(".*", handle);
    server_.Post(".*", handle);
    server_.Put(".*", handle);
    server_.Delete(".*", handle);
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    while (!server_.is_running()) std::this_thread::yield();
  }
  FakeNode(const FakeNode&) = delete;
  FakeNode& operator=(const FakeNode&) = delete;
  ~FakeNode() {
    server_.stop();
    thread_.join();
  }

  [[nodiscard]] Node node() const { return {false, "127.0.0.1", static_cast<std::uint16_t>(port_)}; }
  [[nodiscard]] std::vector<Received> received() const {
    const std::lock_guard lock(mutex_);
    return received_;
  }

 private:
  Answers answers_;
  httplib::Server server_;
  int port_ = 0;
  std::thread thread_;
  mutable std::mutex mutex_;
  std::vector<Received> received_;
};

/// A patience so short that a test of failures takes no time.
inline constexpr Patience impatient{std::chrono::milliseconds(300), std::chrono::milliseconds(5)};

inline std::shared_ptr<Client> client_of(const std::vector<Node>& nodes, const Credentials& credentials = {}) {
  return std::make_shared<Client>(Address{nodes, "papers"}, credentials, impatient);
}

/// The body of a refusal as OpenSearch writes it.
inline std::string refusal_body(const std::string& type, const std::string& reason) {
  return dumped(
      {{"error", {{"type", type}, {"reason", reason}, {"root_cause", {{{"type", type}, {"reason", reason}}}}}}});
}

/// The document that holds the state of an index, as a node gives it.
inline Json state_document(const IndexState& state) {
  auto document = Json::object();
  document["found"] = true;
  document["_seq_no"] = 1;
  document["_primary_term"] = 1;
  document["fields"]["record"] = Json::array({base64(encode_state(state))});
  return document;
}

}  // namespace dossier::cluster

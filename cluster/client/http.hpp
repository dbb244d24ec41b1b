// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/client/address.hpp"
#include "cluster/client/credentials.hpp"

#include <chrono>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace dossier::cluster {

/// One request to a node.
struct Request {
  std::string method = "GET";
  std::string path;                                        ///< from `/`, percent-encoded
  std::string body = {};                                   ///< JSON
  bool lines = false;                                      ///< of which each line is one (`_bulk`, `_msearch`)
  bool repeatable = true;                                  ///< whether the same twice does no harm
  std::size_t most_answer = std::size_t{256} << 20U;       ///< bytes; a longer answer is an error
  std::chrono::seconds limit = std::chrono::seconds(120);  ///< for one answer
};

struct Answer {
  int status = 0;
  std::string body;
};

/// How an exchange ended.
enum class Ending {
  Answered,
  NotSent,      ///< no connection: nothing was sent
  Broken,       ///< sent perhaps, and no answer in time
  TooLong,      ///< an answer of more than Request::most_answer
  Untrusted,    ///< the node's certificate is not signed by who is trusted
  Unspeakable,  ///< this build cannot speak to it, or the certificates given cannot be read
};
struct Exchange {
  Ending ending = Ending::Answered;
  Answer answer;
  std::string why;  ///< where there is no answer
};

/// Connections to one node, kept open between requests. For any number of threads.
class Connections {
 public:
  Connections(Node node, Credentials credentials);
  ~Connections();
  [[nodiscard]] Exchange exchange(const Request& request);
  [[nodiscard]] const Node& node() const { return node_; }
  /// Whether it gave no answer a short while ago: whoever has the choice asks another node first.
  [[nodiscard]] bool ailing() const;

 private:
  class Connection;
  std::unique_ptr<Connection> take();
  void give_back(std::unique_ptr<Connection> connection);
  void note(Ending ending);

  Node node_;
  Credentials credentials_;
  mutable std::mutex mutex_;
  std::vector<std::unique_ptr<Connection>> idle_;
  std::chrono::steady_clock::time_point ailing_until_;  ///< long past: it is well
};

}  // namespace dossier::cluster

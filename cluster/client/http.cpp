// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/client/http.hpp"

#include <httplib.h>

#include <exception>
#include <utility>

namespace dossier::cluster {
namespace {

/// A node that hangs is tried again after a while, as it costs the whole time that one answer may take.
constexpr auto time_to_recover = std::chrono::seconds(60);
constexpr auto time_to_connect = std::chrono::seconds(5);

Ending ending_of(httplib::Error error) {
  switch (error) {
    case httplib::Error::Connection:
    case httplib::Error::ConnectionTimeout:
    case httplib::Error::BindIPAddress:
      return Ending::NotSent;
    case httplib::Error::SSLServerVerification:
      return Ending::Untrusted;
    case httplib::Error::SSLLoadingCerts:
      return Ending::Unspeakable;
    default:
      return Ending::Broken;
  }
}

}  // namespace

class Connections::Connection {
 public:
  Connection(const Node& node, const Credentials& credentials)
      : client_(node.url()), authorization_(credentials.header()) {
    client_.set_keep_alive(true);
    client_.set_tcp_nodelay(true);
    client_.set_url_encode(false);
    client_.set_connection_timeout(time_to_connect);
    if (!node.tls) return;
    client_.enable_server_certificate_verification(true);
    if (!credentials.root.empty()) client_.set_ca_cert_path(credentials.root.string());
  }

  Exchange exchange(const Request& request) {
    if (!client_.is_valid()) return {Ending::Unspeakable, {}, "its address or certificates cannot be used"};
    client_.set_read_timeout(request.limit);
    client_.set_write_timeout(request.limit);
    httplib::Request sent;
    sent.method = request.method;
    sent.path = request.path;
    sent.body = request.body;
    if (!request.body.empty()) {
      sent.headers.emplace("Content-Type", request.lines ? "application/x-ndjson" : "application/json");
    }
    if (!authorization_.empty()) sent.headers.emplace("Authorization", authorization_);
    Exchange done;
    bool too_long = false;
    sent.content_receiver = [&](const char* bytes, std::size_t size, std::uint64_t, std::uint64_t) {
      too_long = done.answer.body.size() + size > request.most_answer;
      if (!too_long) done.answer.body.append(bytes, size);
      return !too_long;
    };
    httplib::Response response;
    auto failure = httplib::Error::Success;
    if (client_.send(sent, response, failure)) {
      done.answer.status = response.status;
      return done;
    }
    done.ending = too_long ? Ending::TooLong : ending_of(failure);
    done.why = httplib::to_string(failure);
    done.answer = {};
    return done;
  }

 private:
  httplib::Client client_;
  std::string authorization_;
};

Connections::Connections(Node node, Credentials credentials)
    : node_(std::move(node)), credentials_(std::move(credentials)) {}
Connections::~Connections() = default;

std::unique_ptr<Connections::Connection> Connections::take() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      auto connection = std::move(idle_.back());
      idle_.pop_back();
      return connection;
    }
  }
  return std::make_unique<Connection>(node_, credentials_);
}

void Connections::give_back(std::unique_ptr<Connection> connection) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(connection));
}

Exchange Connections::exchange(const Request& request) {
  try {
    auto connection = take();
    auto done = connection->exchange(request);
    if (done.ending == Ending::Answered) give_back(std::move(connection));
    note(done.ending);
    return done;
  } catch (const std::exception& failure) {
    return {Ending::Broken, {}, failure.what()};
  }
}

bool Connections::ailing() const {
  const std::lock_guard lock(mutex_);
  return std::chrono::steady_clock::now() < ailing_until_;
}

void Connections::note(Ending ending) {
  const std::lock_guard lock(mutex_);
  const bool silent = ending == Ending::NotSent || ending == Ending::Broken;
  ailing_until_ = silent ? std::chrono::steady_clock::now() + time_to_recover : std::chrono::steady_clock::time_point();
}

}  // namespace dossier::cluster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/http/http_engine.hpp"

#include "web/http/problem.hpp"
#include "web/http/security.hpp"

#include <httplib.h>

#include <algorithm>
#include <ctime>
#include <exception>

namespace dossier::web {
namespace {

/// A request's head to read from, a string to write to. Newer releases of cpp-httplib ask for more functions than 0.11,
/// so all that any of them asks for are here and none says `override`.
class MemoryStream : public httplib::Stream {  // NOLINTBEGIN(modernize-use-override)
 public:
  MemoryStream(std::string_view input, const std::string& peer) : input_(input), peer_(peer) {}

  bool is_readable() const { return !input_.empty(); }
  bool wait_readable() const { return !input_.empty(); }
  bool is_writable() const { return true; }
  bool wait_writable() const { return true; }
  ssize_t read(char* bytes, std::size_t size) {
    const auto count = input_.copy(bytes, size);
    input_.remove_prefix(count);
    return static_cast<ssize_t>(count);
  }
  ssize_t write(const char* bytes, std::size_t size) {
    output.append(bytes, size);
    return static_cast<ssize_t>(size);
  }
  void get_remote_ip_and_port(std::string& ip, int& port) const {
    ip = peer_;
    port = 0;
  }
  void get_local_ip_and_port(std::string& ip, int& port) const {
    ip.clear();
    port = 0;
  }
  socket_t socket() const { return -1; }
  time_t duration() const { return 0; }

  std::string output;

 private:
  std::string_view input_;
  const std::string& peer_;
};  // NOLINTEND(modernize-use-override)

HttpRequest request_of(const httplib::Request& from) {
  HttpRequest request;
  request.method = from.method;
  request.target = from.target;
  for (const auto& [name, value] : from.headers) request.headers.emplace_back(name, value);
  return request;
}

void add_common_headers(Reply& reply) {
  add_security_headers(reply);
  reply.headers.emplace_back("Date", http_date(std::time(nullptr)));
}

void copy_to(httplib::Response& to, const Reply& reply) {
  to.status = reply.status;
  for (const auto& [name, value] : reply.headers) to.set_header(name, value);
  if (!reply.body.empty()) to.set_content(reply.body, reply.content_type);
}

}  // namespace

struct HttpEngine::Impl : public httplib::Server {
  Impl(web::Handler handler, AccessLog& access_log) : handle(std::move(handler)), log(access_log) {
    set_keep_alive_max_count(1000);
    set_keep_alive_timeout(30);
    set_pre_routing_handler([this](const httplib::Request& from, httplib::Response& to) {
      request = request_of(from);
      auto reply = handled();
      add_common_headers(reply);
      status = reply.status;
      copy_to(to, reply);
      return HandlerResponse::Handled;
    });
  }

  Reply handled() {
    try {
      return handle(request);
    } catch (const std::exception& exception) {
      return problem(500, "internal", std::string("Something went wrong in Dossier: ") + exception.what());
    }
  }

  /// Lets cpp-httplib read one request and write its answer. The longer form is that of releases from 0.16 on.
  template <class Self>
  static bool process(Self& self, MemoryStream& stream, const std::string& peer, bool& closed) {
    const auto set_up = [](httplib::Request& from) {
      // Neither compression nor ranges: both cost more than they are worth here, and both can be abused.
      from.ranges.clear();
      from.headers.erase("Accept-Encoding");
      from.headers.erase("Range");
    };
    if constexpr (requires { self.process_request(stream, false, closed, set_up); }) {
      return self.process_request(stream, false, closed, set_up);
    } else {
      return self.process_request(stream, peer, 0, std::string(), 0, false, closed, set_up);
    }
  }

  web::Handler handle;
  AccessLog& log;
  HttpRequest request;
  int status = 0;
};

HttpEngine::HttpEngine(Handler handler, AccessLog& log) : impl_(std::make_unique<Impl>(std::move(handler), log)) {}

HttpEngine::~HttpEngine() = default;

Answer HttpEngine::answer(const Job& job) {
  MemoryStream stream(job.head, job.peer);
  bool closed = false;
  impl_->request = {};
  impl_->status = 400;
  const bool done = Impl::process(*impl_, stream, job.peer, closed);
  const auto& request = impl_->request;
  const auto line = std::string_view(job.head).substr(0, job.head.find('\r'));
  impl_->log.record(LogEntry{job.peer, line, impl_->status, stream.output.size(), request.header("Referer"),
                             request.header("User-Agent")});
  return Answer{std::move(stream.output), closed || !done};
}

std::string refusal(const HeadVerdict& verdict, const std::string& peer, AccessLog& log) {
  auto reply = problem(verdict.status, "refused", verdict.reason);
  add_common_headers(reply);
  std::string bytes = "HTTP/1.1 " + std::to_string(reply.status) + ' ' + std::string(status_phrase(reply.status));
  bytes += "\r\nConnection: close\r\nContent-Type: " + reply.content_type;
  bytes += "\r\nContent-Length: " + std::to_string(reply.body.size()) + "\r\n";
  for (const auto& [name, value] : reply.headers) bytes += name + ": " + value + "\r\n";
  bytes += "\r\n" + reply.body;
  log.record(LogEntry{peer, {}, reply.status, bytes.size(), {}, {}});
  return bytes;
}

}  // namespace dossier::web

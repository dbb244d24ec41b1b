// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/http/http_engine.hpp"

#include "base/system/memory_reserve.hpp"
#include "web/http/failure_reply.hpp"
#include "web/http/problem.hpp"
#include "web/http/security.hpp"

#include <httplib.h>

#include <algorithm>
#include <ctime>
#include <exception>
#include <new>

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

/// The bytes of a reply behind which the connection is closed.
std::string closing_bytes(const Reply& reply) {
  std::string bytes = "HTTP/1.1 " + std::to_string(reply.status) + ' ' + std::string(status_phrase(reply.status));
  bytes += "\r\nConnection: close\r\nContent-Type: " + reply.content_type;
  bytes += "\r\nContent-Length: " + std::to_string(reply.body.size()) + "\r\n";
  for (const auto& [name, value] : reply.headers) bytes += name + ": " + value + "\r\n";
  return bytes + "\r\n" + reply.body;
}

/// A checked head as cpp-httplib is to read it. Ranges are not served, and a server that serves none passes the header
/// over (RFC 9110, 14.2); cpp-httplib would answer 416 by itself to one that it cannot read. The body has been taken
/// off.
std::string head_alone(std::string_view head) {
  constexpr std::string_view line_end = "\r\n";
  std::string out;
  out.reserve(head.size());
  while (!head.empty()) {
    const auto end = std::min(head.find(line_end), head.size() - line_end.size()) + line_end.size();
    const auto line = head.substr(0, end);
    const auto name = line.substr(0, line.find(':'));
    if (!same_token(name, "Range") && !same_token(name, "Content-Length")) out += line;
    head.remove_prefix(end);
  }
  return out;
}

}  // namespace

struct HttpEngine::Impl : public httplib::Server {
  Impl(web::Handler handler, AccessLog& access_log) : handle(std::move(handler)), log(access_log) {
    set_keep_alive_max_count(1000);
    set_keep_alive_timeout(30);
    set_pre_routing_handler([this](const httplib::Request& from, httplib::Response& to) {
      // Nothing is thrown into cpp-httplib, which would tell the client of it.
      try {
        request = request_of(from);
        request.body = body;
        auto reply = handled();
        add_common_headers(reply);
        status = reply.status;
        copy_to(to, reply);
        answered = true;
      } catch (const std::bad_alloc&) {
        lacks_memory = true;
      }
      return HandlerResponse::Handled;
    });
  }

  Reply handled() {
    try {
      return handle(request);
    } catch (const std::bad_alloc&) {
      throw;
    } catch (const std::exception& exception) {
      log_bug(request.target, exception.what());
      return problem(bug);
    }
  }

  /// Lets cpp-httplib read one request and write its answer. The longer form is that of releases from 0.16 on.
  template <class Self>
  static bool process(Self& self, MemoryStream& stream, const std::string& peer, bool& closed) {
    const auto set_up = [](httplib::Request& from) {
      // Compression costs more than it is worth here, and can be abused.
      from.headers.erase("Accept-Encoding");
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
  std::string_view body;  ///< of the request that is being answered
  int status = 0;
  bool answered = false;      ///< by the handler, not by cpp-httplib alone
  bool lacks_memory = false;  ///< for a reply
};

HttpEngine::HttpEngine(Handler handler, AccessLog& log) : impl_(std::make_unique<Impl>(std::move(handler), log)) {}

HttpEngine::~HttpEngine() = default;

Answer HttpEngine::answer(const Job& job) {
  memory_reserve::begin_request();
  Answer answer;
  try {
    answer = answer_of(job);
  } catch (const std::bad_alloc&) {
    answer = Answer{{}, true, true};
  }
  memory_reserve::refill();
  return answer;
}

Answer HttpEngine::answer_of(const Job& job) {
  const auto head = head_alone(job.head);
  MemoryStream stream(head, job.peer);
  bool closed = false;
  impl_->request = {};
  impl_->body = job.body;
  impl_->status = 400;
  impl_->answered = impl_->lacks_memory = false;
  const bool done = Impl::process(*impl_, stream, job.peer, closed);
  if (impl_->lacks_memory) return Answer{{}, true, true};
  if (!impl_->answered) return Answer{refusal({400, "The request is not valid HTTP."}, job.peer, impl_->log), true};
  const auto& request = impl_->request;
  const auto line = std::string_view(job.head).substr(0, job.head.find('\r'));
  impl_->log.record(LogEntry{job.peer, line, impl_->status, stream.output.size(), request.header("Referer"),
                             request.header("User-Agent")});
  return Answer{std::move(stream.output), closed || !done};
}

SpareAnswers spare_answers() {
  const auto bytes_for = [](const Failure& failure) {
    auto reply = problem(failure);
    add_security_headers(reply);
    return closing_bytes(reply);
  };
  return {bytes_for(no_memory), bytes_for(no_room)};
}

namespace {

/// Stands alone, since no template and no index is at hand where a request is refused.
Reply too_long_page(const HeadVerdict& verdict) {
  std::string body =
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<title>Too long – Dossier</title>\n"
      "<link rel=\"stylesheet\" href=\"/assets/style.css\">\n</head>\n<body>\n<main class=\"single\">\n<h1>";
  body += verdict.reason;
  body +=
      "</h1>\n<p>Search for a sentence or two instead.</p>\n"
      "<form role=\"search\" action=\"/search\">\n<p><label for=\"q\">Search for</label> "
      "<input type=\"search\" id=\"q\" name=\"q\" maxlength=\"800\"> <button>Search</button></p>\n</form>\n"
      "<p><a href=\"/search\">Search</a> · <a href=\"/papers\">Papers</a></p>\n</main>\n</body>\n</html>\n";
  return Reply{verdict.status, "text/html; charset=utf-8", {}, std::move(body)};
}

}  // namespace

std::string refusal(const HeadVerdict& verdict, const std::string& peer, AccessLog& log) {
  auto reply = verdict.page ? too_long_page(verdict) : problem(verdict.status, "refused", verdict.reason);
  add_common_headers(reply);
  auto bytes = closing_bytes(reply);
  log.record(LogEntry{peer, {}, reply.status, bytes.size(), {}, {}});
  return bytes;
}

}  // namespace dossier::web

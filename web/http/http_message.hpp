// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::web {

/// A request as the routes see it.
struct HttpRequest {
  std::string method;  ///< `GET`, `HEAD` or whatever else the client wrote
  std::string target;  ///< path and query as sent, percent-encoded
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body = {};  ///< of a POST; all other requests with one are refused before

  /// The value of a header, its name in any case; the first of several, empty where there is none.
  [[nodiscard]] std::string_view header(std::string_view name) const;
};

/// What is sent back. Content-Length, Connection and the security headers are added on the way out.
struct Reply {
  int status = 200;
  std::string content_type;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;

  [[nodiscard]] std::string_view header(std::string_view name) const;
};

/// Answers one request. Each worker thread has a handler of its own.
using Handler = std::function<Reply(const HttpRequest&)>;

/// The phrase that goes with a status: `Not Found`.
std::string_view status_phrase(int status);

/// Whether two header names or tokens are the same in ASCII, whatever their case.
bool same_token(std::string_view a, std::string_view b);

}  // namespace dossier::web

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/http/access_log.hpp"
#include "web/http/event_loop.hpp"
#include "web/http/http_message.hpp"

#include <memory>
#include <string>

namespace dossier::web {

/// Reads a request's head and writes its answer, both through cpp-httplib and in memory: no socket comes near it. One
/// engine a thread.
class HttpEngine {
 public:
  HttpEngine(Handler handler, AccessLog& log);
  ~HttpEngine();
  HttpEngine(const HttpEngine&) = delete;
  HttpEngine& operator=(const HttpEngine&) = delete;

  /// The answer's bytes; without memory for them, an answer that says so. Other exceptions of the handler are bugs:
  /// they are logged, and become a reply with status 500.
  Answer answer(const Job& job);

 private:
  Answer answer_of(const Job& job);

  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Throws std::bad_alloc.
SpareAnswers spare_answers();

/// The bytes of the answer to a request that was refused unread; the connection is closed behind it.
std::string refusal(const HeadVerdict& verdict, const std::string& peer, AccessLog& log);

}  // namespace dossier::web

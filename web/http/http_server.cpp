// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/http/http_server.hpp"

#include "web/http/http_engine.hpp"

#include <algorithm>

namespace dossier::web {

HttpServer::HttpServer(std::vector<Listener> listeners, const ConnectionLimits& limits, unsigned threads,
                       WorkerPool::MakeHandler make_handler, std::unique_ptr<AccessLog> log,
                       WorkerPool::IsUrgent is_urgent)
    : port_(listeners.front().port()),
      loopback_(std::all_of(listeners.begin(), listeners.end(), [](const Listener& one) { return one.loopback(); })),
      log_(std::move(log)),
      loop_(
          std::move(listeners), limits, [this](Job job) { workers_.submit(std::move(job)); },
          [this](const HeadVerdict& verdict, const std::string& peer) { return refusal(verdict, peer, *log_); },
          spare_answers()),
      workers_(
          threads, std::move(make_handler),
          [this](std::uint64_t connection, Answer answer) { loop_.complete(connection, std::move(answer)); },
          std::move(is_urgent), *log_) {}

}  // namespace dossier::web

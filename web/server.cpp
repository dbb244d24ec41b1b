// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/server.hpp"

#include "base/system/memory_reserve.hpp"
#include "web/http/guard.hpp"
#include "web/http/http_server.hpp"
#include "web/site.hpp"

#include <sys/mman.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <memory>
#include <new>
#include <system_error>
#include <thread>
#include <vector>

namespace dossier::web {
namespace {

constexpr unsigned least_threads = 4;
constexpr rlim_t descriptors_wanted = 4096;
constexpr rlim_t descriptors_of_the_process = 24;
constexpr rlim_t descriptors_a_handle = 6;
constexpr rlim_t least_connections = 16;
constexpr std::size_t room_for_requests = 32U << 20U;  ///< bytes of address space

std::atomic<HttpServer*> server_to_stop = nullptr;

void on_stop_signal(int /*signal*/) {
  if (auto* server = server_to_stop.load()) server->stop();
}

/// Stops the server on SIGTERM and SIGINT while it is in scope.
class StopSignals {
 public:
  explicit StopSignals(HttpServer& server) {
    server_to_stop = &server;
    struct sigaction action {};
    action.sa_handler = on_stop_signal;
    ::sigemptyset(&action.sa_mask);
    ::sigaction(SIGTERM, &action, &term_before_);
    ::sigaction(SIGINT, &action, &int_before_);
  }
  ~StopSignals() {
    ::sigaction(SIGTERM, &term_before_, nullptr);
    ::sigaction(SIGINT, &int_before_, nullptr);
    server_to_stop = nullptr;
  }
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

 private:
  struct sigaction term_before_ {};
  struct sigaction int_before_ {};
};

/// Every connection is a descriptor; the usual soft limit of 1024 would be reached before our own.
void raise_descriptor_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= descriptors_wanted) return;
  limit.rlim_cur = std::min(limit.rlim_max, descriptors_wanted);
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

bool has_room(std::size_t bytes) {
  void* block = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return block != MAP_FAILED && ::munmap(block, bytes) == 0;
}

Result<std::vector<Listener>> listeners_for(const ServeOptions& options) {
  auto inherited = inherited_listeners();
  if (!inherited || !inherited->empty()) return inherited;
  return listen_on(options.host, options.port);
}

Result<std::unique_ptr<AccessLog>> log_for(const ServeOptions& options) {
  if (options.log.empty()) return std::make_unique<AccessLog>();
  return AccessLog::open(options.log, options.log_queries);
}

unsigned threads_for(const ServeOptions& options) {
  return options.threads != 0 ? options.threads : std::max(least_threads, std::thread::hardware_concurrency());
}

std::string address_for(const ServeOptions& options, const HttpServer& server) {
  const bool everywhere = options.host == "0.0.0.0" || options.host == "::";
  auto host = everywhere ? std::string("localhost") : options.host;
  if (host.find(':') != std::string::npos) host = '[' + host + ']';
  return "http://" + host + ":" + std::to_string(server.port()) + "/";
}

/// Connections must leave the index its descriptors: each thread's handle opens some, twice while a new generation is
/// loaded.
ConnectionLimits limits_for(unsigned threads) {
  ConnectionLimits limits;
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return limits;
  const rlim_t others = descriptors_of_the_process + rlim_t{threads + 2} * 2 * descriptors_a_handle;
  const auto left = limit.rlim_cur > others ? limit.rlim_cur - others : 0;
  limits.connections = std::min<std::size_t>(limits.connections, std::max<rlim_t>(left, least_connections));
  limits.connections_a_client = std::min(limits.connections_a_client, limits.connections);
  return limits;
}

bool asks_for_health(std::string_view target) {
  const auto path = target.substr(0, target.find('?'));
  return path == "/healthz" || path == "/api/v1/healthz";
}

/// Where the reserve is not full before the first request, a library may end the process at the next one.
Result<void> memory_left() {
  if (memory_reserve::is_full() && has_room(room_for_requests)) return {};
  return Error{ErrorCode::NoResources, "there is not enough memory to serve the index",
               "close other programs, or raise the limit of address space that `ulimit -v` shows"};
}

Result<void> serve_index(const ServeOptions& options, const std::function<void(std::string_view)>& say) {
  memory_reserve::install();
  auto index = SharedIndex::open(options.index);
  if (!index) return std::move(index).error();
  auto listeners = listeners_for(options);
  if (!listeners) return std::move(listeners).error();
  auto log = log_for(options);
  if (!log) return std::move(log).error();
  raise_descriptor_limit();
  const HostAllowList hosts(options.host, options.allow_hosts);
  const bool own = std::all_of(listeners->begin(), listeners->end(), [](const auto& one) { return one.loopback(); });
  const auto changes = own ? Changes::Allowed : Changes::Refused;
  const auto correct = own ? options.correct : Correct();
  const auto make_handler = [&shared = **index, &hosts, &correct, changes]() -> Handler {
    auto site = std::make_shared<Site>(shared, correct);
    return guarded([site](const HttpRequest& request) { return site->answer(request); }, hosts, changes);
  };
  const auto threads = threads_for(options);
  HttpServer server(std::move(*listeners), limits_for(threads), threads, make_handler, std::move(*log),
                    asks_for_health);
  if (auto left = memory_left(); !left) return left;
  const StopSignals signals(server);
  say("Dossier is at " + address_for(options, server));
  if (!server.loopback()) {
    say("Warning: other machines can reach this server and read every paper in the index. There is no password and no "
        "encryption. Omit --host to serve this machine only.");
  }
  server.run();
  return {};
}

}  // namespace

Result<void> serve(const ServeOptions& options, const std::function<void(std::string_view)>& say) {
  constexpr std::string_view remedy = "close other programs, or raise the limits that `ulimit -a` shows";
  try {
    return serve_index(options, say);
  } catch (const std::bad_alloc&) {
    return Error{ErrorCode::NoResources, "there is not enough memory to serve the index", std::string(remedy)};
  } catch (const std::system_error& failure) {
    return Error{ErrorCode::NoResources, std::string("cannot start to serve the index: ") + failure.what(),
                 std::string(remedy)};
  }
}

}  // namespace dossier::web

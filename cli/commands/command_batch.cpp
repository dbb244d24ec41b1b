// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ordered_pool.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/engine.hpp"
#include "cli/commands/request_from.hpp"
#include "cli/options/arguments.hpp"
#include "cli/terminal/console.hpp"
#include "searcher/output/batch.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <fstream>
#include <iostream>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace dossier {
namespace {

constexpr std::uint32_t usual_limit = 100;
constexpr std::string_view run_tag = "dossier";

SearchRequest base_request(const Arguments& arguments) {
  auto request = search_request(arguments, "");
  request.limit = arguments.number("limit", usual_limit);
  request.facets = false;
  request.snippets = false;
  return request;
}

/// Searchers over handles of one index; a thread borrows one for a query.
class Searchers {
 public:
  static Result<Searchers> open(const Engine& engine, std::uint32_t threads) {
    Searchers searchers;
    for (std::uint32_t i = 0; i < threads; ++i) {
      auto reader = engine.reader->clone();
      if (!reader) return std::move(reader).error();
      Engine copy;
      copy.reader = std::make_unique<IndexReader>(std::move(*reader));
      copy.searcher = std::make_unique<Searcher>(*copy.reader);
      searchers.free_.push_back(std::move(copy));
    }
    return searchers;
  }

  Result<SearchResponse> search(const SearchRequest& request) {
    auto engine = borrow();
    auto response = engine.searcher->search(request);
    const std::lock_guard lock(*mutex_);
    free_.push_back(std::move(engine));
    return response;
  }

 private:
  Engine borrow() {
    const std::lock_guard lock(*mutex_);
    auto engine = std::move(free_.back());  // as many as threads, so there is one
    free_.pop_back();
    return engine;
  }

  std::unique_ptr<std::mutex> mutex_ = std::make_unique<std::mutex>();
  std::vector<Engine> free_;
};

std::uint32_t threads_of(const Arguments& arguments) {
  return arguments.number("threads", std::max(1U, std::thread::hardware_concurrency()));
}

Result<std::string> answer(const Arguments& arguments, Searchers& searchers, std::string_view line) {
  const auto query = parse_batch_line(line, base_request(arguments), arguments.values("filter-by"));
  if (!query) return query.error();
  const auto response = searchers.search(query->request);
  if (!response) return response.error();
  const bool trec = arguments.choice("format") == "trec";
  return trec ? batch_trec_lines(query->id, *response, run_tag) : batch_hits_line(query->id, *response);
}

/// An error that names the file and the line.
Error at_line(Error error, const std::string& file, std::size_t line) {
  if (error.code == ErrorCode::BadData) error.message = file + ":" + std::to_string(line) + ": " + error.message;
  return error;
}

int answer_all(const Arguments& arguments, Console& console, const Engine& engine, std::istream& lines) {
  auto searchers = Searchers::open(engine, threads_of(arguments));
  if (!searchers) return console.fail(searchers.error());
  OrderedPool<Result<std::string>> pool(threads_of(arguments));
  std::deque<std::size_t> numbers;  // of the lines that are under way
  std::string line;
  std::size_t number = 0;
  for (bool more = true; more || !pool.empty();) {
    if (more && !pool.full()) {
      more = static_cast<bool>(std::getline(lines, line));
      ++number;
      if (!more || line.find_first_not_of(" \t\r") == std::string::npos) continue;
      numbers.push_back(number);
      pool.submit([&, line] { return answer(arguments, *searchers, line); });
      continue;
    }
    auto answered = pool.take();
    if (!answered) {
      return console.fail(at_line(std::move(answered).error(), arguments.operands().front(), numbers.front()));
    }
    console.write(*answered);
    numbers.pop_front();
  }
  return 0;
}

}  // namespace

int run_batch(const Arguments& arguments, Console& console) {
  const auto engine = Engine::open(arguments, console);
  if (!engine) return console.fail(engine.error());
  const auto& name = arguments.operands().front();
  if (name == "-") return answer_all(arguments, console, *engine, std::cin);
  std::ifstream file(name);
  if (!file) {
    return console.fail({ErrorCode::Unreadable, "the file " + name + " cannot be read: " + std::strerror(errno), ""});
  }
  return answer_all(arguments, console, *engine, file);
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ordered_pool.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/open_searchable.hpp"
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
#include <optional>
#include <set>
#include <string>
#include <string_view>
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
  static Result<Searchers> open(const SearchableIndex& opened, std::uint32_t threads) {
    Searchers searchers;
    for (std::uint32_t i = 0; i < threads; ++i) {
      auto copy = opened.clone();
      if (!copy) return std::move(copy).error();
      searchers.free_.push_back(*std::move(copy));
    }
    return searchers;
  }

  Result<SearchResponse> search(const SearchRequest& request) {
    const Borrowed borrowed(*this);  // goes back whatever happens
    return borrowed.opened.searcher().search(request);
  }

 private:
  struct Borrowed {
    explicit Borrowed(Searchers& from) : all(from), opened(from.take()) {}
    ~Borrowed() {
      const std::lock_guard lock(*all.mutex_);
      all.free_.push_back(std::move(opened));  // there is room: it came from there
    }
    Borrowed(const Borrowed&) = delete;
    Borrowed& operator=(const Borrowed&) = delete;
    Searchers& all;
    SearchableIndex opened;
  };

  SearchableIndex take() {
    const std::lock_guard lock(*mutex_);
    auto taken = std::move(free_.back());  // as many as threads, so there is one
    free_.pop_back();
    return taken;
  }

  std::unique_ptr<std::mutex> mutex_ = std::make_unique<std::mutex>();
  std::vector<SearchableIndex> free_;
};

std::uint32_t threads_of(const Arguments& arguments) {
  return arguments.number("threads", std::max(1U, std::thread::hardware_concurrency()));
}

/// What one line came to.
struct Answered {
  std::string output;
  std::optional<Error> refused;     ///< why the line was not searched for
  std::vector<std::string> unused;  ///< members of the line that say nothing of the query
};

/// Answers the query of one line. What is wrong with the line alone stands in its answer; an error is one of the index.
Result<Answered> answer(const Arguments& arguments, Searchers& searchers, const std::vector<std::string>& facets,
                        std::string_view line) {
  const bool trec = arguments.choice("format") == "trec";
  const auto refuse = [&](const Error& error) {
    return Answered{trec ? std::string() : batch_error_line(line, error), error, {}};
  };
  auto query = parse_batch_line(line, base_request(arguments), arguments.values("filter-by"));
  if (!query) return refuse(query.error());
  if (const auto known = check_filters(query->request, facets); !known) return refuse(known.error());
  const auto response = searchers.search(query->request);
  if (!response) return response.error();
  return Answered{trec ? batch_trec_lines(query->id, *response, run_tag) : batch_hits_line(query->id, *response),
                  {},
                  std::move(query->unused)};
}

/// What is said of the lines of one batch: each one that is wrong, and each member that nothing was done with.
class LineReport {
 public:
  LineReport(Console& console, std::string file) : console_(console), file_(std::move(file)) {}

  void take(const Answered& answered, std::size_t line) {
    for (const auto& name : answered.unused) {
      if (!unused_.insert(name).second) continue;
      console_.note("dossier: " + file_ + ":" + std::to_string(line) + ": warning: `" + name + "` is not used");
    }
    if (!answered.refused) return;
    auto error = *answered.refused;
    error.message = file_ + ":" + std::to_string(line) + ": " + error.message;
    status_ = console_.fail(error);
  }

  /// 0, or the exit status of the last line that is wrong.
  [[nodiscard]] int status() const { return status_; }

 private:
  Console& console_;
  std::string file_;
  std::set<std::string> unused_;
  int status_ = 0;
};

int answer_all(const Arguments& arguments, Console& console, const SearchableIndex& opened, std::istream& lines) {
  auto searchers = Searchers::open(opened, threads_of(arguments));
  if (!searchers) return console.fail(searchers.error());
  OrderedPool<Result<Answered>> pool(threads_of(arguments));
  LineReport report(console, arguments.operands().front());
  std::deque<std::size_t> numbers;  // of the lines that are under way
  std::string line;
  std::size_t number = 0;
  for (bool more = true; more || !pool.empty();) {
    if (more && !pool.full()) {
      more = static_cast<bool>(std::getline(lines, line));
      ++number;
      if (!more || line.find_first_not_of(" \t\r") == std::string::npos) continue;
      numbers.push_back(number);
      pool.submit([&, line] { return answer(arguments, *searchers, opened.catalogue().facets(), line); });
      continue;
    }
    const auto answered = pool.take();
    if (!answered) return console.fail(answered.error());
    console.write(answered->output);
    report.take(*answered, numbers.front());
    numbers.pop_front();
  }
  if (lines.bad()) {
    return console.fail({ErrorCode::Unreadable, "the queries could not be read to their end",
                         "check that they are a file of JSON lines, and that its disk is there"});
  }
  return report.status();
}

/// Whether the index has every facet that `--filter-by` names.
Result<void> check_filter_by(const Arguments& arguments, const SearchableIndex& opened) {
  SearchRequest request;
  for (const auto& name : arguments.values("filter-by")) request.filters.push_back({name, {}, {}});
  auto known = check_filters(request, opened.catalogue().facets());
  if (known) return known;
  return Error{ErrorCode::Usage, "--filter-by: " + known.error().message, known.error().hint};
}

}  // namespace

int run_batch(const Arguments& arguments, Console& console) {
  const auto opened = open_searchable(arguments, console);
  if (!opened) return console.fail(opened.error());
  if (const auto known = check_filter_by(arguments, *opened); !known) return console.fail(known.error());
  const auto& name = arguments.operands().front();
  if (name == "-") return answer_all(arguments, console, *opened, std::cin);
  std::ifstream file(name);
  if (!file) {
    return console.fail({ErrorCode::Unreadable, "the file " + name + " cannot be read: " + std::strerror(errno), ""});
  }
  return answer_all(arguments, console, *opened, file);
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
// bench_query INDEX QUERIES.jsonl [--threads N] [--rounds N] [--limit N] [--no-facets] [--no-snippets] [--slowest N]
//   [--cold] [--words-alone] [--set NAME=VALUE]…
// Latency of queries over a warm index: each thread has a handle of its own; one round is not measured. With --cold
// each query is the first of its process: columns and dictionary are loaded, no posting list has been read. With
// --words-alone words are looked for in their forms only, and rank by themselves (bench/weights.hpp). Prints one line
// of JSON; wall time, and the thread's own processor time, which other work on the machine does not lengthen.
#include "bench/weights.hpp"
#include "searcher/output/batch.hpp"
#include "searcher/searcher.hpp"

#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <latch>
#include <thread>

namespace {

using namespace dossier;

struct Options {
  std::string index;
  std::string queries;
  std::size_t threads = 1;
  std::size_t rounds = 3;
  std::size_t slowest = 0;
  bool cold = false;
  SearchRequest request;
};

struct Sample {
  double wall = 0;
  double processor = 0;
  std::size_t query = 0;
};

double thread_milliseconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

bool read_options(const std::vector<std::string>& words, Options& options) {
  if (words.size() < 2) return false;
  options.index = words[0];
  options.queries = words[1];
  for (std::size_t at = 2; at < words.size(); ++at) {
    const auto& word = words[at];
    if (word == "--no-facets") {
      options.request.facets = false;
    } else if (word == "--cold") {
      options.cold = true;
    } else if (word == "--words-alone") {
      bench::take_words_alone(options.request);
    } else if (word == "--no-snippets") {
      options.request.snippets = false;
    } else if (at + 1 == words.size()) {
      return false;
    } else {
      const auto& value = words[++at];
      if (word == "--set") {
        if (!bench::set_weight(options.request, value)) return false;
        continue;
      }
      const auto number = std::stoul(value);
      if (word == "--threads") {
        options.threads = number;
      } else if (word == "--rounds") {
        options.rounds = number;
      } else if (word == "--limit") {
        options.request.limit = static_cast<std::uint32_t>(number);
      } else if (word == "--slowest") {
        options.slowest = number;
      } else {
        return false;
      }
    }
  }
  return true;
}

std::vector<SearchRequest> read_requests(const Options& options) {
  std::vector<SearchRequest> requests;
  std::ifstream in(options.queries);
  for (std::string line; std::getline(in, line);) {
    if (auto query = parse_batch_line(line, options.request, {})) requests.push_back(query->request);
  }
  return requests;
}

double quantile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  return values.empty() ? 0 : values[static_cast<std::size_t>(static_cast<double>(values.size() - 1) * share)];
}

void print(const std::vector<Sample>& samples, const Options& options, double seconds) {
  std::vector<double> wall;
  std::vector<double> processor;
  double sum = 0;
  for (const auto& sample : samples) {
    wall.push_back(sample.wall);
    processor.push_back(sample.processor);
    sum += sample.processor;
  }
  std::printf(
      "{\"threads\":%zu,\"n\":%zu,\"p50_ms\":%.3f,\"p99_ms\":%.3f,\"qps\":%.1f,\"cpu_p50_ms\":%.3f,\"cpu_p99_ms\":%.3f,"
      "\"cpu_mean_ms\":%.3f}\n",
      options.threads, samples.size(), quantile(wall, 0.5), quantile(wall, 0.99),
      static_cast<double>(samples.size()) / seconds, quantile(processor, 0.5), quantile(processor, 0.99),
      sum / static_cast<double>(samples.size()));
}

void print_slowest(std::vector<Sample> samples, const std::vector<SearchRequest>& requests, std::size_t count) {
  std::sort(samples.begin(), samples.end(), [](const Sample& a, const Sample& b) { return a.processor > b.processor; });
  for (std::size_t i = 0; i < std::min(count, samples.size()); ++i) {
    std::printf("%8.3f ms  %s\n", samples[i].processor, requests[samples[i].query].query.c_str());
  }
}

/// Runs a query in a copy of this process, which forgets what it read for it.
bool run_in_child(const Searcher& searcher, const SearchRequest& request, Sample& sample) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) return false;
  const auto child = fork();
  if (child == 0) {
    const auto before = thread_milliseconds();
    const auto response = searcher.search(request);
    if (response) sample = {response->milliseconds, thread_milliseconds() - before, sample.query};
    const bool told = response && write(ends[1], &sample, sizeof sample) == static_cast<ssize_t>(sizeof sample);
    _exit(told ? 0 : 1);
  }
  int status = 1;
  const bool done = child > 0 && waitpid(child, &status, 0) == child && status == 0 &&
                    read(ends[0], &sample, sizeof sample) == static_cast<ssize_t>(sizeof sample);
  for (const auto end : ends) close(end);
  return done;
}

int run_cold(const Options& options) {
  const auto requests = read_requests(options);
  auto reader = IndexReader::open(options.index);
  if (!reader || requests.empty()) return 1;
  const Searcher searcher(*reader);
  auto first = options.request;
  first.query = "index";
  if (!searcher.search(first)) return 1;
  std::vector<Sample> samples(requests.size() * options.rounds);
  const auto start = std::chrono::steady_clock::now();
  for (std::size_t i = 0; i < samples.size(); ++i) {
    samples[i].query = i % requests.size();
    if (!run_in_child(searcher, requests[samples[i].query], samples[i])) return 1;
  }
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
  print(samples, options, elapsed.count());
  print_slowest(samples, requests, options.slowest);
  return 0;
}

int run(const Options& options) {
  const auto requests = read_requests(options);
  auto first = IndexReader::open(options.index);
  if (!first || requests.empty()) {
    std::cerr << (first ? "no queries" : first.error().message) << "\n";
    return 1;
  }
  std::vector<Sample> samples(requests.size() * options.rounds);
  std::atomic<std::size_t> next{0};
  std::latch warm(static_cast<std::ptrdiff_t>(options.threads + 1));
  std::atomic<bool> failed{false};
  const auto work = [&](IndexReader reader) {
    const Searcher searcher(reader);
    for (const auto& request : requests) failed = failed || !searcher.search(request);
    warm.arrive_and_wait();
    for (auto i = next++; i < samples.size(); i = next++) {
      const auto query = i % requests.size();
      const auto before = thread_milliseconds();
      const auto response = searcher.search(requests[query]);
      failed = failed || !response;
      if (response) samples[i] = {response->milliseconds, thread_milliseconds() - before, query};
    }
  };
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < options.threads; ++i) {
    auto reader = first->clone();
    if (!reader) return 1;
    threads.emplace_back(work, std::move(reader.value()));
  }
  warm.arrive_and_wait();
  const auto start = std::chrono::steady_clock::now();
  for (auto& thread : threads) thread.join();
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
  if (failed) return 1;
  print(samples, options, elapsed.count());
  print_slowest(samples, requests, options.slowest);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  if (!read_options({argv + 1, argv + argc}, options)) {
    std::cerr << "usage: bench_query INDEX QUERIES.jsonl [--threads N] [--rounds N] [--limit N] [--no-facets] "
                 "[--no-snippets] [--slowest N] [--cold]\n";
    return 2;
  }
  return options.cold ? run_cold(options) : run(options);
}

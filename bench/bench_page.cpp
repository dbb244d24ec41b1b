// SPDX-License-Identifier: GPL-3.0-or-later
// bench_page INDEX QUERIES.jsonl [--rounds N] — what a page costs beside the API's answer to the same search (as many
// hits, as many facet values): each query is answered by both in turn, in one thread, without a socket. The first round
// is not measured. Prints the mean processor time of both in milliseconds, and of a page of another route where one is
// given
// (--path /evidence).
#include "base/encoding/percent_encoding.hpp"
#include "searcher/output/batch.hpp"
#include "web/call/url.hpp"
#include "web/site.hpp"

#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>

namespace {

using namespace dossier;

double processor_milliseconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

std::vector<std::string> read_queries(const std::string& path) {
  std::ifstream in(path);
  std::vector<std::string> queries;
  std::string line;
  while (std::getline(in, line)) {
    if (const auto one = parse_batch_line(line, {}, {})) queries.push_back(one->request.query);
  }
  return queries;
}

/// The processor time of one answer; the program ends where it is no 200.
double cost_of(web::Site& site, const std::string& target) {
  web::HttpRequest request{"GET", target, {{"Host", "localhost"}}};
  const auto began = processor_milliseconds();
  const auto reply = site.answer(request);
  const auto spent = processor_milliseconds() - began;
  if (reply.status != 200) {
    std::cerr << reply.status << " for " << target << '\n';
    std::exit(1);
  }
  return spent;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() < 2) {
    std::cerr << "usage: bench_page INDEX QUERIES.jsonl [--rounds N] [--path /PAGE]\n";
    return 2;
  }
  std::size_t rounds = 3;
  std::string path = "/search";
  for (std::size_t at = 2; at + 1 < words.size(); at += 2) {
    if (words[at] == "--rounds") rounds = std::stoul(words[at + 1]);
    if (words[at] == "--path") path = words[at + 1];
  }
  const auto queries = read_queries(words[1]);
  auto index = web::SharedIndex::open(words[0]);
  if (!index || queries.empty()) {
    std::cerr << (index ? "no queries" : index.error().message) << '\n';
    return 3;
  }
  web::Site site(**index);
  double page = 0;
  double api = 0;
  for (std::size_t round = 0; round <= rounds; ++round) {
    for (const auto& query : queries) {
      const auto asked = "?q=" + percent_encode(query);
      const auto for_api = cost_of(site, "/api/v1" + path + asked + (path == "/search" ? "&limit=20" : ""));
      const auto for_page = cost_of(site, path + asked);
      if (round == 0) continue;
      api += for_api;
      page += for_page;
    }
  }
  const auto answers = static_cast<double>(rounds * queries.size());
  std::printf("{\"answers\": %.0f, \"api_ms\": %.3f, \"page_ms\": %.3f}\n", answers, api / answers, page / answers);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// bench_answers INDEX QUERIES.jsonl > ANSWERS.jsonl
// Each query asked in several ways, and the whole answer of each on a line: ids, order, scores to the last digit,
// totals, facets, snippets. A change that is to make things faster must not change a byte of it: bench/same_answers.sh
// compares two builds.
#include "searcher/output/batch.hpp"
#include "searcher/output/response_json.hpp"
#include "searcher/searcher.hpp"

#include <fstream>
#include <functional>
#include <iostream>

namespace {

using namespace dossier;

struct Way {
  const char* name;
  std::function<void(SearchRequest&)> set;
};

const std::vector<Way>& ways() {
  static const std::vector<Way> all{
      {"plain", [](SearchRequest&) {}},
      {"explained", [](SearchRequest& request) { request.explain = true; }},
      {"long", [](SearchRequest& request) { request.limit = 150, request.facets = false; }},
      {"later", [](SearchRequest& request) { request.offset = 95, request.limit = 20; }},
      {"far", [](SearchRequest& request) { request.offset = 20000, request.snippets = false; }},
      {"by year", [](SearchRequest& request) { request.sort = SortOrder::Year; }},
      {"by paper", [](SearchRequest& request) { request.sort = SortOrder::Paper; }},
      {"one a paper", [](SearchRequest& request) { request.per_paper = 1, request.limit = 30; }},
      {"without meaning", [](SearchRequest& request) { request.meaning = false, request.facet_values = 0; }},
      {"feedback", [](SearchRequest& request) { request.feedback = true; }},
      {"counts alone", [](SearchRequest& request) { request.limit = 0; }},
  };
  return all;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return std::cerr << "usage: bench_answers INDEX QUERIES.jsonl\n", 2;
  const auto reader = IndexReader::open(argv[1]);
  if (!reader) return std::cerr << reader.error().message << "\n", 1;
  const Searcher searcher(*reader);
  std::ifstream in(argv[2]);
  for (std::string line; std::getline(in, line);) {
    auto query = parse_batch_line(line, {}, {});
    if (!query) return std::cerr << query.error().message << "\n", 1;
    for (const auto& way : ways()) {
      auto request = query->request;
      way.set(request);
      auto response = searcher.search(request);
      if (!response) return std::cerr << query->id << ": " << response.error().message << "\n", 1;
      std::cout << query->id << "\t" << way.name << "\t" << to_json(*response, {false, -1});
    }
  }
  return 0;
}

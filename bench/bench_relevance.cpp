// SPDX-License-Identifier: GPL-3.0-or-later
// bench_relevance INDEX [CORPUS…] -- QUERIES QRELS [--filter-by FIELD] [--set NAME=VALUE]… [--hits FILE] [--feedback]
//   [--words-alone]
// Indexes the corpora (JSON lines, or papers), where any are named, into INDEX, runs the queries and prints trec_eval's
// means. QRELS may be `-` (with --hits: the ranking as gold/score_topics.py reads it).
#include "bench/collection.hpp"
#include "bench/weights.hpp"
#include "index/meaning/update_meaning.hpp"
#include "indexer/build.hpp"
#include "searcher/output/batch.hpp"
#include "searcher/query/diagnostics.hpp"
#include "searcher/searcher.hpp"
#include "vectors/query_vectors.hpp"

#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <memory>

namespace {

using namespace dossier;
using namespace dossier::bench;

struct Options {
  std::filesystem::path index;
  std::vector<std::filesystem::path> corpora;
  std::string queries;
  std::string judgements;
  std::vector<std::string> filter_by;
  std::string hits;
  bool per_query = false;
  SearchRequest request;
};

bool read_options(const std::vector<std::string>& words, Options& options) {
  std::size_t at = 0;
  if (words.size() < 4) return false;
  options.index = words[at++];
  while (at < words.size() && words[at] != "--") options.corpora.emplace_back(words[at++]);
  if (at + 2 >= words.size()) return false;
  options.queries = words[at + 1];
  options.judgements = words[at + 2];
  for (at += 3; at < words.size(); ++at) {
    const bool more = at + 1 < words.size();
    if (words[at] == "--feedback") {
      options.request.feedback = true;
    } else if (words[at] == "--words-alone") {
      take_words_alone(options.request);
    } else if (words[at] == "--per-query") {
      options.per_query = true;
    } else if (words[at] == "--filter-by" && more) {
      options.filter_by.push_back(words[++at]);
    } else if (words[at] == "--hits" && more) {
      options.hits = words[++at];
    } else if (words[at] == "--set" && more) {
      if (!set_weight(options.request, words[++at])) return false;
    } else {
      return false;
    }
  }
  return true;
}

std::vector<std::string> ranking_of(const SearchResponse& response) {
  std::vector<std::string> ids;
  for (const auto& hit : response.hits) ids.push_back(hit.passage.id);
  return ids;
}

int complain(const Error& error) {
  std::cerr << error.message << "\n" << error.hint << "\n";
  return 1;
}

int run(const Options& options) {
  if (!options.corpora.empty()) {
    BuildOptions build;
    build.paths = options.corpora;
    build.index = options.index;
    if (auto built = build_index(build); !built) return complain(built.error());
    const auto start = std::chrono::steady_clock::now();
    if (auto made = update_meaning(options.index); !made) return complain(made.error());
    const auto took = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::fprintf(stderr, "meaning: %.2f s\n", took);
  }
  auto reader = IndexReader::open(options.index);
  if (!reader) return complain(reader.error());
  const Searcher searcher(*reader, std::make_shared<QueryVectors>(options.index));
  const auto judgements = read_judgements(options.judgements);
  std::ofstream hits(options.hits);
  Measures sum;
  double measured = 0;
  double milliseconds = 0;
  for (const auto& query : read_queries(options.queries)) {
    auto parsed = parse_batch_line(query.line, options.request, options.filter_by);
    if (!parsed) return complain(parsed.error());
    const auto response = searcher.search(parsed->request);
    if (!response) return complain(response.error());
    for (const auto& note : response->echo.diagnostics) {
      if (note.code == to_string(DiagnosticCode::WithoutVectors)) std::cerr << query.id << ": " << note.message << "\n";
    }
    milliseconds += response->milliseconds;
    if (hits) hits << batch_hits_line(query.id, *response);
    const auto judged = judgements.find(query.id);
    if (judged == judgements.end() || !has_relevant(judged->second)) continue;
    const auto result = measure(ranking_of(*response), judged->second);
    if (options.per_query) std::printf("%s %.4f %.4f\n", query.id.c_str(), result.ndcg10, result.map);
    sum.ndcg10 += result.ndcg10;
    sum.map += result.map;
    sum.recall20 += result.recall20;
    sum.recall100 += result.recall100;
    ++measured;
  }
  if (measured > 0) {
    std::printf("nDCG@10 %.4f  MAP %.4f  recall@20 %.4f  recall@100 %.4f  queries %.0f  ms a query %.2f\n",
                sum.ndcg10 / measured, sum.map / measured, sum.recall20 / measured, sum.recall100 / measured, measured,
                milliseconds / measured);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  options.request.limit = 100;
  options.request.facets = false;
  options.request.snippets = false;
  if (!read_options({argv + 1, argv + argc}, options)) {
    std::cerr << "usage: bench_relevance INDEX [CORPUS...] -- QUERIES QRELS [--filter-by FIELD] [--set NAME=VALUE]... "
                 "[--words-alone] "
                 "[--hits FILE] [--feedback] [--per-query]\n";
    return 2;
  }
  return run(options);
}

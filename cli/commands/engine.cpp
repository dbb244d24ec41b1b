// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/engine.hpp"

#include "cli/commands/request_from.hpp"
#include "cli/options/arguments.hpp"
#include "cli/terminal/console.hpp"
#include "index/cluster_address.hpp"
#include "searcher/expand/query_analysis.hpp"
#include "searcher/expand/vocabulary.hpp"

namespace dossier {
namespace {

Engine engine_over(IndexReader reader, std::shared_ptr<QueryVectors> vectors) {
  Engine engine;
  engine.reader = std::make_unique<IndexReader>(std::move(reader));
  engine.vectors = vectors != nullptr ? std::move(vectors) : std::make_shared<QueryVectors>(engine.reader->path());
  engine.searcher = std::make_unique<Searcher>(*engine.reader, engine.vectors);
  return engine;
}

Engine engine_over(std::unique_ptr<cluster::SearchedIndex> index) {
  Engine engine;
  engine.elsewhere = std::move(index);
  engine.searcher = std::make_unique<Searcher>(engine.elsewhere->ports());
  return engine;
}

}  // namespace

Result<Engine> Engine::open(const Arguments& arguments, Console& console) {
  const auto place = cluster_place(arguments);
  if (place.empty()) return open_here(arguments, console);
  std::error_code error;
  console.resolve_links_from(std::filesystem::current_path(error).string());
  auto index = cluster::SearchedIndex::open(place);
  if (!index) return std::move(index).error();
  return engine_over(*std::move(index));
}

Result<Engine> Engine::open_here(const Arguments& arguments, Console& console) {
  auto reader = open_index(arguments, console);
  if (!reader) return std::move(reader).error();
  return engine_over(*std::move(reader), nullptr);
}

Result<Engine> Engine::clone() const {
  if (elsewhere != nullptr) return engine_over(elsewhere->clone());
  auto handle = reader->clone();
  if (!handle) return std::move(handle).error();
  return engine_over(*std::move(handle), vectors);
}

const Catalogue& Engine::catalogue() const {
  if (elsewhere != nullptr) return elsewhere->catalogue();
  return *reader;
}

Result<std::string> Engine::analyze(const SearchRequest& request) const {
  if (elsewhere == nullptr) return analyze_query(request, *reader, reader->taxonomy());
  const auto vocabulary = elsewhere->ports().engine.vocabulary();
  auto analysis = analyze_query(request, *vocabulary, elsewhere->catalogue().taxonomy());
  if (auto status = vocabulary->status(); !status) return std::move(status).error();
  return analysis;
}

Result<const IndexReader*> Engine::here() const {
  if (elsewhere != nullptr) return not_in_cluster(elsewhere->catalogue().location());
  return reader.get();
}

}  // namespace dossier

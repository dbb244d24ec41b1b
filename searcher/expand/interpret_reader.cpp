// SPDX-License-Identifier: GPL-3.0-or-later
// The interpreter over a real index.
#include "searcher/expand/interpreter.hpp"
#include "searcher/expand/query_analysis.hpp"
#include "searcher/expand/vocabulary.hpp"

#include <utility>

namespace dossier {

Result<InterpretedQuery> interpret(const SearchRequest& request, const IndexReader& reader, const Taxonomy& taxonomy) {
  const IndexVocabulary vocabulary(reader);
  auto query = interpret(request, vocabulary, taxonomy);
  if (auto status = vocabulary.status(); !status) return std::move(status).error();
  return query;
}

Result<std::string> analyze_query(const SearchRequest& request, const IndexReader& reader, const Taxonomy& taxonomy) {
  const IndexVocabulary vocabulary(reader);
  auto text = analyze_query(request, vocabulary, taxonomy);
  if (auto status = vocabulary.status(); !status) return std::move(status).error();
  return text;
}

}  // namespace dossier

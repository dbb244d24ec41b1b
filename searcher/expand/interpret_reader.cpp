// SPDX-License-Identifier: GPL-3.0-or-later
// The interpreter over a real index.
#include "searcher/expand/interpreter.hpp"
#include "searcher/expand/query_analysis.hpp"
#include "searcher/expand/vocabulary.hpp"

namespace dossier {

InterpretedQuery interpret(const SearchRequest& request, const IndexReader& reader, const Taxonomy& taxonomy) {
  return interpret(request, IndexVocabulary(reader), taxonomy);
}

std::string analyze_query(const SearchRequest& request, const IndexReader& reader, const Taxonomy& taxonomy) {
  return analyze_query(request, IndexVocabulary(reader), taxonomy);
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
// The account of the interpreter over an index on this machine.
#include "searcher/expand/interpreter.hpp"
#include "searcher/expand/query_analysis.hpp"
#include "searcher/expand/vocabulary.hpp"

#include <utility>

namespace dossier {

Result<std::string> analyze_query(const SearchRequest& request, const IndexReader& reader, const Taxonomy& taxonomy) {
  const IndexVocabulary vocabulary(reader);
  auto text = analyze_query(request, vocabulary, taxonomy);
  if (auto status = vocabulary.status(); !status) return std::move(status).error();
  return text;
}

}  // namespace dossier

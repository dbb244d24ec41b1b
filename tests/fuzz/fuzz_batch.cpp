// SPDX-License-Identifier: GPL-3.0-or-later
// A line of a batch is refused with a reason or gives a query with an id; plain text in it holds no syntax.
#include "base/utf8.hpp"
#include "searcher/output/batch.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/types/response.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dossier;
  const std::string_view line(reinterpret_cast<const char*>(data), size);
  SearchRequest base;
  base.limit = 7;
  const auto query = parse_batch_line(line, base, {"volume", "year"});
  if (!query) {
    if (query.error().code != ErrorCode::BadData || query.error().hint.empty()) std::abort();
    return 0;
  }
  if (query->id.empty() || query->request.limit != base.limit) std::abort();
  for (const auto& filter : query->request.filters) {
    if (filter.any_of.empty() == filter.none_of.empty()) std::abort();
  }
  if (!utf8::valid(query->request.query)) std::abort();
  Diagnostics diagnostics;
  (void)parse_query(query->request.query, diagnostics);
  SearchResponse response;
  response.hits.resize(2);
  response.hits.back().passage.text = query->request.query;
  const auto printed = batch_hits_line(query->id, response);
  if (printed.find('\n') != printed.size() - 1 || !utf8::valid(printed)) std::abort();
  return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Filters as a URL holds them: read, printed and read again they are the same, and each becomes exact values of the
// index or a word to the user.
#include "searcher/expand/facet_resolver.hpp"
#include "searcher/expand/interpreter.hpp"
#include "searcher/query/value_range.hpp"
#include "taxonomy/taxonomy.hpp"
#include "tests/unit/searcher/fake_vocabulary.hpp"
#include "web/call/search_url.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace dossier;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

const test::FakeVocabulary& vocabulary() {
  static const auto out = [] {
    test::FakeVocabulary made;
    made.text("The envoy spoke of gas, of Zürich and of the Durand Line")
        .facet("paper", {"one_2015", "two-2020"})
        .facet("dyad", {"China-Iran", "Iran-Pakistan", "Pakistan-United States"})
        .facet("theory", {"neorealism", "realism"})
        .facet("year", {"-3", "1999", "2014", "2015", "2022"})
        .facet("limit", {"a", "b", "Ünïcode – dash"});
    return made;
  }();
  return out;
}

void check_value(const std::string& facet, const std::string& text) {
  Diagnostics diagnostics;
  FacetResolver resolver(vocabulary(), Taxonomy::standard(), diagnostics);
  const auto* known = vocabulary().facet_values(facet);
  require(known != nullptr);
  for (const bool prefix : {false, true}) {
    const auto values = resolver.find_values(facet, text, prefix);
    require(std::is_sorted(values.begin(), values.end()));
    for (const auto& value : values) require(std::find(known->begin(), known->end(), value) != known->end());
  }
  if (const auto range = ValueRange::parse(text); range && range->first && range->last) {
    require(*range->first <= *range->last);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto parameters = web::parse_query({reinterpret_cast<const char*>(data), size});
  if (!parameters) return 0;
  web::ParameterReader reader(*parameters);
  const auto request = web::take_search(reader, vocabulary().facets());
  (void)reader.finish();
  const auto printed = web::print_search(request);
  if (printed.size() <= web::max_parameters) {
    web::ParameterReader again(printed);
    require(web::take_search(again, vocabulary().facets()) == request);
    require(again.finish().empty());
  }
  for (const auto& filter : request.filters) {
    for (const auto& value : filter.any_of) check_value(filter.facet, value);
  }
  const auto query = interpret(request, vocabulary(), Taxonomy::standard());
  for (const auto& selection : query.selections) require(vocabulary().facet_values(selection.facet) != nullptr);
  return 0;
}

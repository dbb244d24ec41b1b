// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a query and its filters through every stage. The first line of the input is the query; each further line
// is a filter `facet=value` or `facet!value`.
#include "searcher/expand/interpreter.hpp"
#include "searcher/expand/query_analysis.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/query/query_limits.hpp"
#include "taxonomy/taxonomy.hpp"
#include "tests/unit/searcher/fake_vocabulary.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

const dossier::test::FakeVocabulary& vocabulary() {
  static const auto out = [] {
    dossier::test::FakeVocabulary made;
    made.text("The gas pipeline and the oil deal stalled; sanctions sanctioned; the Durand Line, 中国 走廊 Россия")
        .text("China-Pakistan Economic Corridor (CPEC), U.S. policy, Balochistan")
        .text("research design", dossier::TextField::Heading)
        .acronym("cpec", "china pakistan economic corridor")
        .facet("paper", {"one_2015", "two-2020"})
        .facet("dyad", {"China-Iran", "Iran-Pakistan"})
        .facet("section", {"front", "methods", "references"})
        .facet("kind", {"front", "paragraph", "reference"})
        .facet("year", {"2014", "2015", "2022"});
    return made;
  }();
  return out;
}

void require(bool holds) {
  if (!holds) std::abort();
}

dossier::FacetFilter filter_of(std::string_view line) {
  const auto cut = std::min(line.find_first_of("=!"), line.size());
  const std::string value(line.substr(std::min(cut + 1, line.size())));
  dossier::FacetFilter filter{std::string(line.substr(0, cut)), {}, {}};
  (cut < line.size() && line[cut] == '!' ? filter.none_of : filter.any_of).push_back(value);
  return filter;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  const auto next_line = [&] {
    const auto end = std::min(rest.find('\n'), rest.size());
    const auto line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return line;
  };
  dossier::SearchRequest request;
  request.query = next_line();
  while (!rest.empty() && request.filters.size() < 8) request.filters.push_back(filter_of(next_line()));

  const auto query = dossier::interpret(request, vocabulary(), dossier::Taxonomy::standard());
  for (const auto& diagnostic : query.echo.diagnostics) {
    require(diagnostic.span.begin <= diagnostic.span.end && diagnostic.span.end <= request.query.size());
  }
  // A canonical text may be longer than the text that it stands for, and would be cut.
  if (query.echo.understood.size() <= dossier::query_limits::text_bytes) {
    dossier::Diagnostics diagnostics;
    const auto again = dossier::parse_query(query.echo.understood, diagnostics);
    require(to_text(again) == query.echo.understood);
  }
  require(!dossier::analyze_query(request, vocabulary(), dossier::Taxonomy::standard()).empty());
  return 0;
}

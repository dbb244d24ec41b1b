// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/call/url.hpp"
#include "tests/support/catch.hpp"
#include "web/call/search_url.hpp"

#include <random>

using namespace dossier;
using namespace dossier::web;

TEST_CASE("a target is a path and a query") {
  const auto target = split_target("/passage/a%3Ab%2Fc?q=x%26y&q=z#here");
  CHECK(target.path == "/passage/a:b/c");
  CHECK(target.query == "q=x%26y&q=z");
  CHECK(parse_query(target.query) == Parameters{{"q", "x&y"}, {"q", "z"}});
  CHECK(parse_query("a&=b&&c==d&") == Parameters{{"a", ""}, {"c", "=d"}});
  CHECK(print_target("/x", {}) == "/x");
  CHECK(print_target("/x", {{"a", "b c"}}) == "/x?a=b%20c");
}

TEST_CASE("a query of too many parameters is none") {
  std::string query;
  for (std::size_t i = 0; i < max_parameters; ++i) query += "a=b&";
  CHECK(parse_query(query)->size() == max_parameters);
  CHECK_FALSE(parse_query(query + "a=b"));
}

namespace {

const std::vector<std::string> facets{"paper", "dyad", "year", "sort", "odd!", "facet.x", "not.x"};

SearchRequest random_request(std::mt19937& random) {
  const auto chance = [&random] { return random() % 2 == 0; };
  const auto text = [&random] {
    std::string out;
    for (auto n = random() % 6 + 1; n > 0; --n) out += static_cast<char>(random() % 256);
    return out;
  };
  SearchRequest request;
  if (chance()) request.query = text();
  for (const auto& facet : facets) {
    FacetFilter filter{facet, {}, {}};
    for (auto n = random() % 3; n > 0; --n) filter.any_of.push_back(text());
    for (auto n = random() % 2; n > 0; --n) filter.none_of.push_back(text());
    if (!filter.any_of.empty() || !filter.none_of.empty()) request.filters.push_back(filter);
  }
  request.expansion.stems = chance();
  request.expansion.spelling = chance();
  request.expansion.synonyms = chance();
  request.expansion.acronyms = chance();
  request.expansion.variants = chance();
  request.expansion.related = chance();
  request.sort = static_cast<SortOrder>(random() % 3);
  request.limit = static_cast<std::uint32_t>(random() % (max_limit + 1));
  request.offset = static_cast<std::uint32_t>(random() % (max_offset + 1));
  request.per_paper = chance() ? 0 : static_cast<std::uint32_t>(random() % (max_limit + 1));
  request.facets = chance();
  request.facet_values = chance() ? 100 : static_cast<std::uint32_t>(random() % max_limit + 1);
  request.snippets = chance();
  request.explain = chance();
  request.feedback = chance();
  return request;
}

}  // namespace

TEST_CASE("a search reads from its URL as it was printed") {
  std::mt19937 random(20250101);
  for (int i = 0; i < 2000; ++i) {
    const auto request = random_request(random);
    const auto query = print_query(print_search(request));
    ParameterReader parameters(parse_query(query).value());
    CAPTURE(query);
    CHECK(take_search(parameters, facets) == request);
    CHECK(parameters.finish().empty());
  }
  CHECK(print_query(print_search({})).empty());
}

TEST_CASE("values are excluded under either name, and empty ones are told") {
  for (const auto* query : {"dyad!=A-B&dyad!=C-D", "not.dyad=A-B&not.dyad=C-D", "dyad!=A-B&not.dyad=C-D"}) {
    CAPTURE(query);
    ParameterReader reader(parse_query(query).value());
    CHECK(reader.take_filters(facets) == std::vector<FacetFilter>{{"dyad", {}, {"A-B", "C-D"}}});
    CHECK(reader.finish().empty());
  }
  ParameterReader reader(parse_query("facet.not.x=1&not.x=2&dyad=&not.year=").value());
  CHECK(reader.take_filters({"x", "not.x", "dyad", "year"}) ==
        std::vector<FacetFilter>{{"x", {}, {"2"}}, {"not.x", {"1"}, {}}});
  const auto notices = reader.finish();
  REQUIRE(notices.size() == 2);
  CHECK(notices[0].message == "The parameter `dyad` has no value.");
  CHECK(notices[1].parameter == "not.year");
}

TEST_CASE("what is not understood in a URL is said") {
  ParameterReader parameters(
      parse_query("q=a&q=b&limit=many&sort=best&stems=maybe&colour=red&dyad=&year!=2001").value());
  const auto request = take_search(parameters, facets);
  CHECK(request.query == "b");
  CHECK(request.limit == 10);
  CHECK(request.filters == std::vector<FacetFilter>{{"year", {}, {"2001"}}});
  const auto notices = parameters.finish();
  REQUIRE(notices.size() == 6);
  CHECK(notices[0].parameter == "q");
  CHECK(notices[1].parameter == "dyad");
  CHECK(notices[2].hint == "use off or on");
  CHECK(notices[3].hint == "use relevance, year or paper");
  CHECK(notices[4].hint == "use a whole number from 0 to 1000");
  CHECK(notices[5].hint.starts_with("Allowed parameters: q, paper, dyad, year, "));
  CHECK(notices[5].message == "Unknown parameter: `colour`.");
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views/facet_view.hpp"

#include "base/strings.hpp"
#include "base/system/memory_reserve.hpp"
#include "index/mentions_year.hpp"
#include "web/views/wording.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

namespace dossier::web {
namespace {

constexpr std::size_t values_in_sight = 6;
constexpr std::size_t values_listed = 20;
constexpr std::size_t values_whole = 5000;
constexpr std::size_t filter_box_from = 12;
constexpr int most_years = 200;

bool is_of_years(std::string_view facet) { return facet == "year" || facet == mentions_year_facet; }

/// Whether the URL chooses in the facet; references and front matter are left out without it.
bool is_filtered(const PageUrl& url, const std::string& facet) {
  const auto& filters = url.request.filters;
  return std::any_of(filters.begin(), filters.end(), [&facet](const FacetFilter& one) { return one.facet == facet; });
}

View value_view(const FacetCounts& facet, const FacetCounts::Count& count, const PageUrl& url,
                const Catalogue& catalogue) {
  const auto& name = facet.facet;
  const bool excluded = count.excluded && is_filtered(url, name);
  return {{"name", name},
          {"value", count.value},
          {"text", shown_value(name, count.value, catalogue)},
          {"count", with_separators(count.passages)},
          {"checked", count.selected},
          {"excluded", excluded},
          {"exclude_href", (excluded ? url.without(name, count.value) : url.excluding(name, count.value)).text()}};
}

/// The values in the order in which they are shown: as counted, but chosen ones before the others. Years go by year.
/// Values without passages are left out unless the URL (`filtered`) names them.
std::vector<const FacetCounts::Count*> ordered(const FacetCounts& facet, bool filtered) {
  std::vector<const FacetCounts::Count*> values;
  for (const auto& count : facet.counts) {
    if (count.passages > 0 || count.selected || (count.excluded && filtered)) values.push_back(&count);
  }
  if (is_of_years(facet.facet)) {
    std::sort(values.begin(), values.end(), [](const auto* a, const auto* b) { return a->value > b->value; });
  }
  std::stable_partition(values.begin(), values.end(), [](const auto* one) { return one->selected || one->excluded; });
  return values;
}

struct YearCount {
  int year = 0;
  std::uint32_t passages = 0;
};

std::vector<YearCount> years_of(const FacetCounts& facet) {
  std::vector<YearCount> years;
  for (const auto& count : facet.counts) {
    YearCount one{0, count.passages};
    const auto* end = count.value.data() + count.value.size();
    const auto [rest, error] = std::from_chars(count.value.data(), end, one.year);
    if (error == std::errc{} && rest == end) years.push_back(one);
  }
  std::sort(years.begin(), years.end(), [](const auto& a, const auto& b) { return a.year < b.year; });
  return years;
}

std::string decimal(double number) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.2f", number);
  return text.data();
}

/// Bars of a drawing of 100 by 32 units, one a year from the first to the last; false where one year says nothing.
View histogram_of(const FacetCounts& facet) {
  const auto years = years_of(facet);
  if (years.size() < 2 || years.back().year - years.front().year > most_years) return false;
  const auto span = years.back().year - years.front().year + 1;
  const auto most = std::max_element(years.begin(), years.end(), [](const auto& a, const auto& b) {
                      return a.passages < b.passages;
                    })->passages;
  View bars = View::array();
  for (const auto& one : years) {
    if (most == 0) break;
    const double width = 100.0 / span;
    const double height = std::max(1.0, 32.0 * one.passages / most);
    bars.push_back({{"x", decimal((one.year - years.front().year) * width + width * 0.1)},
                    {"y", decimal(32.0 - height)},
                    {"width", decimal(width * 0.8)},
                    {"height", decimal(height)}});
  }
  return {{"bars", bars}, {"first", std::to_string(years.front().year)}, {"last", std::to_string(years.back().year)}};
}

View facet_view(const FacetCounts& facet, const PageUrl& url, bool whole, const Catalogue& catalogue) {
  const auto values = ordered(facet, is_filtered(url, facet.facet));
  if (values.empty()) return View::array();
  // A long list of values with a passage each says nothing at a glance.
  const bool all_single = values.size() > values_listed - 1 && values.front()->passages == 1;
  const std::size_t at_first = all_single ? 0 : values_in_sight;
  const auto total = std::max<std::size_t>(values.size(), facet.distinct);
  const auto listed = std::min(values.size(), whole ? values_whole : values_listed);
  View first = View::array();
  View more = View::array();
  for (std::size_t i = 0; i < listed; ++i) {
    const bool in_sight = i < at_first || values[i]->selected || values[i]->excluded;
    (in_sight ? first : more).push_back(value_view(facet, *values[i], url, catalogue));
  }
  return {{"facet", facet.facet},
          {"facet_title", facet_title(facet.facet)},
          {"values", first},
          {"has_more", !more.empty()},
          {"more", more},
          {"more_text", with_separators(total - first.size()) + (first.empty() ? " values" : " more")},
          {"open", whole},
          {"filter_box", total >= filter_box_from},
          {"histogram", is_of_years(facet.facet) ? histogram_of(facet) : View(false)},
          {"all_href", total > listed && !whole ? View(url.with("all", facet.facet).text()) : View(false)},
          {"all_text", "Show all " + with_separators(total)},
          {"clear_href", is_filtered(url, facet.facet) ? View(url.without(facet.facet).text()) : View(false)}};
}

}  // namespace

View facet_views(const std::vector<FacetCounts>& facets, const PageUrl& url, const std::string& all,
                 const Catalogue& catalogue) {
  View views = View::array();
  for (const auto& facet : facets) {
    memory_reserve::give_up_if_low();
    auto view = facet_view(facet, url, facet.facet == all, catalogue);
    if (!view.empty()) views.push_back(std::move(view));
  }
  return views;
}

View filter_views(const PageUrl& url, const Catalogue& catalogue) {
  View views = View::array();
  for (const auto& filter : url.request.filters) {
    const auto add = [&](const std::string& value, bool without) {
      views.push_back({{"facet_title", facet_title(filter.facet)},
                       {"text", shown_value(filter.facet, value, catalogue)},
                       {"without", without},
                       {"href", url.without(filter.facet, value).text()}});
    };
    for (const auto& value : filter.any_of) add(value, false);
    for (const auto& value : filter.none_of) add(value, true);
  }
  return views;
}

std::string address_of_values(const PageUrl& search, const std::string& understood,
                              const std::vector<std::pair<std::string, std::string>>& values) {
  auto url = search;
  std::string terms;
  for (const auto& [facet, value] : values) {
    const auto& filters = search.request.filters;
    const bool filtered = std::any_of(filters.begin(), filters.end(), [&name = facet](const FacetFilter& one) {
      return one.facet == name && !one.any_of.empty();
    });
    if (filtered) {
      terms += (terms.empty() ? "" : " ") + facet + ":\"" + value + "\"";
    } else {
      url = url.only(facet, value);
    }
  }
  if (terms.empty()) return url.text();
  return url.with_query(understood.empty() ? terms : "(" + understood + ") " + terms).text();
}

std::string address_of_value(const PageUrl& search, const std::string& understood, const std::string& facet,
                             const std::string& value) {
  return address_of_values(search, understood, {{facet, value}});
}

}  // namespace dossier::web

// SPDX-License-Identifier: GPL-3.0-or-later
// Dates: `date` and its parts.
#include "searcher/csl/renderer.hpp"

#include "base/strings.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

namespace dossier::csl {
namespace {

constexpr std::array<std::string_view, 3> part_names{"year", "month", "day"};

std::size_t place_of(std::string_view part) {
  return static_cast<std::size_t>(std::ranges::find(part_names, part) - part_names.begin());
}

std::string two_digits(int number) {
  std::array<char, 16> out{};
  std::snprintf(out.data(), out.size(), "%02d", number);
  return out.data();
}

std::string digits_of(const std::array<int, 3>& date) {
  std::array<char, 40> out{};
  std::snprintf(out.data(), out.size(), "%05d%02d%02d", 10000 + date[0], date[1], date[2]);
  return out.data();
}

/// A localised date's part with what the style says of it.
Element merged(const Element& localised, const Element& date) {
  auto out = localised;
  for (const auto& child : date.children) {
    if (child.name != "date-part" || child["name"] != localised["name"]) continue;
    for (const auto& [name, value] : child.attributes) {
      if (name != "prefix" && name != "suffix") out.attributes.insert_or_assign(name, value);
    }
  }
  return out;
}

bool is_wanted(const Element& date, std::string_view part) {
  const auto& parts = date["date-parts"];
  return parts.empty() || parts.find(part) != std::string::npos;
}

}  // namespace

RichText Renderer::date(const Element& element) {
  asked_ = true;
  const auto found = subject_.item.dates.find(element["variable"]);
  if (found == subject_.item.dates.end() || found->second.empty() || printed_.contains(element["variable"])) return {};
  const auto& date = found->second;
  filled_ = true;
  if (date.parts.empty()) return decorated(element, RichText(date.literal));
  if (subject_.sorting || (element.children.empty() && element["form"].empty())) {
    return RichText(digits_of(date.parts.front()));
  }
  if (!name_scope_.empty()) printed_.insert(element["variable"]);
  std::vector<Element> made;
  const auto* localised = style_.locale().date(element["form"]);
  for (const auto& part : localised == nullptr ? element.children : localised->children) {
    if (localised == nullptr) made.push_back(part);
    if (localised != nullptr && is_wanted(element, part["name"])) made.push_back(merged(part, element));
  }
  std::vector<const Element*> parts;
  for (const auto& part : made) {
    const auto place = place_of(part["name"]);
    if (place < part_names.size() && date.parts.front()[place] != 0) parts.push_back(&part);
  }
  // A delimiter of the locale's date holds where the style gives a form.
  const auto& delimited = localised == nullptr ? element : *localised;
  return decorated(element, date_parts(delimited, parts, date));
}

/// Of a range, the parts from the greatest that differs on come twice.
RichText Renderer::date_parts(const Element& element, const std::vector<const Element*>& parts, const Date& date) {
  const auto& first = date.parts.front();
  const auto& last = date.parts.back();
  std::size_t differing = 0;
  while (differing < first.size() && first[differing] == last[differing]) ++differing;
  const auto& delimiter = element["delimiter"];
  const auto differs = [&](const Element* part) { return place_of((*part)["name"]) >= differing; };
  const auto begin = std::ranges::find_if(parts, differs);
  auto end = parts.end();
  while (end != begin && !differs(*(end - 1))) --end;
  const auto rendered = [&](auto from, auto to, const std::array<int, 3>& of) {
    std::vector<RichText> pieces;
    for (auto part = from; part != to; ++part) pieces.push_back(date_part(**part, of));
    return join(pieces, delimiter);
  };
  if (differing == first.size() || begin == parts.end()) {
    auto out = rendered(parts.begin(), parts.end(), first);
    // A comma that stood before a part that is not there; what belongs to the part itself, as 年, stays.
    const bool localised = element.name == "date" && element.has("form") && element["variable"].empty();
    if (localised && !parts.empty() && (*parts.back())["name"] != element.children.back()["name"]) {
      const auto& suffix = (*parts.back())["suffix"];
      auto plain = out.plain();
      const bool marks = !suffix.empty() && suffix.find_first_not_of(" ,.;:/-") == std::string::npos;
      if (marks && plain.ends_with(suffix)) return RichText(plain.substr(0, plain.size() - suffix.size()));
    }
    return out;
  }
  const auto range = (*begin)->has("range-delimiter") ? (**begin)["range-delimiter"] : std::string("–");
  Element bare = **(end - 1);
  bare.attributes.erase("suffix");
  auto out = rendered(parts.begin(), begin, first);
  out.append(rendered(begin, end - 1, first));
  if (end - 1 != begin && !delimiter.empty()) out.append(delimiter);
  out.append(date_part(bare, first));
  out.append(range);
  out.append(rendered(begin, end, last));
  out.append(rendered(end, parts.end(), last));
  return out;
}

std::string Renderer::year(int value, std::string_view form) {
  constexpr int first_bare_year = 1000;
  const auto& locale = style_.locale();
  auto text = std::to_string(value);
  if (value < 0) text = joined({std::to_string(-value), locale.term("bc")}, " ");
  if (value > 0 && value < first_bare_year) text = joined({text, locale.term("ad")}, " ");
  if (form == "short" && value >= first_bare_year) text = two_digits(value % 100);
  if (style_.places_year_suffix() || suffixed_) return text;
  suffixed_ = true;
  return text + subject_.distinction.year_suffix;
}

RichText Renderer::date_part(const Element& part, const std::array<int, 3>& date) {
  const auto& name = part["name"];
  const auto& form = part["form"];
  const int value = date[place_of(name)];
  if (value == 0) return {};
  if (name == "year") return decorated(part, RichText(year(value, form)));
  const auto& locale = style_.locale();
  auto text = form == "numeric-leading-zeros" ? two_digits(value) : std::to_string(value);
  const bool ordinal = value == 1 || !locale.limits_ordinals();
  if (name == "day" && form == "ordinal" && ordinal) text = locale.ordinal(value);
  if (name == "month" && !form.starts_with("numeric")) {
    constexpr int months = 12;  // behind them come the seasons
    const auto term = value > months ? "season-" + two_digits(value - months) : "month-" + two_digits(value);
    text = locale.term(term, form);
  }
  return decorated(part, RichText(text));
}

}  // namespace dossier::csl

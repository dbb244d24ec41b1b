// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/call/search_url.hpp"

#include "searcher/types/confidence.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace dossier::web {
namespace {

/// Names of parameters that are no facets; a facet of such a name is written `facet.NAME`.
constexpr std::array<std::string_view, 41> reserved{
    "q",          "sort",     "limit",    "offset",   "per-paper", "facet-values", "stems",
    "spelling",   "synonyms", "acronyms", "variants", "facets",    "snippets",     "explain",
    "format",     "feedback", "rows",     "columns",  "passages",  "papers",       "id",
    "facet",      "order",    "words",    "values",   "context",   "prefix",       "text",
    "all",        "part",     "related",  "meaning",  "of",        "notes",        "min-confidence",
    "collocates", "span",     "view",     "same",     "pairs",     "sentences"};

const std::vector<std::string_view> sort_names{"relevance", "year", "paper"};

std::string parameter_of(const std::string& facet) {
  const bool taken = std::find(reserved.begin(), reserved.end(), facet) != reserved.end();
  // A `!` at the end and `not.` would read as "not", and `facet.` as the mark of a facet.
  const bool marked = facet.ends_with('!') || facet.starts_with("facet.") || facet.starts_with("not.");
  return taken || marked ? "facet." + facet : facet;
}

std::string choices(const std::vector<std::string_view>& names) {
  std::string out = "use";
  for (std::size_t i = 0; i < names.size(); ++i) {
    out += i == 0 ? " " : i + 1 == names.size() ? " or " : ", ";
    out += names[i];
  }
  return out;
}

}  // namespace

std::vector<std::string> ParameterReader::take_all(std::string_view name) {
  known_.emplace_back(name);
  std::vector<std::string> values;
  for (auto& [key, value] : parameters_) {
    if (key == name) values.push_back(std::move(value));
  }
  std::erase_if(parameters_, [name](const Parameter& parameter) { return parameter.first == name; });
  return values;
}

std::optional<std::string> ParameterReader::take(std::string_view name) {
  auto values = take_all(name);
  if (values.empty()) return std::nullopt;
  if (values.size() > 1) {
    add_notice(std::string(name), "The parameter `" + std::string(name) + "` appears more than once.", "use it once");
  }
  return std::move(values.back());
}

std::vector<std::string> ParameterReader::take_list(std::string_view name) {
  std::vector<std::string> parts;
  const auto value = take(name).value_or(std::string());
  for (std::string_view rest = value; !rest.empty();) {
    const auto end = std::min(rest.find(','), rest.size());
    if (end > 0) parts.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return parts;
}

std::uint32_t ParameterReader::take_number(std::string_view name, std::uint32_t otherwise, std::uint32_t least,
                                           std::uint32_t most) {
  const auto value = take(name);
  if (!value) return otherwise;
  std::uint32_t number = 0;
  const auto* end = value->data() + value->size();
  const auto [rest, error] = std::from_chars(value->data(), end, number);
  if (error == std::errc{} && rest == end && number >= least && number <= most) return number;
  add_notice(std::string(name), "The parameter `" + std::string(name) + "` is out of range.",
             "use a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  return otherwise;
}

std::size_t ParameterReader::take_choice(std::string_view name, const std::vector<std::string_view>& names,
                                         std::size_t otherwise) {
  const auto value = take(name);
  if (!value) return otherwise;
  const auto found = std::find(names.begin(), names.end(), *value);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  add_notice(std::string(name), "The parameter `" + std::string(name) + "` does not have this value.", choices(names));
  return otherwise;
}

bool ParameterReader::take_switch(std::string_view name, bool otherwise) {
  return take_choice(name, {"off", "on"}, otherwise ? 1 : 0) == 1;
}

std::vector<FacetFilter> ParameterReader::take_filters(const std::vector<std::string>& facets) {
  std::vector<FacetFilter> filters;
  for (const auto& facet : facets) {
    FacetFilter filter{facet, {}, {}};
    const auto append = [this](std::vector<std::string>& to, const std::string& name) {
      for (auto& value : take_all(name)) {
        if (value.empty()) {
          add_notice(name, "The parameter `" + name + "` has no value.", "give it a value, or leave it out");
        } else {
          to.push_back(std::move(value));
        }
      }
    };
    const auto name = parameter_of(facet);
    append(filter.any_of, name);
    append(filter.none_of, name + "!");
    append(filter.none_of, "not." + facet);
    if (name == facet) {
      append(filter.any_of, "facet." + facet);
      append(filter.none_of, "facet." + facet + "!");
    }
    if (!filter.any_of.empty() || !filter.none_of.empty()) filters.push_back(std::move(filter));
  }
  return filters;
}

void ParameterReader::add_notice(std::string parameter, std::string message, std::string hint) {
  notices_.push_back(UrlNotice{std::move(parameter), std::move(message), std::move(hint)});
}

std::vector<UrlNotice> ParameterReader::finish() {
  std::string allowed;
  for (const auto& known : known_) {
    if (known.ends_with('!') || known.starts_with("facet.") || known.starts_with("not.")) continue;
    allowed += (allowed.empty() ? "Allowed parameters: " : ", ") + known;
  }
  if (allowed.empty()) allowed = "No parameters are allowed here.";
  for (const auto& [name, value] : parameters_) {
    add_notice(name, "Unknown parameter: `" + name + "`.", allowed);
  }
  parameters_.clear();
  return std::move(notices_);
}

std::uint32_t ParameterReader::take_confidence(std::string_view name, std::uint32_t otherwise) {
  const auto value = take(name);
  if (!value) return otherwise;
  if (const auto thousandths = read_confidence(*value)) return *thousandths;
  add_notice(std::string(name), "The parameter `" + std::string(name) + "` is out of range.",
             "use a number from 0 to 1, such as 0.75");
  return otherwise;
}

std::optional<bool> ParameterReader::take_notes(const std::optional<bool>& otherwise) {
  constexpr std::size_t unsaid = 2;
  const auto taken = take_choice("notes", {"off", "on"}, unsaid);
  return taken == unsaid ? otherwise : std::optional(taken == 1);
}

SearchRequest take_question(ParameterReader& parameters, const std::vector<std::string>& facets,
                            const SearchRequest& usual) {
  SearchRequest request = usual;
  request.query = parameters.take("q").value_or(usual.query);
  request.filters = parameters.take_filters(facets);
  request.expansion.stems = parameters.take_switch("stems", usual.expansion.stems);
  request.expansion.spelling = parameters.take_switch("spelling", usual.expansion.spelling);
  request.expansion.synonyms = parameters.take_switch("synonyms", usual.expansion.synonyms);
  request.expansion.acronyms = parameters.take_switch("acronyms", usual.expansion.acronyms);
  request.expansion.variants = parameters.take_switch("variants", usual.expansion.variants);
  request.expansion.related = parameters.take_switch("related", usual.expansion.related);
  request.meaning = parameters.take_switch("meaning", usual.meaning);
  request.user_notes = parameters.take_notes(usual.user_notes);
  request.min_confidence = parameters.take_confidence("min-confidence", usual.min_confidence);
  return request;
}

SortOrder take_sort(ParameterReader& parameters, SortOrder usual) {
  return static_cast<SortOrder>(parameters.take_choice("sort", sort_names, static_cast<std::size_t>(usual)));
}

SearchRequest take_search(ParameterReader& parameters, const std::vector<std::string>& facets,
                          const SearchRequest& usual) {
  auto request = take_question(parameters, facets, usual);
  request.sort = take_sort(parameters, usual.sort);
  request.limit = parameters.take_number("limit", usual.limit, 0, max_limit);
  request.offset = parameters.take_number("offset", usual.offset, 0, max_offset);
  request.per_paper = parameters.take_number("per-paper", usual.per_paper, 0, max_limit);
  request.facets = parameters.take_switch("facets", usual.facets);
  request.facet_values = parameters.take_number("facet-values", usual.facet_values, 1, max_limit);
  request.snippets = parameters.take_switch("snippets", usual.snippets);
  request.explain = parameters.take_switch("explain", usual.explain);
  request.feedback = parameters.take_switch("feedback", usual.feedback);
  return request;
}

Parameters print_search(const SearchRequest& request, const SearchRequest& usual) {
  Parameters out;
  const auto add_switch = [&out](const char* name, bool value, bool usual_value) {
    if (value != usual_value) out.emplace_back(name, value ? "on" : "off");
  };
  const auto add_number = [&out](const char* name, std::uint32_t value, std::uint32_t usual_value) {
    if (value != usual_value) out.emplace_back(name, std::to_string(value));
  };
  if (request.query != usual.query) out.emplace_back("q", request.query);
  for (const auto& filter : request.filters) {
    const auto name = parameter_of(filter.facet);
    for (const auto& value : filter.any_of) out.emplace_back(name, value);
    for (const auto& value : filter.none_of) out.emplace_back(name + "!", value);
  }
  add_switch("stems", request.expansion.stems, usual.expansion.stems);
  add_switch("spelling", request.expansion.spelling, usual.expansion.spelling);
  add_switch("synonyms", request.expansion.synonyms, usual.expansion.synonyms);
  add_switch("acronyms", request.expansion.acronyms, usual.expansion.acronyms);
  add_switch("variants", request.expansion.variants, usual.expansion.variants);
  add_switch("related", request.expansion.related, usual.expansion.related);
  add_switch("meaning", request.meaning, usual.meaning);
  if (request.sort != usual.sort) out.emplace_back("sort", sort_names[static_cast<std::size_t>(request.sort)]);
  add_number("limit", request.limit, usual.limit);
  add_number("offset", request.offset, usual.offset);
  add_number("per-paper", request.per_paper, usual.per_paper);
  add_switch("facets", request.facets, usual.facets);
  add_number("facet-values", request.facet_values, usual.facet_values);
  add_switch("snippets", request.snippets, usual.snippets);
  add_switch("explain", request.explain, usual.explain);
  add_switch("feedback", request.feedback, usual.feedback);
  if (request.user_notes && request.user_notes != usual.user_notes) {
    out.emplace_back("notes", *request.user_notes ? "on" : "off");
  }
  if (request.min_confidence != usual.min_confidence) {
    out.emplace_back("min-confidence", confidence_text(request.min_confidence));
  }
  return out;
}

}  // namespace dossier::web

// SPDX-License-Identifier: GPL-3.0-or-later
#include "mcp/arguments.hpp"

#include "base/strings.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace dossier::mcp {
namespace {

constexpr std::size_t most_values = 100;  // of one facet

std::string in_code(std::string_view name) { return "`" + std::string(name) + "`"; }

/// One text or a list of texts; false where it is something else.
bool read_texts(const Json& value, std::vector<std::string>& out) {
  if (value.is_string()) {
    out.push_back(value.get<std::string>());
    return true;
  }
  if (!value.is_array()) return false;
  for (const auto& one : value) {
    if (!one.is_string()) return false;
    out.push_back(one.get<std::string>());
  }
  return true;
}

FacetFilter& filter_on(std::vector<FacetFilter>& filters, const std::string& facet) {
  const auto found = std::ranges::find(filters, facet, &FacetFilter::facet);
  if (found != filters.end()) return *found;
  return filters.emplace_back(FacetFilter{facet, {}, {}});
}

}  // namespace

Json ArgumentReader::take(std::string_view name) {
  known_.emplace_back(name);
  const auto found = arguments_.find(known_.back());
  if (found == arguments_.end()) return nullptr;
  Json value = std::move(*found);
  arguments_.erase(found);
  return value;
}

std::string ArgumentReader::take_text(std::string_view name) {
  const auto value = take(name);
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_null()) add_problem(in_code(name) + " must be text.");
  return {};
}

std::string ArgumentReader::take_needed_text(std::string_view name) {
  const auto before = problems_.size();
  auto text = take_text(name);
  if (text.empty() && problems_.size() == before) add_problem(in_code(name) + " is missing.");
  return text;
}

std::vector<std::string> ArgumentReader::take_texts(std::string_view name, std::size_t most) {
  const auto value = take(name);
  std::vector<std::string> texts;
  if (value.is_null()) return texts;
  if (!read_texts(value, texts)) add_problem(in_code(name) + " must be a list of strings.");
  if (texts.size() > most) {
    add_problem(in_code(name) + " has more than " + std::to_string(most) + " entries: ask in parts.");
  }
  return texts;
}

std::uint32_t ArgumentReader::take_number(std::string_view name, std::uint32_t otherwise, std::uint32_t least,
                                          std::uint32_t most) {
  const auto value = take(name);
  if (value.is_null()) return otherwise;
  // A number that does not fit is no unsigned one of 64 bits, or is greater than `most`.
  if (value.is_number_unsigned() && value.get<std::uint64_t>() >= least && value.get<std::uint64_t>() <= most) {
    return value.get<std::uint32_t>();
  }
  add_problem(in_code(name) + " must be a whole number from " + std::to_string(least) + " to " + std::to_string(most) +
              ".");
  return otherwise;
}

bool ArgumentReader::take_switch(std::string_view name, bool otherwise) {
  return take_switch(name).value_or(otherwise);
}

std::optional<bool> ArgumentReader::take_switch(std::string_view name) {
  const auto value = take(name);
  if (value.is_boolean()) return value.get<bool>();
  if (!value.is_null()) add_problem(in_code(name) + " must be true or false.");
  return std::nullopt;
}

std::uint32_t ArgumentReader::take_share(std::string_view name) {
  const auto value = take(name);
  if (value.is_null()) return 0;
  const double share = value.is_number() ? value.get<double>() : -1;
  if (share >= 0 && share <= 1) return static_cast<std::uint32_t>(std::lround(share * 1000));
  add_problem(in_code(name) + " must be a number from 0 to 1, such as 0.75.");
  return 0;
}

std::string ArgumentReader::take_choice(std::string_view name, const std::vector<std::string_view>& choices) {
  const auto value = take(name);
  if (value.is_null()) return std::string(choices.front());
  if (value.is_string() && std::ranges::find(choices, value.get<std::string>()) != choices.end()) {
    return value.get<std::string>();
  }
  const std::vector<std::string> names(choices.begin(), choices.end());
  add_problem(in_code(name) + " must be one of " + joined(names, ", ") + ".");
  return std::string(choices.front());
}

std::vector<FacetFilter> ArgumentReader::take_filters(const std::vector<std::string>& facets) {
  std::vector<FacetFilter> filters;
  for (const std::string_view name : {"filters", "exclude"}) {
    const auto value = take(name);
    if (value.is_null()) continue;
    if (!value.is_object()) {
      add_problem(in_code(name) + " must be an object of facets and values, such as {\"year\": [\"2019\"]}.");
      continue;
    }
    for (const auto& [facet, given] : value.items()) {
      if (std::ranges::find(facets, facet) == facets.end()) {
        add_problem("There is no facet " + in_code(facet) + "; the facets are " + joined(facets, ", ") + ".");
        continue;
      }
      auto& filter = filter_on(filters, facet);
      auto& values = name == "filters" ? filter.any_of : filter.none_of;
      if (!read_texts(given, values)) add_problem("The values of the facet " + in_code(facet) + " must be strings.");
      if (values.size() > most_values) add_problem("The facet " + in_code(facet) + " has too many values.");
    }
  }
  return filters;
}

Result<void> ArgumentReader::finish() {
  for (const auto& [name, value] : arguments_.items()) add_problem("There is no argument " + in_code(name) + ".");
  if (problems_.empty()) return {};
  return Error{ErrorCode::Usage, joined(problems_, " "), "The arguments are " + joined(known_, ", ") + "."};
}

SearchRequest take_question(ArgumentReader& arguments, const std::vector<std::string>& facets) {
  SearchRequest request;
  request.query = arguments.take_text("query");
  request.filters = arguments.take_filters(facets);
  if (arguments.take_switch("exact", false)) {
    auto& expansion = request.expansion;
    expansion.stems = expansion.spelling = expansion.synonyms = expansion.acronyms = expansion.variants = false;
    expansion.related = request.meaning = false;
  }
  request.min_confidence = arguments.take_share("min_confidence");
  request.user_notes = arguments.take_switch("notes");
  return request;
}

}  // namespace dossier::mcp

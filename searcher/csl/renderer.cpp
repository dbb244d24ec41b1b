// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/csl/renderer.hpp"

#include "searcher/csl/numbers.hpp"
#include "searcher/csl/text_case.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dossier::csl {
namespace {

constexpr int deepest = 120;  // elements inside each other
// Of one rendering; a style that comes to more is refused when it is read.
constexpr std::size_t most_elements = 20'000;
constexpr std::size_t most_bytes = 4U << 20U;  // of all elements, each with those inside it

/// Whether a condition on the position holds: each position is also those that it is a kind of.
bool stands_at(Cite::Position position, std::string_view asked) {
  using Position = Cite::Position;
  if (asked == "first") return position == Position::First;
  if (asked == "subsequent") return position != Position::First;
  if (asked == "ibid") return position == Position::Ibid || position == Position::IbidWithLocator;
  return asked == "ibid-with-locator" && position == Position::IbidWithLocator;
}

bool is_english(const Item& item) {
  const auto language = item.texts.find("language");
  return language == item.texts.end() || language->second.empty() || language->second.starts_with("en");
}

}  // namespace

std::uint8_t face_of(const Element& element) {
  std::uint8_t face = 0;
  const auto& slant = element["font-style"];
  if (slant == "italic" || slant == "oblique") face |= italic;
  if (element["font-weight"] == "bold") face |= bold;
  if (element["font-variant"] == "small-caps") face |= small_caps;
  if (element["text-decoration"] == "underline") face |= underlined;
  if (element["vertical-align"] == "sup") face |= raised;
  if (element["vertical-align"] == "sub") face |= lowered_text;
  return face;
}

RichText Renderer::children(const Element& parent) {
  RichText out;
  for (const auto& child : parent.children) out.append(element(child));
  return out;
}

RichText Renderer::element(const Element& element) {
  if (depth_ >= deepest || elements_ >= most_elements || bytes_ >= most_bytes) return {};
  ++elements_;
  ++depth_;
  RichText out;
  if (element.name == "text") out = text(element);
  if (element.name == "number") out = number(element);
  if (element.name == "label") out = label(element);
  if (element.name == "group") out = group(element, element.children, element["delimiter"]);
  if (element.name == "choose") out = choose(element);
  if (element.name == "date") out = date(element);
  if (element.name == "names") out = names(element);
  --depth_;
  for (const auto& run : out.runs()) bytes_ += run.text.size();
  return out;
}

RichText Renderer::decorated(const Element& element, RichText content) const {
  if (content.empty()) return content;
  if (element["strip-periods"] == "true") {
    content.change([](std::string text) {
      std::erase(text, '.');
      return text;
    });
    if (content.empty()) return content;
  }
  if (const auto& text_case = element["text-case"]; !text_case.empty()) {
    const bool english = is_english(subject_.item) && style_.locale().language.starts_with("en");
    const bool first_only = text_case == "capitalize-first" || text_case == "sentence";
    bool first = true;
    content.change(
        [&](const std::string& text) {
          const bool change = first || !first_only;
          first = false;
          return change ? with_case(text_case, text, english) : text;
        },
        text_case == "title" ? case_kept | raised | lowered_text | small_caps : case_kept);
  }
  if (element["quotes"] == "true") {
    content.change(with_inner_quotes);
    RichText quoted(style_.locale().term("open-quote"));
    quoted.append(content);
    quoted.append(style_.locale().term("close-quote"));
    content = std::move(quoted);
  }
  content.add_face(face_of(element));
  if (!element.has("prefix") && !element.has("suffix")) return content;
  RichText out(curled(element["prefix"]));
  out.append(content);
  out.append(curled(element["suffix"]));
  return out;
}

std::string Renderer::value_of(std::string_view name) {
  // A letter behind the year, which most works have not, does not decide whether a group is printed: `n.d.` stays.
  asked_ = asked_ || name != "year-suffix";
  std::string value;
  const auto* cite = subject_.cite;
  if (name == "locator") {
    if (cite != nullptr) value = cite->locator;
  } else if (name == "citation-number") {
    if (subject_.number > 0) value = std::to_string(subject_.number);
  } else if (name == "year-suffix") {
    value = subject_.distinction.year_suffix;
  } else if (name == "page-first") {
    const auto page = subject_.item.texts.find("page");
    if (page != subject_.item.texts.end()) value = page->second.substr(0, page->second.find_first_of("-–, &"));
  } else if (!printed_.contains(name)) {
    const auto found = subject_.item.texts.find(name);
    if (found != subject_.item.texts.end()) value = found->second;
  }
  filled_ = filled_ || !value.empty();
  return value;
}

RichText Renderer::variable(const Element& element, const std::string& name) {
  std::string value;
  if (element["form"] == "short") {
    value = value_of(name + "-short");
    if (value.empty() && name == "container-title") value = value_of("journalAbbreviation");
  }
  if (value.empty()) value = value_of(name);
  if (value.empty()) return {};
  const auto& format = style_.root()["page-range-format"];
  if (name == "page" || (name == "locator" && subject_.cite != nullptr && subject_.cite->label == "page")) {
    return RichText(formed_pages(value, format, style_.locale()));
  }
  if (name == "locator") return RichText(formed_pages(value, {}, style_.locale()));
  if (name == "number" || name == "citation-number" || name == "URL" || name == "DOI") return RichText(value);
  return with_markup(curled(value));
}

RichText Renderer::text(const Element& element) {
  if (element.has("variable")) {
    const auto& name = element["variable"];
    auto content = variable(element, name);
    if (!content.empty() && !name_scope_.empty()) printed_.insert(name);
    return decorated(element, std::move(content));
  }
  if (element.has("macro")) {
    const auto* macro = style_.macro(element["macro"]);
    return macro == nullptr ? RichText() : group(element, macro->children, {});
  }
  if (element.has("term")) {
    return decorated(element,
                     RichText(style_.locale().term(element["term"], element["form"], element["plural"] == "true")));
  }
  return decorated(element, RichText(curled(element["value"])));
}

RichText Renderer::number(const Element& element) {
  const auto value = value_of(element["variable"]);
  return decorated(element, RichText(formed_number(value, element["form"], style_.locale())));
}

RichText Renderer::label(const Element& element) {
  const auto& name = element["variable"];
  const auto value = value_of(name);
  if (value.empty()) return {};
  const auto term = name == "locator" ? subject_.cite->label : name;
  bool plural = is_several(value);
  if (name.starts_with("number-of-")) plural = value != "1" && is_numeric(value);
  if (element["plural"] == "always") plural = true;
  if (element["plural"] == "never") plural = false;
  return decorated(element, RichText(style_.locale().term(term, element["form"], plural)));
}

/// Nothing where it asks for variables and none of them has a value.
RichText Renderer::group(const Element& element, const std::vector<Element>& members, std::string_view delimiter) {
  const bool asked = std::exchange(asked_, false);
  const bool filled = std::exchange(filled_, false);
  std::vector<RichText> pieces;
  for (const auto& child : members) pieces.push_back(this->element(child));
  const bool empty = asked_ && !filled_;
  asked_ = asked || asked_;
  filled_ = filled || filled_;
  return empty ? RichText() : decorated(element, join(pieces, delimiter));
}

RichText Renderer::choose(const Element& element) {
  for (const auto& branch : element.children) {
    const bool taken = branch.name == "else" || ((branch.name == "if" || branch.name == "else-if") && holds(branch));
    if (!taken) continue;
    // The branch is as a group without marks: what it does not print was not asked for.
    return join({children(branch)}, {});
  }
  return {};
}

bool Renderer::has_value(std::string_view name) {
  const auto& item = subject_.item;
  if (const auto people = item.names.find(name); people != item.names.end())
    return !people->second.empty() && !printed_.contains(name);
  if (const auto date = item.dates.find(name); date != item.dates.end()) return !date->second.empty();
  const bool asked = asked_;
  const bool filled = filled_;
  const bool there = !value_of(name).empty();
  asked_ = asked;
  filled_ = filled;
  return there;
}

bool Renderer::holds(const Element& condition) {
  const auto& match = condition["match"];
  std::size_t all = 0;
  std::size_t held = 0;
  const auto test = [&](std::string_view attribute, const auto& is_true) {
    for (const auto& word : words_of(condition[attribute])) {
      ++all;
      if (is_true(word)) ++held;
    }
  };
  test("type", [&](const std::string& type) { return subject_.item.type == type; });
  test("variable", [&](const std::string& name) { return has_value(name); });
  test("is-numeric", [&](const std::string& name) { return has_value(name) && is_numeric(value_of(name)); });
  test("is-uncertain-date", [&](const std::string& name) {
    const auto date = subject_.item.dates.find(name);
    return date != subject_.item.dates.end() && date->second.circa;
  });
  test("locator", [&](const std::string& name) {
    return subject_.cite != nullptr && !subject_.cite->locator.empty() && subject_.cite->label == name;
  });
  test("position", [&](const std::string& position) {
    return subject_.cite != nullptr && stands_at(subject_.cite->position, position);
  });
  test("disambiguate", [&](const std::string& value) { return subject_.distinction.condition == (value == "true"); });
  if (match == "any") return held > 0;
  return match == "none" ? held == 0 : held == all;
}

std::string Renderer::sort_key(std::string_view name) {
  const auto& item = subject_.item;
  if (const auto people = item.names.find(name); people != item.names.end()) {
    NameOptions options;
    options.as_sort_order = "all";
    options.demote = style_.root()["demote-non-dropping-particle"];
    return name_list(people->second, options).plain();
  }
  if (const auto date = item.dates.find(name); date != item.dates.end()) {
    Element whole;
    whole.attributes.emplace("variable", name);
    return this->date(whole).plain();
  }
  const auto value = with_markup(value_of(name)).plain();
  // Numbers by their value.
  const bool digits = !value.empty() && std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
  constexpr std::size_t width = 12;
  return digits && value.size() < width ? std::string(width - value.size(), '0') + value : value;
}

}  // namespace dossier::csl

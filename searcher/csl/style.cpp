// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/csl/style.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace dossier::csl {
namespace {

Error no_style(const std::string& what) {
  return {ErrorCode::BadData, "the style cannot be used: " + what,
          "take a style in CSL 1.0, such as those of github.com/citation-style-language/styles"};
}

bool asks_for(const Element& element, std::string_view variable) {
  if (element.name == "text" && element["variable"] == variable) return true;
  return std::ranges::any_of(element.children, [&](const Element& child) { return asks_for(child, variable); });
}

/// How much a section of a style comes to when its macros stand in place of their calls. The largest of the known
/// styles come to 4,600 elements, 72 inside each other, and attributes of 350 bytes.
class Expansion {
 public:
  explicit Expansion(const Style& style) : style_(style) {}

  /// What is wrong with a section; empty where it can be rendered.
  std::string_view fault(const Element& section) {
    measure(section, 0);
    return fault_;
  }

 private:
  static constexpr std::size_t most_elements = 20'000;
  static constexpr std::size_t deepest = 120;
  static constexpr std::size_t longest_attribute = 4'000;

  struct Extent {
    std::size_t elements = 0;  ///< at most so many are rendered: of a choice, the largest branch
    std::size_t height = 0;
    bool open = true;  ///< being measured
  };

  Extent measure(const Element& element, std::size_t depth) {
    if (depth > deepest) fault_ = "its macros nest too deep";
    for (const auto& [name, value] : element.attributes) {
      if (value.size() > longest_attribute) fault_ = "an attribute of it is too long";
    }
    Extent all;
    std::size_t largest = 0;
    for (const auto& child : element.children) {
      if (!fault_.empty()) return {};
      const auto one = measure(child, depth + 1);
      largest = std::max(largest, one.elements);
      all.elements += element.name == "choose" ? 1 : one.elements;
      all.height = std::max(all.height, one.height);
    }
    if (element.name == "choose") all.elements += largest;
    const auto* macro = element.has("macro") ? style_.macro(element["macro"]) : nullptr;
    if (macro != nullptr && fault_.empty()) {
      const auto one = measure_macro(*macro, depth + 1);
      all.elements += one.elements;
      all.height = std::max(all.height, one.height);
    }
    ++all.elements;
    ++all.height;
    if (fault_.empty() && all.elements > most_elements) fault_ = "its macros come to too much text";
    if (fault_.empty() && depth + all.height > deepest) fault_ = "its macros nest too deep";
    return all;
  }

  Extent measure_macro(const Element& macro, std::size_t depth) {
    if (const auto known = measured_.find(&macro); known != measured_.end()) {
      if (known->second.open) fault_ = "its macros call each other in a circle";
      return known->second;
    }
    measured_.emplace(&macro, Extent());
    auto extent = measure(macro, depth);
    extent.open = false;
    measured_.insert_or_assign(&macro, extent);
    return extent;
  }

  const Style& style_;
  std::map<const Element*, Extent> measured_;
  std::string_view fault_;
};

std::string_view primary(std::string_view language) { return language.substr(0, language.find('-')); }

}  // namespace

std::string Style::language_of(std::string_view xml) {
  const auto root = parse_xml(xml);
  return root ? (*root)["default-locale"] : std::string();
}

std::string Style::parent_of(std::string_view xml) {
  const auto root = parse_xml(xml);
  const auto* info = root ? root->child("info") : nullptr;
  if (info == nullptr || root->child("citation") != nullptr) return {};
  for (const auto& link : info->children) {
    if (link.name == "link" && link["rel"] == "independent-parent")
      return link["href"].substr(link["href"].rfind('/') + 1);
  }
  return {};
}

/// Its terms: those of a locale's file where there is one, then its own. False where the file is not a locale.
bool Style::take_words(std::string_view locale) {
  if (!locale.empty()) {
    const auto words = parse_xml(locale);
    if (!words || words->name != "locale") return false;
    locale_.merge(*words);
    locale_.language = root_["default-locale"];
  }
  const auto& used = locale_.language;
  for (const auto wanted : {std::string_view(), primary(used), std::string_view(used)}) {
    for (const auto& child : root_.children) {
      if (child.name == "locale" && child["xml:lang"] == wanted) locale_.merge(child);
    }
  }
  return true;
}

Result<Style> Style::parse(std::string_view xml, std::string_view locale) {
  auto root = parse_xml(xml);
  if (!root) return no_style(root.error().message);
  if (root->name != "style") return no_style("it is not a CSL style");
  Style style;
  style.root_ = std::move(*root);
  if (!style.root_["version"].starts_with("1.")) return no_style("it is not of version 1 of CSL");
  const auto* citation = style.root_.child("citation");
  if (citation == nullptr || citation->child("layout") == nullptr) return no_style("it has no layout of citations");
  const auto* bibliography = style.root_.child("bibliography");
  if (bibliography != nullptr && bibliography->child("layout") == nullptr) {
    return no_style("it has no layout of its bibliography");
  }
  if (const auto* info = style.root_.child("info"); info != nullptr && info->child("title") != nullptr) {
    style.title_ = info->child("title")->text;
  }
  if (!style.take_words(locale)) return no_style("its locale file is not a CSL locale");
  for (std::size_t i = 0; i < style.root_.children.size(); ++i) {
    const auto& child = style.root_.children[i];
    if (child.name == "macro") style.macros_.emplace(child["name"], i);
  }
  Expansion expansion(style);
  for (const auto* section : {citation, bibliography}) {
    const auto fault = section == nullptr ? std::string_view() : expansion.fault(*section);
    if (!fault.empty()) return no_style(std::string(fault));
  }
  style.places_year_suffix_ = asks_for(style.root_, "year-suffix");
  return style;
}

const Element* Style::macro(std::string_view name) const {
  const auto found = macros_.find(name);
  return found == macros_.end() ? nullptr : &root_.children[found->second];
}

}  // namespace dossier::csl

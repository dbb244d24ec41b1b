// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/csl/style.hpp"

#include <algorithm>
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

Result<Style> Style::parse(std::string_view xml, std::string_view locale) {
  auto root = parse_xml(xml);
  if (!root) return no_style(root.error().message);
  if (root->name != "style") return no_style("it is no CSL style");
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
  const auto& language = style.root_["default-locale"];
  if (!locale.empty()) {
    const auto words = parse_xml(locale);
    if (!words || words->name != "locale") return no_style("the file of its locale is none");
    style.locale_.merge(*words);
    style.locale_.language = language;
  }
  const auto& used = style.locale_.language;
  for (const auto wanted : {std::string_view(), primary(used), std::string_view(used)}) {
    for (const auto& child : style.root_.children) {
      if (child.name == "locale" && child["xml:lang"] == wanted) style.locale_.merge(child);
    }
  }
  for (std::size_t i = 0; i < style.root_.children.size(); ++i) {
    const auto& child = style.root_.children[i];
    if (child.name == "macro") style.macros_.emplace(child["name"], i);
  }
  style.places_year_suffix_ = asks_for(style.root_, "year-suffix");
  return style;
}

const Element* Style::macro(std::string_view name) const {
  const auto found = macros_.find(name);
  return found == macros_.end() ? nullptr : &root_.children[found->second];
}

}  // namespace dossier::csl

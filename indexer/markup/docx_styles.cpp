// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/markup/docx_styles.hpp"

#include "base/strings.hpp"
#include "indexer/markup/xml_tree.hpp"

#include <charconv>

namespace dossier::reading::docx {
namespace {

int number_of(std::string_view text, int otherwise) {
  int number = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string_view value_of(const pugi::xml_node& node, std::string_view name) {
  return xml::attribute(xml::child(node, name), "val");
}

}  // namespace

Styles::Styles(const pugi::xml_node& styles, const pugi::xml_node& numbering) {
  xml::each(styles, "style", [&](const pugi::xml_node& node) { read_style(node); });
  xml::each(numbering, "abstractNum", [&](const pugi::xml_node& node) {
    auto& formats = formats_[std::string(xml::attribute(node, "abstractNumId"))];
    xml::each(node, "lvl", [&](const pugi::xml_node& level) {
      formats[number_of(xml::attribute(level, "ilvl"), 0)] = value_of(level, "numFmt");
    });
  });
  xml::each(numbering, "num", [&](const pugi::xml_node& node) {
    abstract_of_[std::string(xml::attribute(node, "numId"))] = value_of(node, "abstractNumId");
  });
}

void Styles::read_style(const pugi::xml_node& node) {
  auto& raw = styles_[std::string(xml::attribute(node, "styleId"))];
  raw.name = lowered(value_of(node, "name"));
  raw.based_on = value_of(node, "basedOn");
  const auto paragraph = xml::child(node, "pPr");
  const auto outline = value_of(paragraph, "outlineLvl");
  if (!outline.empty()) {
    const int level = number_of(outline, 9) + 1;
    if (level <= 6) raw.style.level = level;
  }
  // Whatever language the program speaks, it keeps these names.
  if (raw.name.starts_with("heading ")) raw.style.level = number_of(raw.name.substr(8), 0);
  raw.style.title = raw.name == "title";
  const auto list = xml::child(paragraph, "numPr");
  raw.style.numbering = value_of(list, "numId");
  raw.style.list_level = number_of(value_of(list, "ilvl"), 0);
  const auto bold = xml::child(xml::child(node, "rPr"), "b");
  raw.style.bold = bold && xml::attribute(bold, "val") != "0" && xml::attribute(bold, "val") != "false";
}

Style Styles::of(std::string_view style_id) const {
  Style style;
  std::string id(style_id);
  constexpr int most_steps = 20;  // a style may be based on itself
  for (int step = 0; step < most_steps && !id.empty(); ++step) {
    const auto found = styles_.find(id);
    if (found == styles_.end()) {
      // Some programs leave the styles out and keep their names.
      const auto name = lowered(id);
      if (style.level == 0 && name.starts_with("heading")) style.level = number_of(std::string_view(name).substr(7), 0);
      style.title = style.title || name == "title";
      break;
    }
    const auto& raw = found->second;
    if (style.level == 0) style.level = raw.style.level;
    if (style.numbering.empty()) {
      style.numbering = raw.style.numbering;
      style.list_level = raw.style.list_level;
    }
    style.bold = style.bold || raw.style.bold;
    style.title = style.title || raw.style.title;
    id = raw.based_on;
  }
  return style;
}

std::string Styles::next_marker(const std::string& numbering, int level) {
  const auto abstract = abstract_of_.find(numbering);
  const auto formats = abstract == abstract_of_.end() ? formats_.end() : formats_.find(abstract->second);
  auto& numbers = next_number_[numbering];
  numbers.erase(numbers.upper_bound(level), numbers.end());
  const auto number = ++numbers[level];
  if (formats == formats_.end()) return {};
  const auto format = formats->second.find(level);
  const auto& name = format == formats->second.end() ? std::string() : format->second;
  if (name == "bullet" || name == "none" || name.empty()) return {};
  if (name == "lowerLetter" && number <= 26) return {static_cast<char>('a' + number - 1), ')'};
  return std::to_string(number) + ".";
}

}  // namespace dossier::reading::docx

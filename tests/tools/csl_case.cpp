// SPDX-License-Identifier: GPL-3.0-or-later
// Renders cases of the test suite of CSL's processors: a style, works and citations as JSON in, HTML out. Reads lines
// of JSON, {"style": …, "items": […], "citations": [[…]], "bibliography": bool}, and answers each with a line: a JSON
// string.
#include "searcher/csl/processor.hpp"

#include <algorithm>
#include <array>
#include <iostream>
#include <nlohmann/json.hpp>

namespace {

using Json = nlohmann::ordered_json;
using namespace dossier::csl;

std::string text_of(const Json& json, const char* name) {
  const auto found = json.find(name);
  if (found == json.end()) return {};
  return found->is_string() ? found->get<std::string>() : found->is_number() ? found->dump() : std::string();
}

Name name_of(const Json& json) {
  Name name{text_of(json, "family"),
            text_of(json, "given"),
            text_of(json, "dropping-particle"),
            text_of(json, "non-dropping-particle"),
            text_of(json, "suffix"),
            text_of(json, "literal")};
  name.comma_suffix = json.contains("comma-suffix");
  return name;
}

Date date_of(const Json& json) {
  Date date;
  date.literal = text_of(json, "literal").empty() ? text_of(json, "raw") : text_of(json, "literal");
  date.circa = json.contains("circa");
  for (const auto& parts : json.value("date-parts", Json::array())) {
    std::array<int, 3> one{};
    for (std::size_t i = 0; i < one.size() && i < parts.size(); ++i) {
      one[i] = parts[i].is_string() ? std::atoi(parts[i].get<std::string>().c_str()) : parts[i].get<int>();
    }
    date.parts.push_back(one);
  }
  return date;
}

Item item_of(const Json& json) {
  Item item;
  item.id = text_of(json, "id");
  item.type = text_of(json, "type");
  for (const auto& [key, value] : json.items()) {
    if (value.is_array()) {
      for (const auto& name : value) {
        if (name.is_object()) item.names[key].push_back(name_of(name));
      }
    } else if (value.is_object()) {
      item.dates.emplace(key, date_of(value));
    } else if (key != "id" && key != "type") {
      item.texts.emplace(key, text_of(json, key.c_str()));
    }
  }
  return item;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '&' ? "&#38;" : c == '<' ? "&#60;" : c == '>' ? "&#62;" : std::string(1, c);
  return out;
}

std::string html(const RichText& text) {
  struct Tag {
    int face;
    std::string_view open, close;
  };
  constexpr std::array<Tag, 6> tags{{{small_caps, "<span style=\"font-variant:small-caps;\">", "</span>"},
                                     {raised, "<sup>", "</sup>"},
                                     {lowered_text, "<sub>", "</sub>"},
                                     {underlined, "<span style=\"text-decoration:underline;\">", "</span>"},
                                     {bold, "<b>", "</b>"},
                                     {italic, "<i>", "</i>"}}};
  std::string out;
  for (const auto& run : text.runs()) {
    auto words = escaped(run.text);
    for (const auto& tag : tags) {
      if ((run.face & tag.face) != 0) words = std::string(tag.open) + words + std::string(tag.close);
    }
    out += words;
  }
  return out;
}

std::string answer(const Json& given) {
  auto style = Style::parse(text_of(given, "style"));
  if (!style) return "error: " + style.error().message;
  std::vector<Item> items;
  for (const auto& item : given["items"]) items.push_back(item_of(item));
  const Processor processor(std::make_shared<const Style>(std::move(*style)), std::move(items));
  std::string out;
  if (given["bibliography"].get<bool>()) {
    for (const auto& [id, text] : processor.bibliography())
      out += "  <div class=\"csl-entry\">" + html(text) + "</div>\n";
    return "<div class=\"csl-bib-body\">\n" + out + "</div>";
  }
  for (const auto& cites : given["citations"]) {
    std::vector<Cite> list;
    for (const auto& one : cites) {
      Cite cite{text_of(one, "id"),     text_of(one, "locator"), "page",
                text_of(one, "prefix"), text_of(one, "suffix"),  {}};
      if (one.contains("label")) cite.label = text_of(one, "label");
      cite.position = static_cast<Cite::Position>(std::clamp(one.value("position", 0), 0, 3));
      list.push_back(std::move(cite));
    }
    out += (out.empty() ? "" : "\n") + html(processor.citation(list));
  }
  return out;
}

}  // namespace

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    std::cout << Json(answer(Json::parse(line))).dump(-1, ' ', false, Json::error_handler_t::replace) << std::endl;
  }
  return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/markup/xml_article.hpp"

#include "base/strings.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>

namespace dossier::reading {
namespace {

using Node = pugi::xml_node;

bool is_text(const Node& node) { return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata; }

bool holds_words(const Node& node) {
  const auto parts = node.children();
  return std::any_of(parts.begin(), parts.end(),
                     [](const Node& part) { return is_text(part) && !trim(part.value()).empty(); });
}

}  // namespace

void XmlArticle::title_page() {
  writer_.text(read_.paper.title);
  writer_.heading(1);
  writer_.text(joined(read_.paper.authors, ", "));
  writer_.paragraph();
}

void XmlArticle::keywords() {
  if (read_.paper.keywords.empty()) return;
  writer_.text("Keywords: " + joined(read_.paper.keywords, ", "));
  writer_.paragraph();
}

void XmlArticle::children(const Node& parent, int level) {
  for (const auto& node : parent.children()) {
    if (node.type() == pugi::node_element) block(node, level);
  }
  writer_.paragraph();
}

void XmlArticle::other_block(const Node& node, int level) {
  writer_.paragraph();
  if (holds_words(node)) return paragraph(node, level);
  children(node, level);
}

void XmlArticle::paragraph(const Node& node, int level) {
  for (const auto& part : node.children()) {
    if (part.type() == pugi::node_element && is_block(xml::local_name(part))) {
      writer_.paragraph();
      block(part, level);
    } else {
      inline_part(part, false);
    }
  }
  writer_.paragraph();
}

void XmlArticle::inline_part(const Node& part, bool bold) {
  if (is_text(part)) return writer_.text(part.value(), bold);
  if (part.type() == pugi::node_element) inline_element(part, bold);
}

void XmlArticle::inline_text(const Node& node, bool bold) {
  for (const auto& part : node.children()) inline_part(part, bold);
}

std::string XmlArticle::text_of(const Node& node) {
  inline_text(node);
  return writer_.take_text();
}

std::uint32_t number_in(std::string_view mark) {
  std::uint32_t number = 0;
  for (const char c : mark) {
    if (is_digit(c) && number < 1000) number = number * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return number < 1000 ? number : 0;
}

}  // namespace dossier::reading

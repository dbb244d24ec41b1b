// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/markup/html_nodes.hpp"

#include "base/strings.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace dossier::reading::html {
namespace {

/// Calls `take(node, depth)` for each node below, in the order of the page; no deeper where it says false.
template <class Take>
void walk(const GumboNode& root, Take take) {
  std::vector<std::pair<const GumboNode*, int>> open{{&root, 0}};
  while (!open.empty()) {
    const auto [node, depth] = open.back();
    open.pop_back();
    if (!take(*node, depth)) continue;
    if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_DOCUMENT) continue;
    const auto& children = node->type == GUMBO_NODE_ELEMENT ? node->v.element.children : node->v.document.children;
    for (unsigned i = children.length; i-- > 0;) {
      open.emplace_back(static_cast<const GumboNode*>(children.data[i]), depth + 1);
    }
  }
}

bool is_text(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA || node.type == GUMBO_NODE_WHITESPACE;
}

std::size_t text_size(const GumboNode& node) {
  std::size_t size = 0;
  walk(node, [&](const GumboNode& one, int) {
    if (is_element(one, GUMBO_TAG_SCRIPT) || is_element(one, GUMBO_TAG_STYLE)) return false;
    if (one.type == GUMBO_NODE_TEXT) size += trim(one.v.text.text).size();
    return true;
  });
  return size;
}

/// A list or a block of short links, as menus are.
bool is_link_list(const GumboNode& node) {
  constexpr std::size_t longest_link = 40;  // bytes, on the average
  std::size_t links = 0;
  std::size_t linked = 0;
  walk(node, [&](const GumboNode& one, int) {
    if (!is_element(one, GUMBO_TAG_A)) return true;
    ++links;
    linked += text_size(one);
    return false;
  });
  return links >= 3 && linked * 10 > text_size(node) * 8 && linked < links * longest_link;
}

}  // namespace

bool is_element(const GumboNode& node, GumboTag tag) {
  return node.type == GUMBO_NODE_ELEMENT && node.v.element.tag == tag;
}

std::string_view attribute(const GumboNode& node, const char* name) {
  if (node.type != GUMBO_NODE_ELEMENT) return {};
  const auto* found = gumbo_get_attribute(&node.v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool has_attribute(const GumboNode& node, const char* name) {
  return node.type == GUMBO_NODE_ELEMENT && gumbo_get_attribute(&node.v.element.attributes, name) != nullptr;
}

bool is_called(const GumboNode& node, std::string_view name) {
  for (const auto* from : {"class", "id", "role", "epub:type"}) {
    auto words = attribute(node, from);
    while (!(words = trim(words)).empty()) {
      const auto word = first_token(words);
      words.remove_prefix(word.size());
      if (word.size() < name.size() || !same_letters(word.substr(0, name.size()), name)) continue;
      const auto rest = word.substr(name.size());
      if (rest.empty() || rest.front() == '-' || rest.front() == '_') return true;
    }
  }
  return false;
}

std::string text_of(const GumboNode& node) {
  std::string text;
  walk(node, [&](const GumboNode& one, int) {
    if (is_text(one)) text += one.v.text.text;
    if (is_element(one, GUMBO_TAG_BR)) text += ' ';
    return !is_element(one, GUMBO_TAG_SCRIPT) && !is_element(one, GUMBO_TAG_STYLE);
  });
  return text;
}

const GumboNode& main_content(const GumboNode& root) {
  const GumboNode* body = &root;
  const GumboNode* best = nullptr;
  std::size_t best_size = 0;
  walk(root, [&](const GumboNode& node, int) {
    if (is_element(node, GUMBO_TAG_BODY)) body = &node;
    const bool main = is_element(node, GUMBO_TAG_MAIN) || is_element(node, GUMBO_TAG_ARTICLE) ||
                      attribute(node, "role") == "main" || attribute(node, "itemprop") == "articleBody" ||
                      attribute(node, "id") == "mw-content-text" || attribute(node, "id") == "main-content";
    if (!main) return true;
    const auto size = text_size(node);
    if (size > best_size) {
      best = &node;
      best_size = size;
    }
    return !is_element(node, GUMBO_TAG_MAIN) || best != &node;
  });
  // Several articles of like size are a list of them; one that is small is a teaser.
  return best != nullptr && best_size * 2 > text_size(*body) ? *best : *body;
}

namespace {

/// Whether a link leads to other pages of a site: not to a place in the page, to a person or to the paper itself.
bool leads_elsewhere(const GumboNode& link) {
  const auto target = attribute(link, "href");
  return !target.empty() && !target.starts_with('#') && !target.starts_with("mailto:") &&
         target.find("//orcid.org/") == std::string_view::npos && target.find("doi.org/") == std::string_view::npos;
}

/// Whether a head holds the title of a paper and no more: one of a site has links.
bool holds_title(const GumboNode& header) {
  bool title = false;
  bool links = false;
  walk(header, [&](const GumboNode& node, int) {
    title = title || is_element(node, GUMBO_TAG_H1);
    links = links || (is_element(node, GUMBO_TAG_A) && leads_elsewhere(node)) || is_element(node, GUMBO_TAG_NAV) ||
            is_element(node, GUMBO_TAG_FORM);
    return true;
  });
  return title && !links;
}

}  // namespace

bool is_left_out(const GumboNode& node, bool inside) {
  if (node.type == GUMBO_NODE_TEMPLATE || node.type == GUMBO_NODE_COMMENT) return true;
  if (node.type != GUMBO_NODE_ELEMENT) return false;
  constexpr auto never = std::to_array<GumboTag>(
      {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_NAV, GUMBO_TAG_FORM, GUMBO_TAG_BUTTON, GUMBO_TAG_NOSCRIPT,
       GUMBO_TAG_IFRAME, GUMBO_TAG_SVG, GUMBO_TAG_SELECT, GUMBO_TAG_INPUT, GUMBO_TAG_TEXTAREA, GUMBO_TAG_HEAD,
       GUMBO_TAG_TEMPLATE, GUMBO_TAG_OBJECT, GUMBO_TAG_VIDEO, GUMBO_TAG_AUDIO, GUMBO_TAG_CANVAS});
  const auto tag = node.v.element.tag;
  if (std::find(never.begin(), never.end(), tag) != never.end()) return true;
  const bool note = is_called(node, "footnote") || is_called(node, "footnotes") || is_called(node, "endnote") ||
                    is_called(node, "doc-footnote") || is_called(node, "doc-endnote");
  if (tag == GUMBO_TAG_ASIDE && !note) return true;
  if (!inside && (tag == GUMBO_TAG_FOOTER || (tag == GUMBO_TAG_HEADER && !holds_title(node)))) return true;
  if (has_attribute(node, "hidden") || attribute(node, "aria-hidden") == "true") return true;
  const auto style = attribute(node, "style");
  if (style.find("display:none") != std::string_view::npos || style.find("display: none") != std::string_view::npos) {
    return true;
  }
  constexpr auto names = std::to_array<std::string_view>(
      {"navigation",     "nav",     "navbar",      "menu",        "sidebar",     "breadcrumb", "breadcrumbs",
       "cookie",         "cookies", "share",       "social",      "comments",    "related",    "advert",
       "advertisement",  "ad",      "promo",       "newsletter",  "subscribe",   "banner",     "contentinfo",
       "complementary",  "search",  "toc",         "doc-toc",     "skip",        "noprint",    "mw-editsection",
       "pagination",     "toolbar", "site-header", "site-footer", "page-footer", "footer",     "screen-reader-text",
       "visually-hidden"});
  if (std::any_of(names.begin(), names.end(), [&](std::string_view name) { return is_called(node, name); })) {
    return tag != GUMBO_TAG_BODY && tag != GUMBO_TAG_MAIN && tag != GUMBO_TAG_ARTICLE;
  }
  const bool list = tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL || (tag == GUMBO_TAG_DIV && !inside);
  return list && is_link_list(node);
}

bool nests_deeper(const GumboNode& root, int most) {
  bool deeper = false;
  walk(root, [&](const GumboNode&, int depth) {
    deeper = deeper || depth > most;
    return !deeper;
  });
  return deeper;
}

}  // namespace dossier::reading::html

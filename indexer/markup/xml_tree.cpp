// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/markup/xml_tree.hpp"

#include "base/utf8.hpp"
#include "indexer/text/text_rules.hpp"

namespace dossier::reading::xml {
namespace {

/// Whether any branch nests deeper. Walks without recursion.
bool nests_deeper(const pugi::xml_node& root, int most) {
  int depth = 0;
  auto node = root.first_child();
  while (node) {
    if (depth > most) return true;
    if (node.first_child()) {
      node = node.first_child();
      ++depth;
      continue;
    }
    while (node && node != root && !node.next_sibling()) {
      node = node.parent();
      --depth;
    }
    if (!node || node == root) return false;
    node = node.next_sibling();
  }
  return false;
}

void append_text(const pugi::xml_node& node, std::string_view without, std::string& text) {
  for (const auto& part : node.children()) {
    if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) {
      text += part.value();
    } else if (part.type() == pugi::node_element && (without.empty() || local_name(part) != without)) {
      append_text(part, without, text);
    }
  }
}

}  // namespace

Result<void> parse(std::string_view bytes, pugi::xml_document& document) {
  constexpr unsigned options = pugi::parse_default | pugi::parse_ws_pcdata;
  const auto result = document.load_buffer(bytes.data(), bytes.size(), options);
  if (!result) {
    return Error{
        ErrorCode::BadData,
        "the XML is not well-formed at byte " + std::to_string(result.offset) + " (" + result.description() + ")",
        "save the document again"};
  }
  if (nests_deeper(document, deepest)) {
    return Error{ErrorCode::BadData, "the XML nests deeper than " + std::to_string(deepest) + " elements",
                 "convert the document to Markdown or plain text"};
  }
  return {};
}

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name(node.name());
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  for (const auto& one : node.children()) {
    if (one.type() == pugi::node_element && local_name(one) == name) return one;
  }
  return {};
}

std::string_view attribute(const pugi::xml_node& node, std::string_view name) {
  for (const auto& one : node.attributes()) {
    const std::string_view full(one.name());
    const auto colon = full.find(':');
    if ((colon == std::string_view::npos ? full : full.substr(colon + 1)) == name) return one.value();
  }
  return {};
}

std::string text_of(const pugi::xml_node& node, std::string_view without) {
  std::string text;
  append_text(node, without, text);
  return text;
}

std::string plain_text(const pugi::xml_node& node, std::string_view without) {
  std::string out;
  for (const char c : text_of(node, without)) {
    const bool blank = static_cast<unsigned char>(c) <= ' ';
    if (!blank) out += c;
    if (blank && !out.empty() && out.back() != ' ') out += ' ';
  }
  return utf8::repaired(trim(out));
}

}  // namespace dossier::reading::xml

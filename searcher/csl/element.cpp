// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/csl/element.hpp"

#include <pugixml.hpp>

#include <algorithm>

namespace dossier::csl {
namespace {

constexpr int deepest = 60;

std::string_view local(std::string_view name) { return name.substr(name.find(':') + 1); }

/// False where it nests too deep.
bool read(const pugi::xml_node& node, int depth, Element& out) {
  if (depth > deepest) return false;
  out.name = local(node.name());
  for (const auto& attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    out.attributes.emplace(name == "xml:lang" ? name : local(name), attribute.value());
  }
  for (const auto& child : node.children()) {
    if (child.type() == pugi::node_element) {
      if (!read(child, depth + 1, out.children.emplace_back())) return false;
    } else if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      out.text += child.value();
    }
  }
  return true;
}

}  // namespace

const std::string& Element::operator[](std::string_view attribute) const {
  static const std::string none;
  const auto found = attributes.find(attribute);
  return found == attributes.end() ? none : found->second;
}

const Element* Element::child(std::string_view wanted) const {
  const auto found = std::ranges::find(children, wanted, &Element::name);
  return found == children.end() ? nullptr : &*found;
}

Result<Element> parse_xml(std::string_view bytes) {
  pugi::xml_document document;
  const auto parsed =
      document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  Element root;
  if (!parsed || !document.document_element()) {
    return Error{ErrorCode::BadData, std::string("it is not well-formed XML: ") + parsed.description(), ""};
  }
  if (!read(document.document_element(), 0, root)) {
    return Error{ErrorCode::BadData, "its elements nest too deep", ""};
  }
  return root;
}

std::vector<std::string> words_of(std::string_view list) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < list.size();) {
    const auto begin = list.find_first_not_of(" \t\r\n", at);
    if (begin == std::string_view::npos) break;
    at = std::min(list.find_first_of(" \t\r\n", begin), list.size());
    words.emplace_back(list.substr(begin, at - begin));
  }
  return words;
}

}  // namespace dossier::csl

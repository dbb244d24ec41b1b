// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <pugixml.hpp>

#include <string>
#include <string_view>

/// XML as the readers of documents use it: the parser knows no DTD, so that no entity is fetched or grows.
namespace dossier::reading::xml {

/// The deepest that a document may nest: what reads it works by recursion.
inline constexpr int deepest = 200;

/// Parses a document that is UTF-8, or says what it is. Errors: BadData for what is not well-formed or nests too deep.
Result<void> parse(std::string_view bytes, pugi::xml_document& document);

/// The name without its prefix: `p` of `w:p`.
std::string_view local_name(const pugi::xml_node& node);
/// The first child of this local name; an empty node where there is none.
pugi::xml_node child(const pugi::xml_node& node, std::string_view name);
/// The value of an attribute by its local name.
std::string_view attribute(const pugi::xml_node& node, std::string_view name);
/// All text below, without that in elements of these local names; blanks as they stand.
std::string text_of(const pugi::xml_node& node, std::string_view without = {});
/// The same with runs of blanks made one and none at the ends.
std::string plain_text(const pugi::xml_node& node, std::string_view without = {});

/// Calls `take` for each element below of this local name, in order, not below one that was taken.
template <class Take>
void each(const pugi::xml_node& root, std::string_view name, Take take) {
  for (const auto& node : root.children()) {
    if (node.type() != pugi::node_element) continue;
    if (local_name(node) == name) {
      take(node);
    } else {
      each(node, name, take);
    }
  }
}

}  // namespace dossier::reading::xml

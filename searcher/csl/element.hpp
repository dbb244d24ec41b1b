// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::csl {

/// An element of a style or a locale, without comments; names without a prefix.
struct Element {
  std::string name;
  std::map<std::string, std::string, std::less<>> attributes;
  std::string text;
  std::vector<Element> children;

  /// The value of an attribute; empty where it has none.
  [[nodiscard]] const std::string& operator[](std::string_view attribute) const;
  [[nodiscard]] bool has(std::string_view attribute) const { return attributes.contains(attribute); }
  /// The first child of a name; null where there is none.
  [[nodiscard]] const Element* child(std::string_view name) const;
};

/// Reads XML. No entity but those of XML itself is known. Errors: BadData for what is not well-formed or nests deeper
/// than 60.
Result<Element> parse_xml(std::string_view bytes);

/// The words of an attribute.
std::vector<std::string> words_of(std::string_view list);

}  // namespace dossier::csl

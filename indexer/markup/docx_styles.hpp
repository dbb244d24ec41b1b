// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <pugixml.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace dossier::reading::docx {

/// What a paragraph's style says of it.
struct Style {
  int level = 0;  ///< of a heading, from 1; 0 for none
  std::string numbering;
  int list_level = 0;
  bool bold = false;
  bool title = false;
};

/// The styles and numberings of a document.
class Styles {
 public:
  /// Both may be empty documents.
  Styles(const pugi::xml_node& styles, const pugi::xml_node& numbering);
  [[nodiscard]] Style of(std::string_view style_id) const;
  /// Marker of the next item of a list, as printed: `3.`; empty for a bullet. Counts.
  std::string next_marker(const std::string& numbering, int level);

 private:
  struct Raw {
    std::string name;
    std::string based_on;
    Style style;
  };
  void read_style(const pugi::xml_node& node);

  std::map<std::string, Raw, std::less<>> styles_;
  std::map<std::string, std::string> abstract_of_;                   ///< numbering → its abstract one
  std::map<std::string, std::map<int, std::string>> formats_;        ///< of an abstract one, by level
  std::map<std::string, std::map<int, std::uint32_t>> next_number_;  ///< of a numbering
};

}  // namespace dossier::reading::docx

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/markup/markup_writer.hpp"
#include "indexer/markup/xml_tree.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace dossier::reading {

/// The walk through an article in XML that JATS and TEI have in common: blocks, paragraphs with blocks among their
/// words, runs of words. What the elements mean, each format says. Text that stands in an element that nobody knows is
/// a paragraph: none is lost.
class XmlArticle {
 public:
  XmlArticle(const XmlArticle&) = delete;
  XmlArticle& operator=(const XmlArticle&) = delete;

 protected:
  using Node = pugi::xml_node;

  explicit XmlArticle(MarkedUp& read) : read_(read) {}
  ~XmlArticle() = default;

  /// Writes an element that is a block of its own, in a section whose heading would be of this level.
  virtual void block(const Node& node, int level) = 0;
  /// Whether elements of this name end the paragraph that they stand in.
  [[nodiscard]] virtual bool is_block(std::string_view name) const = 0;
  /// Writes an element among words.
  virtual void inline_element(const Node& node, bool bold) = 0;

  /// The title and the authors.
  void title_page();
  void keywords();
  void children(const Node& parent, int level);
  /// Of an element that the format does not name: a paragraph where it holds words itself, else its children.
  void other_block(const Node& node, int level);
  void paragraph(const Node& node, int level);
  void inline_part(const Node& part, bool bold);
  void inline_text(const Node& node, bool bold = false);
  /// The words of an element, without making a block of them.
  std::string text_of(const Node& node);

  MarkedUp& read_;
  MarkupWriter writer_;
};

/// The number in a printed mark, `12` of `12.`; 0 where there is none, or one of more than three digits.
std::uint32_t number_in(std::string_view mark);

}  // namespace dossier::reading

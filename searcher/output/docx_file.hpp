// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/citing/cite.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// A document of Word (ECMA-376) as it is written: title, headings, paragraphs, quotations, tables. Any text is taken:
/// control characters are left out, and broken UTF-8 is replaced. No macros, no links, no fields.
class DocxFile {
 public:
  void title(std::string_view text);
  void heading(std::string_view text);
  void paragraph(const std::vector<ReferencePart>& parts);
  void paragraph(std::string_view text) { paragraph({ReferencePart{std::string(text), false}}); }
  /// A quotation set apart; its lines stay lines.
  void quotation(std::string_view text);
  /// The first row is the head, and comes again on each page.
  void table(const std::vector<std::vector<std::string>>& rows);

  /// The bytes of the file: the same for the same content.
  [[nodiscard]] std::string bytes() const;

 private:
  std::string body_;
};

}  // namespace dossier

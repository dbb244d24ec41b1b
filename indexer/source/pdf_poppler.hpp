// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "indexer/source/pdf_words.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>

namespace dossier::pdf {

/// Takes the pages of a PDF one by one, with the names of the fonts seen so far.
using PageSink = std::function<void(Page&&)>;

/// Gives the pages of a PDF, read by poppler in this process, to `sink` in order and returns what else is known of the
/// file: about 120 pages a second. A file that is broken, locked by a password or without pages gives an error. A
/// hostile file may take long or much memory; see pdf_child.hpp.
Result<PdfText> pages_by_poppler(std::string_view bytes, const PdfLimits& limits, const PageSink& sink);

/// Reads what readers of a PDF have put on its pages: highlights, underlines, comments. Links, fields of forms and
/// stamps are none, nor are drawings without a comment. For the child process that reads a PDF.
class AnnotationReader {
 public:
  /// `bytes` must outlive the reader. A file that cannot be opened has no annotations.
  AnnotationReader(std::string_view bytes, const PdfLimits& limits);
  AnnotationReader(const AnnotationReader&) = delete;
  AnnotationReader& operator=(const AnnotationReader&) = delete;
  ~AnnotationReader();

  /// Adds those of a page, counted from 0, whose size is known.
  void read(std::size_t index, Page& page);
  /// Whether some were left out for their number.
  [[nodiscard]] bool cut() const { return cut_; }

 private:
  struct Document;
  std::unique_ptr<Document> document_;
  PdfLimits limits_;
  std::size_t taken_ = 0;
  bool cut_ = false;
};

}  // namespace dossier::pdf

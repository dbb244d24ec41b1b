// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "indexer/source/pdf_words.hpp"

#include <string>
#include <string_view>

/// Words of a PDF as bytes for a pipe between two processes of one machine: records of a letter, a size and content.
namespace dossier::pdf {

/// Appends the record of one page.
void write_page(const Page& page, std::string& out);
/// Appends the last record: fonts, title and counts.
void write_end(const PdfText& text, std::string& out);
/// Appends a last record that tells an error.
void write_error(const Error& error, std::string& out);

/// Puts records together again. What it is fed may be anything: a record that breaks the form is an error.
class StreamReader {
 public:
  /// Takes further bytes.
  void feed(std::string_view bytes);
  /// Whether the last record has come, or a broken one.
  [[nodiscard]] bool done() const { return done_; }
  /// What was read; an error where the stream was broken, or ended too early.
  Result<PdfText> finish();

 private:
  bool take_record();
  bool read_page(std::string_view content);
  bool read_end(std::string_view content);
  bool read_error(std::string_view content);

  std::string waiting_;
  std::size_t at_ = 0;
  PdfText text_;
  Error error_;
  bool done_ = false;
  bool failed_ = false;
};

}  // namespace dossier::pdf

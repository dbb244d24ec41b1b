// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source/pdf_child.hpp"

#include "indexer/source/pdf_letters.hpp"
#include "indexer/source/pdf_poppler.hpp"
#include "indexer/source/pdf_stream.hpp"

#include <string>
#include <utility>

namespace dossier::pdf {
namespace {

constexpr std::size_t piece = std::size_t{1} << 16U;  // bytes that are sent at once

/// What the child does.
void send_words(std::string_view bytes, const PdfLimits& limits, const SendBytes& send) {
  std::string out;
  const auto text = pages_by_poppler(bytes, limits, [&](Page&& page) {
    write_page(page, out);
    if (out.size() > piece) send(std::exchange(out, {}));
  });
  if (text)
    write_end(*text, out);
  else
    write_error(text.error(), out);
  send(out);
}

}  // namespace

Result<PdfText> words_in_child(std::string_view bytes, const ChildLimits& limits) {
  fill_letter_tables();
  StreamReader reader;
  const auto end = run_confined(
      limits.child, [&](const SendBytes& send) { send_words(bytes, limits.pdf, send); },
      [&](std::string_view words) {
        reader.feed(words);
        return !reader.done();
      });
  if (reader.done()) return reader.finish();
  switch (end) {
    case ChildEnd::NoProcess:
      return Error{ErrorCode::Unreadable, "no process for reading a PDF", "close other programs"};
    case ChildEnd::OutOfTime:
      return Error{ErrorCode::BadData, "the PDF takes too long to read",
                   "open it in a viewer and print it to a new PDF"};
    case ChildEnd::Crashed:
      return Error{ErrorCode::BadData, "the PDF makes its reader crash or take too much memory",
                   "open it in a viewer and print it to a new PDF"};
    case ChildEnd::Done:
      break;
  }
  return reader.finish();
}

}  // namespace dossier::pdf

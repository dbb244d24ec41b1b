// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::reading {

/// A file's content made well-formed UTF-8 without control characters but tab, newline, carriage return, form feed.
struct SourceText {
  std::string text;
  std::vector<std::string> notes;  ///< a sentence for each thing that was done
  bool reencoded = false;          ///< it was in another encoding than UTF-8
  std::size_t repaired_bytes = 0;  ///< broken bytes of UTF-8 that became U+FFFD
  std::size_t painted = 0;         ///< places of Arabic in the order of painting that were mended
  std::size_t controls = 0;        ///< NUL and other control characters left out
};

/// UTF-8 is taken as it is, with broken bytes replaced; UTF-16 and UTF-32 by their byte order mark; any other by ICU's
/// detector, Windows-1252 where that is not sure. `declared`: the encoding that the content itself names, in small
/// letters; it goes before the detector. Errors: BadData for empty and for binary content.
Result<SourceText> decode_source(std::string_view bytes, const std::string& declared = {});

}  // namespace dossier::reading

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace dossier {

/// Version of what readers and stages make of a file's bytes. Changes whenever the same file could give other passages
/// or another paper.
inline constexpr int reader_version = 6;
/// Version of what the labeller says of a passage. Changes whenever the same passage could have other labels.
inline constexpr int labeller_version = 6;

/// What a file is read with, as a part of FileRecord::content_hash (see marked_hash): a file that was read with
/// anything else is read again. Analysis, stop words and taxonomy belong to the whole index: an index made with others
/// is refused.
inline std::string reading_mark(bool label) {
  return "r" + std::to_string(reader_version) + (label ? "l" + std::to_string(labeller_version) : "");
}

/// Whether a file with this content hash was labelled when it was read.
inline bool has_labels(const std::string& content_hash) {
  const auto mark = content_hash.find('+');
  return mark == std::string::npos || content_hash.find('l', mark) != std::string::npos;
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace dossier {

/// Something that the user wrote on a paper or marked in it, as a bibliography or the paper's file has it. Any text may
/// come in it.
struct UserNote {
  PassageKind kind = PassageKind::Note;  ///< Note or Annotation
  std::string marked;                    ///< the paper's words that it marks; empty for none
  std::string comment;                   ///< the user's words
  bool html = false;                     ///< the comment is HTML
  bool from_file = false;                ///< the bibliography has taken it from the paper's file
  std::uint32_t page = 0;                ///< of the file, from 1; 0 where unknown
  std::string printed;                   ///< the number printed there, where it is known
  std::vector<PageBox> boxes;            ///< what is marked, or where the comment stands
  bool operator==(const UserNote&) const = default;
};

}  // namespace dossier

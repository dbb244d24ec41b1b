// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace dossier::reading {

/// A number or symbol at the beginning of a line, or alone on it.
struct NoteStart {
  std::uint32_t number = 0;  ///< 0 for a symbol
  bool alone = false;
  std::size_t size = 0;  ///< bytes up to the text of the note
};

/// The number of at most three digits with which the line begins, as notes do; nothing where it begins otherwise.
std::optional<NoteStart> note_start_of(std::string_view line);

}  // namespace dossier::reading

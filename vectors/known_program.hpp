// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vectors/vector_program.hpp"

#include <filesystem>
#include <optional>

// Which program makes the vectors of which index is kept with the user's settings, never in the index: who opens an
// index that somebody else has made must not run that person's program.
namespace dossier {

/// What the user chose for an index; nothing where there is none, or where the settings cannot be read.
std::optional<ProgramChoice> known_program(const std::filesystem::path& index);

/// Keeps it for the next query. Errors: Unreadable, also for a user without a home; BadData where the settings are
/// there but are not as they must be, which are left as they are; DiskFull.
Result<void> remember_program(const std::filesystem::path& index, const ProgramChoice& choice);

/// Keeps it no longer. Errors: the same.
Result<void> forget_program(const std::filesystem::path& index);

}  // namespace dossier

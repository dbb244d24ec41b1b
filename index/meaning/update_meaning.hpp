// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <filesystem>

namespace dossier {

/// Libraries of fewer passages have no meaning stored: too few to learn from (docs/ranking.md).
inline constexpr std::uint32_t least_passages_for_meaning = 300;

/// Brings an index's meaning up to date after a commit: gives new passages their vectors; makes all anew where there is
/// none, or where the library has grown or shrunk by a quarter since it was made. A commit of its own, in place and
/// whole or not at all; before it the index answers as one without. Takes the writer's lock. About 15 s of one core for
/// 580,000 passages, shared by the threads (0: one a core), a millisecond for ten new ones. The same whatever their
/// number. Errors: those of IndexWriter.
Result<void> update_meaning(const std::filesystem::path& index, unsigned threads = 0);

}  // namespace dossier

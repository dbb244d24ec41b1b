// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>

namespace dossier {

/// Libraries of fewer passages have no meaning stored: too few to learn from (docs/ranking.md).
inline constexpr std::uint32_t least_passages_for_meaning = 300;

/// How meaning is made.
struct MeaningWork {
  unsigned threads = 0;  ///< 0: one a core; the result is the same whatever their number
  /// Called by the calling thread before each step of so many, where all is made anew; false ends it, with Cancelled.
  std::function<bool(std::uint32_t step, std::uint32_t steps)> go_on = nullptr;
};

/// Brings an index's meaning up to date after a commit: gives new passages their vectors, a millisecond for ten, and
/// stores what new papers are known by (index/names/paper_names.hpp); then makes all anew where there is none, where
/// the library has grown or shrunk by a quarter since it was made, or where it was made in an earlier way; that took
/// 15 s of one core for 580,000 passages before titles counted. Each is a commit of its own, in place and whole or not
/// at all; before it the index answers with the meaning that it had. What takes long is done without the writer's lock:
/// writers never wait for it, and where one commits meanwhile, passages get their vectors again. Errors: those of
/// IndexWriter; Cancelled.
Result<void> update_meaning(const std::filesystem::path& index, const MeaningWork& work = {});

/// Whether update_meaning() would change what an index has of meaning: also after one that was stopped, or killed.
/// Milliseconds. Errors: those of the index.
Result<bool> meaning_is_due(const std::filesystem::path& index);

/// Tells the index which of its passages have a vector of a program of the user's (docs/vectors.md), as
/// update_meaning() does too. A commit of its own. Takes the writer's lock. Errors: those of IndexWriter, IndexDamaged
/// for the vectors.
Result<void> update_vectors(const std::filesystem::path& index);

}  // namespace dossier

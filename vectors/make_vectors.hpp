// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vectors/vector_program.hpp"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace dossier {

/// Above so many passages a program that makes fifteen vectors a second takes longer than an hour, and each query
/// compares all of them: more than such vectors are meant for.
inline constexpr std::uint32_t passages_for_vectors = 50000;

class IndexReader;

struct VectorOptions {
  std::filesystem::path index;
  ProgramChoice choice;
  std::chrono::seconds limit{60};  ///< from one vector to the next; five times as long for the first
  bool replace = false;            ///< make all vectors anew
  std::size_t batch = 32;          ///< texts that the program is given at once
  const std::atomic<bool>* cancel = nullptr;
  /// Called with how many vectors have been made, and are to be made.
  std::function<void(std::uint64_t made, std::uint64_t of)> progress;
};

struct VectorReport {
  index::VectorHead head;
  std::uint32_t passages = 0;  ///< that the index has
  std::uint32_t with = 0;      ///< of them with a vector
  std::uint64_t made = 0;      ///< now
  bool shown = true;           ///< false: another process writes the index, which will show them when it has finished
};

/// Has the user's program make a vector of each passage that has none, and remembers the program for queries. Each
/// batch is on the disk before the next one is asked for, so whatever stops this, the next call goes on from there;
/// what was made is in use after a stop too. Errors: those of LineProgram and VectorProgram; Usage where the vectors
/// there are of another model and `replace` is not set; IndexLocked where another call is at work; those of the index;
/// Cancelled.
Result<VectorReport> make_vectors(const VectorOptions& options);

/// Forgets the program of an index and takes all its vectors away; false where it has none. Errors: IndexLocked, those
/// of forget_program, of the index and of its disk.
Result<bool> remove_vectors(const std::filesystem::path& index);

/// The vectors of an index, for `dossier status`.
struct VectorSummary {
  std::string model;
  std::size_t dimension = 0;
  std::uint32_t passages = 0;  ///< that have one
};
/// Nothing where the index has none. Errors: those of the index.
Result<std::optional<VectorSummary>> vector_summary(const IndexReader& reader);

}  // namespace dossier

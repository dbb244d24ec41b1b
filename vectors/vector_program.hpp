// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/vectors/vector_file.hpp"
#include "index/vectors/vector_keys.hpp"
#include "vectors/line_program.hpp"

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier {

/// Which program of the user's makes vectors, and what she allows it.
struct ProgramChoice {
  std::string command;           ///< run by `/bin/sh -c`
  std::filesystem::path folder;  ///< where
  std::string model;             ///< its name, as the user gives it; empty: as the program does
  std::uint32_t query_seconds = 10;
  bool operator==(const ProgramChoice&) const = default;
};

/// What a text is to the program: many models treat questions and texts differently.
enum class TextRole : std::uint8_t { Passage, Query };

/// A program that gives a vector for each text: JSON lines in, JSON lines out (docs/vectors.md). For one thread.
class VectorProgram {
 public:
  /// Starts it and asks it for the vector of a fixed text, which tells the model. Errors: those of LineProgram, and
  /// BadData for an answer that is not as it must be.
  static Result<VectorProgram> start(const ProgramChoice& choice, const LineLimits& limits);

  [[nodiscard]] const index::VectorHead& head() const { return head_; }
  /// A vector for each text, none of which is anything but a finite number; in their order. Errors: the same.
  Result<std::vector<std::vector<float>>> vectors(std::span<const index::VectorText> texts, TextRole role,
                                                  const LineLimits& limits);

 private:
  explicit VectorProgram(std::unique_ptr<LineProgram> program) : program_(std::move(program)) {}
  /// Reads an answer into its place. Errors: BadData.
  Result<void> take(const std::string& line, std::uint64_t first, std::vector<std::vector<float>>& out);

  std::unique_ptr<LineProgram> program_;
  index::VectorHead head_;
  std::uint64_t asked_ = 0;  ///< texts
};

/// Whether two heads speak of the same model: the same name, and vectors of the fixed text that lie close together.
bool same_model(const index::VectorHead& one, const index::VectorHead& other);

/// `all-MiniLM-L6-v2 (384 numbers)`
std::string model_text(const index::VectorHead& head);

}  // namespace dossier

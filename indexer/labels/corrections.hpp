// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/passage.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier {

/// What the user says of a passage's labels, against what was found. A line of the file.
struct Correction {
  using Value = std::pair<std::string, std::string>;  ///< facet and value

  std::string id;      ///< of the passage when it was corrected
  std::string paper;   ///< id of its paper
  std::string source;  ///< path of its file, as in FileRecord
  std::string text;    ///< how it begins: finds the passage again where its text was changed
  std::vector<Value> add;
  std::vector<Value> remove;
  std::optional<Section> section;
  bool undo = false;  ///< takes back the last correction of the passage that still stands; says nothing else
  bool operator==(const Correction&) const = default;
};

/// The name of the file; it lies in the folder that holds the index, and is never indexed itself.
inline constexpr std::string_view corrections_name = "dossier-corrections.jsonl";

/// Where the corrections to an index are.
std::filesystem::path corrections_file(const std::filesystem::path& index);

/// The corrections of one library, in the order in which they were made.
class Corrections {
 public:
  /// Reads the file; none where there is no file. A line without its end, left by a crash, is passed over. Errors:
  /// Unreadable; BadData, with the number of the line.
  static Result<Corrections> read(const std::filesystem::path& file);
  /// Writes one more at the end of the file and forces it to the disk; makes the file where there is none. What the
  /// file holds is never changed. Errors: Unreadable, DiskFull.
  static Result<void> append(const std::filesystem::path& file, const Correction& correction);

  /// Those that were not taken back.
  [[nodiscard]] const std::vector<Correction>& standing() const { return standing_; }
  /// Tells the standing corrections of passages of a source file apart from any others; empty where there are none.
  [[nodiscard]] std::string mark(std::string_view source) const;
  /// Applies them to passages of one paper, which have their ids and labels: to the passage of the correction's id;
  /// else, where the paper has no such passage, to that of the nearest text. A paper that is not among `present` (its
  /// file has another name now) is known by the unchanged text of the passage. Gives the number of passages that were
  /// changed.
  std::size_t apply(std::string_view paper, const std::set<std::string>& present, std::span<Passage> passages) const;

  /// The same for one record of a collection, whose ids are the user's own: by its id alone. One look-up.
  std::size_t apply_by_id(Passage& passage) const;

 private:
  void add(Correction correction);

  std::vector<Correction> standing_;
  std::set<std::string, std::less<>> ids_;  // that were ever corrected
};

}  // namespace dossier

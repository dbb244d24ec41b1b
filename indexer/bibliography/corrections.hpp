// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace dossier {

/// What the user has set right in papers' records. A text file of JSON lines beside the library, which nothing but she
/// and `dossier papers --fix` writes: `{"paper": "full", "title": "On Dams"}`; the last line on a field holds, and null
/// takes the correction of a field back.
class PaperCorrections {
 public:
  using Fields = std::map<std::string, std::string>;

  /// The file of the library whose index lies in this folder.
  static std::filesystem::path file_of(const std::filesystem::path& index);
  /// No file, no corrections. Lines that cannot be understood are told of in notes(). Errors: Unreadable.
  static Result<PaperCorrections> load(const std::filesystem::path& file);

  /// Corrected fields of a paper: name → text; `citation_key` may be among them.
  [[nodiscard]] const Fields& of(const std::string& paper_id) const;
  [[nodiscard]] const std::vector<std::string>& notes() const { return notes_; }

  /// Adds a line to the file, which is made where there is none. An empty text takes the correction of its field back.
  /// Errors: Unreadable where the file cannot be written; it is as it was then.
  static Result<void> append(const std::filesystem::path& file, const std::string& paper_id, const Fields& fields);

 private:
  std::map<std::string, Fields> by_paper_;
  std::vector<std::string> notes_;
};

}  // namespace dossier

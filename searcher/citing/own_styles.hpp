// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "searcher/citing/citing_style.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// The user's own styles in CSL: `NAME.csl` in a folder, with files of CSL's locales (`locales-de-DE.xml`) for those of
/// another language than English. One a thread.
class OwnStyles {
 public:
  /// `$DOSSIER_STYLES`, else `dossier/styles` in `$XDG_CONFIG_HOME`, else in `~/.config`; empty where none is set.
  static std::filesystem::path usual_folder();

  explicit OwnStyles(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// A style that is built in, by its name, or one of the folder. A file that has not changed is not read again.
  /// Errors: NotFound for another name, Unreadable, BadData.
  Result<CitingStyle> find(std::string_view name);
  /// The style of a file, wherever it lies. Errors: NotFound, Unreadable, BadData.
  static Result<CitingStyle> read(const std::filesystem::path& file);

  struct Listed {
    std::string name;   ///< of the file, without its ending
    std::string title;  ///< as the style calls itself
  };
  /// Those of the folder that can be used, by their names.
  std::vector<Listed> list();

 private:
  std::filesystem::path folder_;
  std::map<std::string, CitingStyle, std::less<>> read_;
};

}  // namespace dossier

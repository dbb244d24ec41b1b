// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// Something that may be typed next.
struct Candidate {
  std::string text;
  std::string help;
  bool operator==(const Candidate&) const = default;
};

/// What an index holds, as far as completion asks; each may be empty where there is no index.
struct CompletionSource {
  std::function<std::vector<std::string>()> facets;
  std::function<std::vector<std::string>(std::string_view facet)> values;
  std::function<std::vector<std::string>(std::string_view prefix)> passages;
  std::function<std::vector<std::string>()> searches = {};  ///< names of saved ones
};

/// What may stand in place of the last of the words of a line. `words` begins with the program's name and ends with
/// what is typed so far of the word, which may be empty. No candidates where a file is wanted: shells know files.
std::vector<Candidate> complete(const std::vector<std::string>& words, const CompletionSource& source);

}  // namespace dossier

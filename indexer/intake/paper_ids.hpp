// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// Ids of the papers in files: a file's name without its ending; where several share it, their names with the endings;
/// where these are shared too, with as many folders before them as part them (`b-notes`). Depends on the set of paths
/// alone, not on their order or on what was indexed before.
std::map<std::string, std::string> paper_ids(const std::vector<std::string>& paths);

/// Gives the passages of a paper their ids and numbers: `<paper>:<hash>`, where the hash is of the folded words, so
/// that line breaks, marks and case do not count, with `~2`, `~3` … for repeats.
void assign_passage_ids(const std::string& paper_id, std::vector<Passage>& passages);

/// The stem of a paper's citation key: family name of the first author, year, first word of the title that is no stop
/// word; folded, letters and digits of ASCII only (`ahmad2025strategic`). The paper's id where it gives none of them.
std::string citation_key_stem(const Paper& paper);

/// Citation keys in use, each by one paper.
class CitationKeys {
 public:
  void take(const std::string& key, const std::string& paper_id);
  /// A free key for the paper: its stem, else the stem followed by `a`, `b` … `z`, `aa` … The key that the paper has
  /// had is kept where its stem is still the same.
  std::string assign(const Paper& paper);
  void release(const std::string& paper_id);

 private:
  std::map<std::string, std::string> paper_of_;
  std::map<std::string, std::string> key_of_;
  std::map<std::string, std::size_t> next_suffix_;  ///< of each stem; those before it were taken once
};

}  // namespace dossier

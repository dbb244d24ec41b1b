// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// What binds the ids of new papers.
struct TakenIds {
  std::map<std::string, std::string> known;             ///< path → id that its paper has in the index; it stays
  std::function<bool(const std::string& id)> by_other;  ///< whether records of another file have the id; may be null
};

/// Ids of the papers in files: a file's name without its ending; where several share it, or it is taken, their names
/// with the endings; where these are shared too, with as many folders before them as part them (`b-notes`). An id that
/// a paper has stays; those of new papers depend on the set of paths alone, not on their order.
std::map<std::string, std::string> paper_ids(const std::vector<std::string>& paths, const TakenIds& taken = {});

/// The id that a file's paper has where nobody else wants it.
std::string plain_paper_id(const std::string& path);

/// Gives the passages of a paper their ids and numbers: `<paper>:<hash>`, where the hash is of the folded words, so
/// that line breaks, marks and case do not count, with `~2`, `~3` … for repeats.
void assign_passage_ids(const std::string& paper_id, std::vector<Passage>& passages);

/// The stem of a paper's citation key: family name of the first author (without one, the first word of the title that
/// is no stop word) and year, in small letters and digits of ASCII (`ahmad2025`). The paper's id where it gives
/// neither.
std::string citation_key_stem(const Paper& paper);

/// Citation keys in use, each by one paper.
class CitationKeys {
 public:
  void take(const std::string& key, const std::string& paper_id);
  /// The key of the paper: Paper::citation_key where a bibliography gives one and no other paper has it; else the key
  /// that the paper has had, whatever has become of its author and year; else its stem, or the stem followed by `a`,
  /// `b` … `z`, `aa` …, whichever is free first.
  std::string assign(const Paper& paper);
  void release(const std::string& paper_id);

 private:
  std::map<std::string, std::string> paper_of_;
  std::map<std::string, std::string> key_of_;
  std::map<std::string, std::size_t> next_suffix_;  ///< of each stem; those before it were taken once
};

}  // namespace dossier

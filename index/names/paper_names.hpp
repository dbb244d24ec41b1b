// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"
#include "index/types.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What papers are known by. A query that names none of them, as most do, is told so by hashes of all of it, without a
// look at any paper.
namespace dossier::index {

enum class NameKind : std::uint8_t {
  Doi,      ///< lower case
  Key,      ///< citation key or id, lower case
  Journal,  ///< folded
  Year,     ///< digits
  Name,     ///< a word of an author's family name, folded
  Title,    ///< folded
};

/// Calls `visit(kind, text)` for each of them; a text may be empty, and may come twice.
void for_each_name(const Paper& paper, const std::function<void(NameKind, std::string_view)>& visit);
/// The runs of a text between blanks.
std::vector<std::string_view> parts_of(std::string_view text);

/// The names of an index's papers, and those of papers that it has no longer.
class PaperNames {
 public:
  /// Words of a title in a row that are looked up as one.
  static constexpr std::size_t run = 3;

  void add(const Paper& paper);
  void add(const PaperNames& other);
  /// To be called after the last add().
  void sort();

  /// False only where no paper has the name.
  [[nodiscard]] bool may_have(NameKind kind, std::string_view text) const;
  /// False only where no title has these words in a row; at least `run` of them.
  [[nodiscard]] bool may_have_run(const std::vector<std::string_view>& words) const;

  [[nodiscard]] std::size_t size() const { return hashes_.size(); }
  [[nodiscard]] std::string encode() const;
  /// Adds what was encoded; false where it is damaged.
  bool decode(std::string_view bytes);

 private:
  std::vector<std::uint32_t> hashes_;  ///< ascending, each once
};

/// What is stored of them: a head, and two segments, the great one and the names that came since. Libraries of fewer
/// papers have none, as all are read as quickly; nor have those of more, whose papers are not looked for by name.
inline constexpr std::uint32_t least_papers_for_names = 500;
inline constexpr std::uint32_t most_papers_for_names = 100'000;
inline constexpr std::string_view names_prefix = "n";
inline constexpr std::string_view names_key = "n";
inline constexpr std::size_t names_segments = 2;
inline std::string names_segment_key(std::size_t segment) { return "ns" + std::to_string(segment); }
/// `covered`: the papers of passages up to this one are in the segments.
std::string encode_names_head(DocId covered);
std::optional<DocId> decode_names_head(std::string_view bytes);

}  // namespace dossier::index

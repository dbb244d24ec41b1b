// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/user_note.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace dossier::notes {

/// Passages made of the user's notes on a paper, without ids.
struct UserPassages {
  std::vector<Passage> passages;                   ///< annotations by page, then notes
  std::vector<std::optional<std::size_t>> marked;  ///< of each, the passage of the paper that it is about
};

/// Makes passages of the notes that the paper's file has and of those of its bibliography; of the same one twice, one.
/// An annotation is the marked words in quotation marks, then the comment on a line of its own, with section and
/// headings of the passage that it marks. A long note is cut between its paragraphs. HTML becomes text: nothing in it
/// is run or fetched. Notes without a word are left out.
UserPassages make_user_passages(std::vector<UserNote> in_file, const std::vector<UserNote>& in_bibliography,
                                const std::vector<Passage>& paper);

}  // namespace dossier::notes

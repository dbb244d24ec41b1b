// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/edit.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dossier::reading {

/// What a stage writes its edits in: the blocks that it was given, which never change, seen as they will be after what
/// it has asked for so far. Several changes of one block become one edit. Copies only the blocks that change.
class Draft {
 public:
  /// `blocks` must outlive the draft.
  explicit Draft(const std::vector<Block>& blocks);

  [[nodiscard]] std::size_t size() const { return view_.size(); }
  [[nodiscard]] bool empty() const { return view_.empty(); }
  [[nodiscard]] const Block& operator[](std::size_t at) const { return *view_[at]; }
  /// Whether the block was dropped or joined into another.
  [[nodiscard]] bool gone(std::size_t at) const { return gone_[at]; }

  /// Leaves the block out; `as` is what the report counts it as, `why` what the trace says (empty: the same).
  void drop(std::size_t at, std::string_view as, std::string_view why = {}, Confidence confidence = Confidence::Likely);
  /// The block, to be changed. Words that its new text lacks must be told with `leave_out`.
  Block& change(std::size_t at, std::string_view why, Confidence confidence = Confidence::Likely);
  /// Takes `from` away and gives `to`, to be changed: the caller puts the text of `from` into it. Counted as "joined".
  Block& join(std::size_t to, std::size_t from, std::string_view why, Confidence confidence = Confidence::Likely);
  /// The same for the other end: what is joined stands where `to` is, and is not counted.
  Block& absorb(std::size_t to, std::size_t from, std::string_view why, Confidence confidence = Confidence::Likely);
  /// Puts a block in front of `at`; its text comes from that of `at`, which the caller changes.
  void put_before(std::size_t at, Block block, std::string_view why, Confidence confidence = Confidence::Likely);

  /// A piece of the text of a block that is changed, that its new text has no more.
  void leave_out(std::size_t at, std::string_view as, std::string_view text, std::uint32_t lines = 0);
  /// Counts a repair of a block that is changed.
  void mended(std::size_t at, std::string_view repair) {
    edit_of(at, {}, Confidence::Certain).repairs.emplace_back(repair);
  }

  /// What was asked for, in the order of the blocks. The draft is spent.
  [[nodiscard]] std::vector<Edit> edits() &&;

 private:
  Edit& edit_of(std::size_t at, std::string_view why, Confidence confidence);

  const std::vector<Block>& blocks_;
  std::vector<const Block*> view_;
  std::vector<bool> gone_;
  std::unordered_map<std::size_t, Edit> edits_;                 ///< the last of `made` is the block itself
  std::unordered_map<std::size_t, std::vector<Block>> before_;  ///< what is put in front of a block
};

}  // namespace dossier::reading

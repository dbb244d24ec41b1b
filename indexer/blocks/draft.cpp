// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/blocks/draft.hpp"

#include <algorithm>
#include <iterator>

namespace dossier::reading {
namespace {

/// All text of a dropped block: its lines are counted with the first piece.
void leave_out_block(Edit& edit, std::string_view as, const Block& block) {
  edit.left_out.push_back({std::string(as), block.printed(), block.lines.last - block.lines.first + 1});
  for (const auto& row : block.rows) {
    for (const auto& cell : row) edit.left_out.push_back({std::string(as), cell, 0});
  }
  for (const auto& note : block.notes) edit.left_out.push_back({std::string(as), note, 0});
}

Action action_of(const Edit& edit, const Block& before) {
  if (edit.made.empty()) return Action::Drop;
  if (edit.made.size() > 1) return Action::Split;
  if (!edit.joined.empty()) return Action::Join;
  const auto& after = edit.made.back();
  if (after.kind != before.kind) return Action::Retype;
  return after.text != before.text || after.rows != before.rows ? Action::SetText : Action::Mark;
}

}  // namespace

Draft::Draft(const std::vector<Block>& blocks) : blocks_(blocks), gone_(blocks.size(), false) {
  view_.reserve(blocks.size());
  std::transform(blocks.begin(), blocks.end(), std::back_inserter(view_), [](const Block& block) { return &block; });
}

Edit& Draft::edit_of(std::size_t at, std::string_view why, Confidence confidence) {
  const auto [found, added] = edits_.try_emplace(at);
  auto& edit = found->second;
  if (added) {
    edit.at = at;
    edit.made.push_back(blocks_[at]);
    edit.reason = why;
    edit.confidence = confidence;
    view_[at] = &edit.made.back();
  } else if (!why.empty() && edit.reason.find(why) == std::string::npos) {
    edit.reason += "; " + std::string(why);
    edit.confidence = std::min(edit.confidence, confidence);
  }
  return edit;
}

void Draft::drop(std::size_t at, std::string_view as, std::string_view why, Confidence confidence) {
  auto& edit = edit_of(at, why.empty() ? as : why, confidence);
  leave_out_block(edit, as, edit.made.back());
  view_[at] = &blocks_[at];
  edit.made.clear();
  gone_[at] = true;
}

Block& Draft::change(std::size_t at, std::string_view why, Confidence confidence) {
  return edit_of(at, why, confidence).made.back();
}

Block& Draft::absorb(std::size_t to, std::size_t from, std::string_view why, Confidence confidence) {
  auto& edit = edit_of(to, why, confidence);
  edit.joined.push_back(from);
  gone_[from] = true;
  if (const auto own = edits_.find(from); own != edits_.end()) {
    // What was changed of it before goes with it; the block stays readable until its text is taken over.
    auto& other = own->second;
    std::move(other.left_out.begin(), other.left_out.end(), std::back_inserter(edit.left_out));
    std::move(other.repairs.begin(), other.repairs.end(), std::back_inserter(edit.repairs));
    edit.joined.insert(edit.joined.end(), other.joined.begin(), other.joined.end());
    other.action = Action::Join;
    other.left_out.clear();
    other.repairs.clear();
  }
  return edit.made.back();
}

Block& Draft::join(std::size_t to, std::size_t from, std::string_view why, Confidence confidence) {
  auto& block = absorb(to, from, why, confidence);
  mended(to, "joined");
  return block;
}

void Draft::put_before(std::size_t at, Block block, std::string_view why, Confidence confidence) {
  edit_of(at, why, confidence);
  before_[at].push_back(std::move(block));
}

void Draft::leave_out(std::size_t at, std::string_view as, std::string_view text, std::uint32_t lines) {
  edit_of(at, {}, Confidence::Certain).left_out.push_back({std::string(as), std::string(text), lines});
}

std::vector<Edit> Draft::edits() && {
  std::vector<Edit> all;
  all.reserve(edits_.size());
  for (auto& [at, edit] : edits_) {
    if (gone_[at] && !edit.made.empty()) continue;  // joined into another
    if (const auto before = before_.find(at); before != before_.end()) {
      edit.made.insert(edit.made.begin(), std::make_move_iterator(before->second.begin()),
                       std::make_move_iterator(before->second.end()));
    }
    edit.action = action_of(edit, blocks_[at]);
    all.push_back(std::move(edit));
  }
  std::sort(all.begin(), all.end(), [](const Edit& a, const Edit& b) { return a.at < b.at; });
  return all;
}

}  // namespace dossier::reading

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/blocks/apply.hpp"

#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <utility>

namespace dossier::reading {
namespace {

constexpr std::size_t excerpt = 60;  ///< bytes of a text that a fault shows

/// The first bytes of a text, whole characters.
std::string beginning(std::string text) {
  if (text.size() <= excerpt) return text;
  auto end = excerpt;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) --end;
  text.resize(end);
  return text + "…";
}

void add_words(std::vector<std::string>& words, std::string_view text) {
  while (!(text = trim(text)).empty()) {
    const auto token = first_token(text);
    auto word = squeeze(token);
    if (!word.empty()) words.push_back(std::move(word));
    text.remove_prefix(token.size());
  }
}

void add_words(std::vector<std::string>& words, const Block& block) {
  add_words(words, block.marker.kind == MarkerKind::Raised ? block.text : block.printed());
  for (const auto& row : block.rows) {
    for (const auto& cell : row) add_words(words, cell);
  }
  for (const auto& note : block.notes) add_words(words, note);
}

/// The name above a box stands above each of the blocks that it was made into.
void add_box_names(std::vector<std::string>& words, const std::vector<Block>& blocks) {
  const std::string* last = nullptr;
  for (const auto& block : blocks) {
    if (last == nullptr || *last != block.box_name) add_words(words, block.box_name);
    last = &block.box_name;
  }
}

std::string run_together(const std::vector<std::string>& words) {
  return std::accumulate(words.begin(), words.end(), std::string());
}

/// Whether `made` is `given` without letters whose sum is `left_out`: words that a break had cut are one again.
bool is_rest_of(std::string_view made, std::string_view given, std::string_view left_out) {
  std::array<std::int64_t, 256> missing{};
  std::size_t at = 0;
  for (const char c : given) {
    if (at < made.size() && made[at] == c) {
      ++at;
    } else {
      ++missing[static_cast<unsigned char>(c)];
    }
  }
  if (at < made.size()) return false;
  for (const char c : left_out) --missing[static_cast<unsigned char>(c)];
  return std::all_of(missing.begin(), missing.end(), [](std::int64_t count) { return count == 0; });
}

bool same_text(const Block& a, const Block& b) {
  return a.text == b.text && a.marker.printed == b.marker.printed && a.rows == b.rows && a.notes == b.notes &&
         a.box_name == b.box_name;
}

std::vector<std::string> words_of(const std::vector<Block>& blocks, const std::vector<std::size_t>& which) {
  std::vector<std::string> words;
  for (const auto at : which) {
    add_words(words, blocks[at]);
    add_words(words, blocks[at].box_name);
  }
  return words;
}

std::vector<std::size_t> touched_by(const Edit& edit) {
  std::vector<std::size_t> touched{edit.at};
  touched.insert(touched.end(), edit.joined.begin(), edit.joined.end());
  return touched;
}

/// Finds the edits of which another one owns a block: the more confident one wins, then the earlier.
void settle_conflicts(std::size_t size, Applied& applied) {
  const auto& edits = applied.edits;
  std::vector<std::size_t> order(edits.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return edits[a].confidence > edits[b].confidence; });
  std::vector<std::size_t> owner(size, Applied::none);
  applied.lost_to.assign(edits.size(), Applied::none);
  for (const auto i : order) {
    const auto touched = touched_by(edits[i]);
    const auto taken =
        std::find_if(touched.begin(), touched.end(), [&](std::size_t at) { return owner[at] != Applied::none; });
    if (taken != touched.end()) {
      applied.lost_to[i] = owner[*taken];
    } else {
      for (const auto at : touched) owner[at] = i;
    }
  }
}

/// Puts what the edits make into the places of what they take.
std::vector<Block> rebuilt(std::vector<Block> blocks, const Applied& applied) {
  std::vector<const Edit*> at_block(blocks.size(), nullptr);
  std::vector<bool> taken(blocks.size(), false);
  for (std::size_t i = 0; i < applied.edits.size(); ++i) {
    const auto& edit = applied.edits[i];
    if (applied.lost_to[i] != Applied::none) continue;
    at_block[edit.at] = &edit;
    for (const auto at : edit.joined) taken[at] = true;
  }
  std::vector<Block> out;
  out.reserve(blocks.size() + applied.edits.size());
  bool cut = false;
  const auto put = [&](Block block) {
    block.cut_before = block.cut_before || std::exchange(cut, false);
    out.push_back(std::move(block));
  };
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (taken[i] || (at_block[i] != nullptr && at_block[i]->made.empty())) {
      cut = true;
    } else if (at_block[i] == nullptr) {
      put(std::move(blocks[i]));
    } else {
      for (const auto& block : at_block[i]->made) put(block);
    }
  }
  return out;
}

}  // namespace

bool keeps_words(const std::vector<Block>& blocks, const Edit& edit) {
  if (edit.joined.empty() && edit.left_out.empty() && edit.made.size() == 1 &&
      same_text(blocks[edit.at], edit.made.front())) {
    return true;
  }
  auto touched = touched_by(edit);
  const auto given = words_of(blocks, touched);
  std::vector<std::string> made;
  for (const auto& block : edit.made) add_words(made, block);
  add_box_names(made, edit.made);
  std::vector<std::string> left_out;
  for (const auto& piece : edit.left_out) add_words(left_out, piece.text);
  auto before = given;
  auto after = made;
  after.insert(after.end(), left_out.begin(), left_out.end());
  std::sort(before.begin(), before.end());
  std::sort(after.begin(), after.end());
  if (before == after) return true;
  const auto made_text = run_together(made);
  const auto lost_text = run_together(left_out);
  if (is_rest_of(made_text, run_together(given), lost_text)) return true;
  std::sort(touched.begin(), touched.end());
  return is_rest_of(made_text, run_together(words_of(blocks, touched)), lost_text);
}

Applied apply_edits(std::vector<Block>& blocks, std::vector<Edit> edits) {
  Applied applied;
  applied.edits = std::move(edits);
  settle_conflicts(blocks.size(), applied);
  for (std::size_t i = 0; i < applied.edits.size(); ++i) {
    const auto& edit = applied.edits[i];
    if (applied.lost_to[i] != Applied::none || keeps_words(blocks, edit)) continue;
    applied.fault = '"' + beginning(blocks[edit.at].printed()) + "\" (" + edit.reason + ')';
    return applied;
  }
  if (!applied.edits.empty()) blocks = rebuilt(std::move(blocks), applied);
  return applied;
}

}  // namespace dossier::reading

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/joining.hpp"

#include "indexer/blocks/draft.hpp"
#include "indexer/text/caption.hpp"
#include "indexer/text/dehyphenator.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace dossier::reading {
namespace {

constexpr std::size_t stray_reach = 6;  ///< paragraphs in which the beginning of a stray end is looked for

constexpr std::size_t open_reach = 12;  ///< blocks in which the beginning of an end is looked for

class Joiner {
 public:
  explicit Joiner(const StageInput& input) : draft_(input.blocks), words_(input.words) {}

  std::vector<Edit> run() {
    for (std::size_t i = 0; i < draft_.size(); ++i) step(i);
    return std::move(draft_).edits();
  }

 private:
  void step(std::size_t at);
  Block& append(std::size_t to, std::size_t from, std::string_view why);
  [[nodiscard]] bool continues(const Block& head, const Block& tail) const;
  void place_stray();
  [[nodiscard]] std::optional<std::size_t> open_before(std::size_t at) const;

  Draft draft_;
  const Dehyphenator& words_;
  std::optional<std::size_t> last_;   ///< the running text that may go on
  std::vector<std::size_t> open_;     ///< paragraphs before it that end inside a sentence, and have found no end
  std::optional<std::size_t> stray_;  ///< the end of a paragraph without its beginning
  std::size_t since_stray_ = 0;
  bool interrupted_ = false;
  bool below_notes_ = false;
};

/// Whether `tail` is the rest of `head`.
bool Joiner::continues(const Block& head, const Block& tail) const {
  if (tail.settled && tail.is(BlockKind::Heading)) return false;
  if (tail.marker.kind != MarkerKind::None || ends_with_colon(head.text)) return false;
  if (head.is(BlockKind::Item) && tail.indented && !tail.loose) return true;
  const bool small = starts_lower(tail.text);
  if (ends_hyphenated(head.text)) return small || interrupted_ || tail.cut_before;
  if (!ends_open(head.text)) {
    // The first lines of a paragraph above the notes of a page, and a second part that takes them up below.
    if (below_notes_ && takes_up(tail.text) && head.is(BlockKind::Paragraph) && count_words(head.text, 40) < 40)
      return true;
    // "et al." and the like do not end a sentence.
    const auto last = last_token(head.text);
    return small && head.is(BlockKind::Paragraph) &&
           (last == "al." || last == "vs." || last == "e.g." || last == "i.e." || last == "U.S." || last == "Dr." ||
            last == "No." || last == "St.");
  }
  if (small) return head.is(BlockKind::Paragraph) || tail.cut_before || interrupted_ || !tail.loose || tail.indented;
  if (head.is(BlockKind::Item) && !tail.cut_before && !interrupted_) return false;
  const auto last = last_token(head.text);
  if (is_function_word(last) || last.ends_with(',') || last.ends_with('-') || head.text.ends_with("—") ||
      head.text.ends_with("–")) {
    return true;
  }
  const auto words = count_words(head.text, 13);
  if (words < 12) return false;
  const auto first = first_token(tail.text);
  if (is_sentence_opener(first)) return false;
  return starts_upper(tail.text) || is_digit(tail.text.front()) || tail.text.front() == '(';
}

Block& Joiner::append(std::size_t to, std::size_t from, std::string_view why) {
  const auto& tail = draft_[from];
  auto& head = draft_.join(to, from, why);
  if (words_.append(head.text, tail.text)) draft_.mended(to, "de-hyphenated");
  head.note_marks.insert(head.note_marks.end(), tail.note_marks.begin(), tail.note_marks.end());
  head.bold_lead = 0;
  if (tail.lines.last > head.lines.last) head.lines.last = tail.lines.last;
  return head;
}

/// Gives a stray end to the last paragraph, where that still waits for one.
void Joiner::place_stray() {
  if (!stray_ || !last_ || *last_ == *stray_) return;
  if (!ends_open(draft_[*last_].text)) return;
  const auto lines = draft_[*stray_].lines;
  auto& head = append(*last_, *stray_, "the end of a paragraph that stands above its beginning");
  head.lines.first = std::min(head.lines.first, lines.first);
  head.lines.last = std::max(head.lines.first, head.lines.last);
  stray_.reset();
}

/// The nearest paragraph that waits for its end, where the block can be nothing but the end of one: something else was
/// printed between the two, at the end of a column or page.
std::optional<std::size_t> Joiner::open_before(std::size_t at) const {
  const auto& block = draft_[at];
  if (open_.empty() || !block.is(BlockKind::Paragraph) || !block.loose || !starts_lower(block.text)) return {};
  if (block.marker.kind != MarkerKind::None || is_caption(block.text)) return {};
  if (!last_ || ends_open(draft_[*last_].text)) return {};
  const auto head = open_.back();
  return at - head <= open_reach ? std::optional(head) : std::nullopt;
}

void Joiner::step(std::size_t at) {
  const auto& block = draft_[at];
  if (block.is(BlockKind::Heading)) {
    place_stray();
    if (last_ && !ends_open(draft_[*last_].text)) last_.reset();
    // An open paragraph above a heading may still find its end below it, in a small letter only.
    interrupted_ = false;
    if (last_ && !draft_[*last_].is(BlockKind::Paragraph)) last_.reset();
    return;
  }
  if (!block.is_text()) {
    interrupted_ = true;
    below_notes_ = block.is(BlockKind::Footnote) || block.is(BlockKind::Front);
    return;
  }
  if (block.is(BlockKind::Paragraph) && last_ && is_caption(block.text)) {  // of a figure, which floats in the text
    interrupted_ = true;
    return;
  }
  interrupted_ = interrupted_ || block.cut_before;
  const bool below_heading = at > 0 && draft_[at - 1].is(BlockKind::Heading);
  if (last_ && (!below_heading || starts_lower(block.text)) && continues(draft_[*last_], block)) {
    append(*last_, at, "the rest of a paragraph that was cut");
    interrupted_ = below_notes_ = false;
    return;
  }
  if (const auto head = open_before(at)) {
    append(*head, at, "the rest of a paragraph that stands further up");
    std::erase(open_, *head);
    interrupted_ = below_notes_ = false;
    return;
  }
  place_stray();
  if (below_heading && block.is(BlockKind::Paragraph) && starts_lower(block.text) && ends_sentence(block.text)) {
    stray_ = at;
    since_stray_ = 0;
    interrupted_ = false;
    return;
  }
  if (stray_ && ++since_stray_ > stray_reach) stray_.reset();
  if (last_ && draft_[*last_].is(BlockKind::Paragraph) && ends_open(draft_[*last_].text)) open_.push_back(*last_);
  last_ = at;
  interrupted_ = below_notes_ = false;
}

}  // namespace

std::vector<Edit> join_cut_text(const StageInput& input) { return Joiner(input).run(); }

}  // namespace dossier::reading

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/structure/lists.hpp"

#include "indexer/blocks/draft.hpp"
#include "indexer/text/caption.hpp"
#include "indexer/text/printed_words.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <utility>

namespace dossier::reading {
namespace {

constexpr std::size_t whole_paragraph = 40;  ///< words from which an item is a paragraph of its own
constexpr std::size_t short_sentence = 25;
constexpr std::size_t long_lead = 60;

/// "It", "Their": the sentence speaks of something that one before it named.
bool opens_with_pronoun(std::string_view text) { return is_printed_word(first_token(text), PrintedWord::TakesUp); }

bool introduces(const Block& block) {
  if (!block.is(BlockKind::Paragraph) || block.settled || count_words(block.text, long_lead + 1) > long_lead)
    return false;
  return (ends_with_colon(block.text) || ends_with_printed_word(block.text, PrintedWord::ListFollows)) &&
         !several_sentences(block.text);
}

class ListSettler {
 public:
  explicit ListSettler(const StageInput& input) : draft_(input.blocks) {}

  std::vector<Edit> run() {
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      if (draft_.gone(i)) continue;
      if (draft_[i].is(BlockKind::Heading)) {
        settle_sentences(i + 1);
      } else if (introduces(draft_[i]) || is_label(i) ||
                 (draft_[i].is(BlockKind::Paragraph) && i + 1 < draft_.size() && draft_[i + 1].is(BlockKind::Item))) {
        settle_lead(i);
      }
    }
    return std::move(draft_).edits();
  }

 private:
  [[nodiscard]] bool is_label(std::size_t at) const;
  [[nodiscard]] bool is_short(std::size_t at) const;
  void settle_lead(std::size_t at);
  bool settle_labels(std::size_t at);
  void settle_sentences(std::size_t from);
  void lead(std::size_t at) {
    if (!draft_[at].leads) draft_.change(at, "introduces the items below it").leads = true;
  }
  void make_item(std::size_t at, std::string_view why) {
    auto& block = draft_.change(at, why, Confidence::Guess);
    block.kind = BlockKind::Item;
    block.marker.kind = MarkerKind::Bullet;
  }

  Draft draft_;
};

/// A short line without an end right above short sentences: "Findings".
bool ListSettler::is_label(std::size_t at) const {
  const auto& block = draft_[at];
  return block.is(BlockKind::Paragraph) && !block.settled && count_words(block.text, 4) <= 3 && ends_open(block.text) &&
         starts_upper(block.text) && at > 0 && draft_[at - 1].is(BlockKind::Heading);
}

bool ListSettler::is_short(std::size_t at) const {
  return at < draft_.size() && draft_[at].is(BlockKind::Paragraph) && !draft_[at].settled &&
         count_words(draft_[at].text, whole_paragraph) < whole_paragraph;
}

/// "Quantitative data:" / "Trade data:" / text / "Refugee data:" / text: labels inside a label make the items.
bool ListSettler::settle_labels(std::size_t at) {
  const auto labelled = [&](std::size_t i) {
    return is_short(i) && ends_with_colon(draft_[i].text) && count_words(draft_[i].text, 8) <= 7 && is_short(i + 1) &&
           !ends_with_colon(draft_[i + 1].text);
  };
  if (!labelled(at + 1) || !labelled(at + 3)) return false;
  lead(at);
  for (std::size_t i = at + 1; labelled(i); i += 2) {
    auto& label = draft_.absorb(i, i + 1, "a label and the line below it");
    label.text += ' ' + draft_[i + 1].text;
    label.lines.last = draft_[i + 1].lines.last;
    make_item(i, "a label inside a label");
  }
  return true;
}

void ListSettler::settle_lead(std::size_t at) {
  if (at + 1 >= draft_.size()) return;
  if (draft_[at + 1].is(BlockKind::Item)) {
    const bool tight = !draft_[at + 1].loose && count_words(draft_[at].text, 9) <= 8 && !ends_sentence(draft_[at].text);
    if (introduces(draft_[at]) || tight) lead(at);
    return;
  }
  if (settle_labels(at)) return;
  std::size_t end = at + 1;
  while (is_short(end) && !ends_with_colon(draft_[end].text) && !(end > at + 2 && takes_up(draft_[end].text))) ++end;
  if (end < at + 3) return;
  lead(at);
  for (std::size_t i = at + 1; i < end; ++i) make_item(i, "a short line below one that introduces a list");
}

/// All that stands under a heading are short sentences, each a paragraph: a list, or one paragraph that was cut up.
void ListSettler::settle_sentences(std::size_t from) {
  std::size_t end = from;
  bool pronouns = false;
  while (end < draft_.size() && draft_[end].is(BlockKind::Paragraph) && !draft_[end].settled) {
    const auto& text = draft_[end].text;
    if (is_caption(text)) return;  // it stands beside the text, not in a list
    if (count_words(text, short_sentence) >= short_sentence || !ends_sentence(text) || several_sentences(text)) return;
    pronouns = pronouns || (end > from && opens_with_pronoun(text));
    ++end;
  }
  if (end < from + 3 || (end < draft_.size() && !draft_[end].is(BlockKind::Heading))) return;
  if (!pronouns) {
    for (std::size_t i = from; i < end; ++i) make_item(i, "all below the heading are short sentences");
    return;
  }
  for (std::size_t i = from + 1; i < end; ++i) {
    auto& first = draft_.join(from, i, "short sentences that take up each other");
    first.text += ' ' + draft_[i].text;
    first.lines.last = draft_[i].lines.last;
  }
}

}  // namespace

std::size_t list_end(const std::vector<Block>& blocks, std::size_t at) {
  std::size_t end = at + 1;
  auto kind = blocks[at].marker.kind;
  auto ordinal = blocks[at].marker.ordinal;
  while (end < blocks.size() && blocks[end].is(BlockKind::Item)) {
    const auto& marker = blocks[end].marker;
    if (marker.kind == blocks[at].marker.kind) {
      if (marker.counts() && marker.ordinal == 1 && ordinal >= 1 && kind == marker.kind) break;
      ordinal = marker.ordinal;
    } else if (blocks[end].loose && !blocks[end].indented && marker.kind != kind) {
      break;
    }
    kind = marker.kind;
    ++end;
  }
  return end;
}

std::vector<Edit> settle_lists(const StageInput& input) { return ListSettler(input).run(); }

std::vector<Edit> free_long_items(const StageInput& input) {
  const auto& blocks = input.blocks;
  Draft draft(blocks);
  for (std::size_t at = 0; at < blocks.size(); ++at) {
    if (!blocks[at].is(BlockKind::Item)) continue;
    const auto end = list_end(blocks, at);
    const bool whole =
        std::all_of(blocks.begin() + static_cast<std::ptrdiff_t>(at), blocks.begin() + static_cast<std::ptrdiff_t>(end),
                    [](const Block& item) { return count_words(item.text, whole_paragraph) >= whole_paragraph; });
    for (std::size_t i = at; whole && i < end; ++i) {
      auto& block = draft.change(i, "every item is a whole paragraph");
      block.kind = BlockKind::Paragraph;
      block.text = block.printed();
      block.marker = {};
    }
    if (whole && at > 0 && blocks[at - 1].leads) draft.change(at - 1, "introduces paragraphs").leads = false;
    at = end - 1;
  }
  return std::move(draft).edits();
}

}  // namespace dossier::reading

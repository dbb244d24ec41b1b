// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/structure/lists.hpp"

#include "indexer/cleaning/furniture.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <array>

namespace dossier::reading {
namespace {

constexpr std::size_t whole_paragraph = 40;  ///< words from which an item is a paragraph of its own
constexpr std::size_t short_sentence = 25;
constexpr std::size_t long_lead = 60;

bool opens_with_pronoun(std::string_view text) {
  constexpr auto pronouns =
      std::to_array<std::string_view>({"it", "its", "they", "their", "this", "these", "he", "she", "such"});
  const auto word = lowered(first_token(text));
  return std::find(pronouns.begin(), pronouns.end(), word) != pronouns.end();
}

bool one_sentence(std::string_view text) {
  for (auto at = text.find(". "); at != std::string_view::npos; at = text.find(". ", at + 2)) {
    if (at >= 3 && starts_upper(text.substr(at + 2)) && is_lower_ascii(text[at - 1]) && is_lower_ascii(text[at - 2]))
      return false;
  }
  return true;
}

bool introduces(const Block& block) {
  if (!block.is(BlockKind::Paragraph) || block.settled || count_words(block.text, long_lead + 1) > long_lead)
    return false;
  if (ends_with_colon(block.text)) return one_sentence(block.text);
  for (const std::string_view words : {"as follows.", "as follows", "the following.", "the following"}) {
    if (block.text.ends_with(words)) return one_sentence(block.text);
  }
  return false;
}

class ListSettler {
 public:
  explicit ListSettler(Document& document)
      : document_(document), blocks_(document.blocks), dropped_(document.blocks.size(), false) {}

  void run() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (dropped_[i]) continue;
      if (blocks_[i].is(BlockKind::Heading)) {
        settle_sentences(i + 1);
      } else if (introduces(blocks_[i]) || is_label(i) ||
                 (blocks_[i].is(BlockKind::Paragraph) && i + 1 < blocks_.size() &&
                  blocks_[i + 1].is(BlockKind::Item))) {
        settle_lead(i);
      }
    }
    erase_blocks(blocks_, [this](std::size_t i) { return dropped_[i]; });
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].is(BlockKind::Item)) i = settle_items(i) - 1;
    }
  }

 private:
  [[nodiscard]] bool is_label(std::size_t at) const;
  [[nodiscard]] bool is_short(std::size_t at) const;
  void settle_lead(std::size_t at);
  bool settle_labels(std::size_t at);
  void settle_sentences(std::size_t from);
  std::size_t settle_items(std::size_t at);
  void make_item(Block& block) {
    block.kind = BlockKind::Item;
    block.marker.kind = MarkerKind::Bullet;
  }

  Document& document_;
  std::vector<Block>& blocks_;
  std::vector<bool> dropped_;
};

/// A short line without an end right above short sentences: "Findings".
bool ListSettler::is_label(std::size_t at) const {
  const auto& block = blocks_[at];
  return block.is(BlockKind::Paragraph) && !block.settled && count_words(block.text, 4) <= 3 && ends_open(block.text) &&
         starts_upper(block.text) && at > 0 && blocks_[at - 1].is(BlockKind::Heading);
}

bool ListSettler::is_short(std::size_t at) const {
  return at < blocks_.size() && blocks_[at].is(BlockKind::Paragraph) && !blocks_[at].settled &&
         count_words(blocks_[at].text, whole_paragraph) < whole_paragraph;
}

/// "Quantitative data:" / "Trade data:" / text / "Refugee data:" / text: labels inside a label make the items.
bool ListSettler::settle_labels(std::size_t at) {
  const auto labelled = [&](std::size_t i) {
    return is_short(i) && ends_with_colon(blocks_[i].text) && count_words(blocks_[i].text, 8) <= 7 && is_short(i + 1) &&
           !ends_with_colon(blocks_[i + 1].text);
  };
  if (!labelled(at + 1)) return false;
  blocks_[at].leads = true;
  for (std::size_t i = at + 1; labelled(i); i += 2) {
    blocks_[i].text += ' ' + blocks_[i + 1].text;
    blocks_[i].lines.last = blocks_[i + 1].lines.last;
    make_item(blocks_[i]);
    dropped_[i + 1] = true;
  }
  return true;
}

void ListSettler::settle_lead(std::size_t at) {
  if (at + 1 >= blocks_.size()) return;
  if (blocks_[at + 1].is(BlockKind::Item)) {
    const bool tight =
        !blocks_[at + 1].loose && count_words(blocks_[at].text, 9) <= 8 && !ends_sentence(blocks_[at].text);
    blocks_[at].leads = introduces(blocks_[at]) || tight;
    return;
  }
  if (settle_labels(at)) return;
  std::size_t end = at + 1;
  while (is_short(end) && !ends_with_colon(blocks_[end].text) && !(end > at + 2 && takes_up(blocks_[end].text))) ++end;
  if (end < at + 3) return;
  blocks_[at].leads = true;
  for (std::size_t i = at + 1; i < end; ++i) make_item(blocks_[i]);
}

/// All that stands under a heading are short sentences, each a paragraph: a list, or one paragraph that was cut up.
void ListSettler::settle_sentences(std::size_t from) {
  std::size_t end = from;
  bool pronouns = false;
  while (end < blocks_.size() && blocks_[end].is(BlockKind::Paragraph) && !blocks_[end].settled) {
    const auto& text = blocks_[end].text;
    if (count_words(text, short_sentence) >= short_sentence || !ends_sentence(text) || !one_sentence(text)) return;
    pronouns = pronouns || (end > from && opens_with_pronoun(text));
    ++end;
  }
  if (end < from + 3 || (end < blocks_.size() && !blocks_[end].is(BlockKind::Heading))) return;
  if (!pronouns) {
    for (std::size_t i = from; i < end; ++i) make_item(blocks_[i]);
    return;
  }
  auto& first = blocks_[from];
  for (std::size_t i = from + 1; i < end; ++i) {
    first.text += ' ' + blocks_[i].text;
    first.lines.last = blocks_[i].lines.last;
    dropped_[i] = true;
    document_.account.repair("joined");
  }
}

std::size_t ListSettler::settle_items(std::size_t at) {
  const auto end = list_end(blocks_, at);
  const bool whole =
      std::all_of(blocks_.begin() + static_cast<std::ptrdiff_t>(at), blocks_.begin() + static_cast<std::ptrdiff_t>(end),
                  [](const Block& item) { return count_words(item.text, whole_paragraph) >= whole_paragraph; });
  if (!whole) return end;
  for (std::size_t i = at; i < end; ++i) {
    blocks_[i].kind = BlockKind::Paragraph;
    blocks_[i].text = blocks_[i].printed();
    blocks_[i].marker = {};
  }
  if (at > 0) blocks_[at - 1].leads = false;
  return end;
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

void settle_lists(Document& document) { ListSettler(document).run(); }

}  // namespace dossier::reading

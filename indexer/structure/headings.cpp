// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/structure/headings.hpp"

#include "indexer/cleaning/furniture.hpp"
#include "indexer/text/front_rules.hpp"
#include "indexer/text/marker.hpp"
#include "indexer/text/section_names.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace dossier::reading {
namespace {

constexpr std::size_t max_heading_words = 18;
constexpr std::size_t long_words = 40;  ///< a paragraph that a label alone can not introduce as an item

class HeadingSettler {
 public:
  explicit HeadingSettler(Document& document) : document_(document), blocks_(document.blocks) {}

  void run() {
    split_run_ins();
    demote();
    join_split();
    gather();
    bool references = false;  // between entries only a known name is a heading
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (promotes(i) && (!references || blocks_[i].bold() || named_role(blocks_[i].printed()).has_value()))
        promote(blocks_[i]);
      if (blocks_[i].is(BlockKind::Heading)) references = named_role(blocks_[i].text) == Section::References;
    }
  }

 private:
  void split_run_ins();
  void demote();
  void join_split();
  void gather();
  [[nodiscard]] bool promotes(std::size_t at) const;
  [[nodiscard]] bool promotes_label(std::size_t at) const;
  [[nodiscard]] bool promotes_numbered(std::size_t at, std::string_view text) const;
  [[nodiscard]] bool promotes_plain(std::size_t at, std::string_view text) const;
  [[nodiscard]] bool complete_before(std::size_t at) const;
  [[nodiscard]] const Block* next_text(std::size_t at) const;
  static void promote(Block& block);

  Document& document_;
  std::vector<Block>& blocks_;
  bool marked_ = false;           ///< the paper marks its headings
  std::set<std::string> labels_;  ///< lines ending in a colon, squeezed, without a plural s
};

std::string label_key(std::string_view text) {
  auto key = squeeze(text);
  if (key.ends_with('s')) key.pop_back();
  return key;
}

void HeadingSettler::promote(Block& block) {
  block.text = block.printed();
  block.marker = {};
  block.kind = BlockKind::Heading;
}

/// "Abstract: The paper …" becomes a heading and a paragraph.
void HeadingSettler::split_run_ins() {
  bool abstract_seen = false;
  std::vector<Block> out;
  out.reserve(blocks_.size() + 4);
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    auto& block = blocks_[i];
    const bool candidate = !block.settled && block.is(BlockKind::Paragraph);
    const auto name = candidate ? run_in_name(block.text, block.bold_lead) : RunIn{};
    const bool abstract = name.sort == RunIn::Sort::Abstract;
    // The parts of a structured abstract ("Methods: …") stay in it.
    const bool split = name.size < block.text.size() &&
                       (abstract ? !abstract_seen && i < 60
                                 : name.sort == RunIn::Sort::Heading &&
                                       (named_role(block.text.substr(0, name.name)) == Section::Back ||
                                        count_words(block.text, 12) >= 12));
    if (split) {
      Block heading;
      heading.kind = BlockKind::Heading;
      heading.text = block.text.substr(0, name.name);
      heading.settled = true;
      heading.loose = block.loose;
      heading.page = block.page;
      heading.lines = block.lines;
      heading.cut_before = std::exchange(block.cut_before, false);
      out.push_back(std::move(heading));
      block.text.erase(0, name.size);
      block.bold_lead = block.bold_lead > name.size ? block.bold_lead - name.size : 0;
      abstract_seen = abstract_seen || abstract;
    }
    out.push_back(std::move(block));
  }
  blocks_ = std::move(out);
}

/// Marked lines that are no headings.
void HeadingSettler::demote() {
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    auto& block = blocks_[i];
    if (!block.is(BlockKind::Heading) || block.settled) continue;
    const auto words = count_words(block.text, 32);
    const bool sentence = ends_sentence(block.text) && !block.text.ends_with('?') && words > 12;
    const bool rest = starts_lower(block.text) && i > 0 && blocks_[i - 1].is_text() && ends_open(blocks_[i - 1].text);
    if (!sentence && !rest && words <= 30 && !is_caption(block.text)) continue;
    block.kind = BlockKind::Paragraph;
    block.level = 0;
  }
}

/// A heading that a line break made two.
void HeadingSettler::join_split() {
  std::vector<bool> dropped(blocks_.size(), false);
  for (std::size_t i = 1; i < blocks_.size(); ++i) {
    auto& first = blocks_[i - 1];
    auto& second = blocks_[i];
    if (!first.is(BlockKind::Heading) || !second.is(BlockKind::Heading) || first.settled || second.settled) continue;
    if (first.level != second.level || heading_number(second.text).parts > 0) continue;
    if (match_marker(second.text).size > 0) continue;
    if (!is_function_word(last_token(first.text)) && !starts_lower(second.text) && !ends_hyphenated(first.text))
      continue;
    if (count_words(first.text) + count_words(second.text) > max_heading_words + 6) continue;
    second.text = first.text + ' ' + second.text;
    second.lines.first = first.lines.first;
    dropped[i - 1] = true;
    document_.account.repair("joined");
  }
  erase_blocks(blocks_, [&dropped](std::size_t i) { return dropped[i]; });
}

void HeadingSettler::gather() {
  std::size_t marked = 0;
  for (const auto& block : blocks_) {
    if (block.is(BlockKind::Heading) && block.level > 0) ++marked;
    if (block.is(BlockKind::Paragraph) && block.bold() && !is_caption(block.text) && !ends_sentence(block.text))
      ++marked;
    if (block.is(BlockKind::Paragraph) && ends_with_colon(block.text) && count_words(block.text, 7) <= 6) {
      labels_.insert(label_key(block.text));
    }
  }
  marked_ = marked >= 3;
}

bool HeadingSettler::complete_before(std::size_t at) const {
  while (at-- > 0) {
    const auto& block = blocks_[at];
    if (block.is(BlockKind::Footnote) || block.is(BlockKind::Front)) continue;
    if (is_caption(block.text)) return true;
    return !block.is_text() || !ends_open(block.text) || block.is(BlockKind::Item) || block.bold();
  }
  return true;
}

const Block* HeadingSettler::next_text(std::size_t at) const {
  for (std::size_t i = at + 1; i < blocks_.size(); ++i) {
    if (!blocks_[i].is(BlockKind::Footnote) && !blocks_[i].is(BlockKind::Front)) return &blocks_[i];
  }
  return nullptr;
}

bool HeadingSettler::promotes(std::size_t at) const {
  const auto& block = blocks_[at];
  if (!block.is_text() || block.settled || block.text.size() > 200) return false;
  if (block.marker.kind == MarkerKind::Bullet || block.marker.kind == MarkerKind::Raised) return false;
  if (count_words(block.text, max_heading_words + 1) > max_heading_words) return false;
  if (block.text.ends_with(',') || block.text.ends_with(';') || is_caption(block.text)) return false;
  const auto text = block.printed();
  if (starts_lower(text) || text.starts_with(':') || box_sort(text) != FrontSort::None ||
      text.find("://") != std::string::npos)
    return false;
  if (squeeze(text).empty()) return false;
  const auto number = heading_number(text);
  const bool sentence = ends_sentence(text) && !text.ends_with('?');
  if (sentence && !(block.bold() && number.parts > 0 && count_words(text, 9) <= 8)) return false;
  if (block.bold()) return block.marker.kind != MarkerKind::Bracket;
  if (ends_with_colon(text)) return promotes_label(at);
  if (number.parts > 0) return promotes_numbered(at, text);
  if (block.is(BlockKind::Item)) return false;
  if (labels_.contains(label_key(text))) return promotes_label(at);
  if (named_role(text).has_value() && count_words(text, 9) <= 8) {
    return complete_before(at) && (title_case_share(text) >= 0.5 || count_words(text, 4) <= 3);
  }
  return !marked_ && promotes_plain(at, text);
}

/// "Evidence:" above short lines introduces a list; above a long paragraph it is a heading.
bool HeadingSettler::promotes_label(std::size_t at) const {
  const auto& block = blocks_[at];
  if (block.is(BlockKind::Item) || count_words(block.text, 9) > 8 || title_case_share(block.text) < 0.5) return false;
  const auto* next = next_text(at);
  return next != nullptr && next->is(BlockKind::Paragraph) && !next->bold() &&
         count_words(next->text, long_words) >= long_words && complete_before(at);
}

bool HeadingSettler::promotes_numbered(std::size_t at, std::string_view text) const {
  const auto& block = blocks_[at];
  const auto number = heading_number(text);
  const auto words = text.substr(number.size);
  const bool titled = title_case_share(words) >= 0.5 || all_caps(words);
  if (number.parts >= 2) return starts_upper(words) && complete_before(at);
  if (named_role(text).has_value() && number.parts > 0 && count_words(words, 7) <= 6 && titled) {
    return at + 1 >= blocks_.size() || !blocks_[at + 1].is(BlockKind::Item);
  }
  if (block.is(BlockKind::Item)) {
    // Next to other items of its sort it is one of a list.
    const auto sibling = [&](std::size_t other) {
      return other < blocks_.size() && blocks_[other].is(BlockKind::Item) &&
             blocks_[other].marker.kind == block.marker.kind;
    };
    if ((at > 0 && sibling(at - 1)) || sibling(at + 1)) return false;
    if (block.marker.kind != MarkerKind::Number || block.marker.printed.ends_with(')')) return false;
  }
  if (at > 0 && ends_with_colon(blocks_[at - 1].text) && blocks_[at - 1].is_text()) return false;
  const auto* next = next_text(at);
  if (next == nullptr || !complete_before(at)) return false;
  return titled || (count_words(words, 9) <= 8 && !marked_ && starts_upper(words));
}

bool HeadingSettler::promotes_plain(std::size_t at, std::string_view text) const {
  if ((is_function_word(last_token(text)) && !all_caps(text)) || text.find('@') != std::string_view::npos) return false;
  if (at > 0 && blocks_[at - 1].is_text() && ends_with_colon(blocks_[at - 1].text)) return false;
  const auto* next = next_text(at);
  if (next == nullptr || next->is(BlockKind::Table) || starts_lower(next->text) || !complete_before(at)) return false;
  const auto words = count_words(text, 15);
  if (words > 14) return false;
  if (title_case_share(text) >= 0.5 || all_caps(text)) return true;
  return words <= 8 && next->is(BlockKind::Paragraph) && count_words(next->text, 20) >= 20;
}

}  // namespace

bool is_caption(std::string_view text) {
  std::size_t name = 0;
  for (const std::string_view word :
       {"table", "figure", "fig.", "fig", "tabelle", "abbildung", "tableau", "chart", "box"}) {
    if (starts_with_ci(text, word) && !is_lower_ascii(text.front())) {
      name = word.size();
      break;
    }
  }
  if (name == 0 || name >= text.size()) return false;
  auto rest = trim(text.substr(name));
  if (starts_with_ci(rest, "no.")) rest = trim(rest.substr(3));
  const auto number = first_token(rest);
  const auto digits = number.find_first_of("0123456789IVX");
  if (digits != 0) return false;
  rest = trim(rest.substr(number.size()));
  if (rest.empty() || number.ends_with(':') || number.ends_with('.')) return true;
  return !starts_lower(rest);
}

void settle_headings(Document& document) { HeadingSettler(document).run(); }

}  // namespace dossier::reading

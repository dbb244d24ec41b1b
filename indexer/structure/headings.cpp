// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/structure/headings.hpp"

#include "indexer/blocks/draft.hpp"
#include "indexer/text/caption.hpp"
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

/// Why a line is a heading.
struct Verdict {
  std::string_view why;  ///< empty where it is none
  Confidence confidence = Confidence::Likely;

  [[nodiscard]] bool is_heading() const { return !why.empty(); }
};

class HeadingFinder {
 public:
  explicit HeadingFinder(const StageInput& input) : draft_(input.blocks) { gather(input.blocks); }

  std::vector<Edit> run() {
    bool references = false;  // between entries only a known name is a heading
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      const auto why = why_heading(i);
      if (why.is_heading() && (!references || draft_[i].bold() || named_role(draft_[i].printed()).has_value()))
        promote(i, why);
      if (draft_[i].is(BlockKind::Heading)) references = named_role(draft_[i].text) == Section::References;
    }
    return std::move(draft_).edits();
  }

 private:
  void gather(const std::vector<Block>& blocks);
  [[nodiscard]] bool may_be_heading(std::size_t at, std::string_view text) const;
  [[nodiscard]] Verdict why_heading(std::size_t at) const;
  [[nodiscard]] bool promotes_label(std::size_t at) const;
  [[nodiscard]] bool promotes_numbered(std::size_t at, std::string_view text) const;
  [[nodiscard]] bool promotes_plain(std::size_t at, std::string_view text) const;
  [[nodiscard]] bool complete_before(std::size_t at) const;
  [[nodiscard]] const Block* next_text(std::size_t at) const;
  void promote(std::size_t at, const Verdict& verdict);

  Draft draft_;
  bool marked_ = false;           ///< the paper marks its headings
  std::set<std::string> labels_;  ///< lines ending in a colon, squeezed, without a plural s
};

std::string label_key(std::string_view text) {
  auto key = squeeze(text);
  if (key.ends_with('s')) key.pop_back();
  return key;
}

void HeadingFinder::promote(std::size_t at, const Verdict& verdict) {
  auto& block = draft_.change(at, verdict.why, verdict.confidence);
  block.text = block.printed();
  block.marker = {};
  block.kind = BlockKind::Heading;
}

void HeadingFinder::gather(const std::vector<Block>& blocks) {
  std::size_t marked = 0;
  for (const auto& block : blocks) {
    if (block.is(BlockKind::Heading) && block.level > 0) ++marked;
    if (block.is(BlockKind::Paragraph) && block.bold() && !is_caption(block.text) && !ends_sentence(block.text))
      ++marked;
    if (block.is(BlockKind::Paragraph) && ends_with_colon(block.text) && count_words(block.text, 7) <= 6) {
      labels_.insert(label_key(block.text));
    }
  }
  marked_ = marked >= 3;
}

bool HeadingFinder::complete_before(std::size_t at) const {
  while (at-- > 0) {
    const auto& block = draft_[at];
    if (block.is(BlockKind::Footnote) || block.is(BlockKind::Front)) continue;
    if (is_caption(block.text)) return true;
    return !block.is_text() || !ends_open(block.text) || block.is(BlockKind::Item) || block.bold();
  }
  return true;
}

const Block* HeadingFinder::next_text(std::size_t at) const {
  for (std::size_t i = at + 1; i < draft_.size(); ++i) {
    if (!draft_[i].is(BlockKind::Footnote) && !draft_[i].is(BlockKind::Front)) return &draft_[i];
  }
  return nullptr;
}

/// Whether nothing speaks against the block being a heading.
bool HeadingFinder::may_be_heading(std::size_t at, std::string_view text) const {
  const auto& block = draft_[at];
  if (block.marker.kind == MarkerKind::Bullet || block.marker.kind == MarkerKind::Raised) return false;
  if (count_words(block.text, max_heading_words + 1) > max_heading_words) return false;
  if (block.text.ends_with(',') || block.text.ends_with(';') || is_caption(block.text)) return false;
  if (starts_lower(text) || text.starts_with(':') || box_sort(text) != FrontSort::None ||
      text.find("://") != std::string::npos) {
    return false;
  }
  return !squeeze(text).empty();
}

Verdict HeadingFinder::why_heading(std::size_t at) const {
  const auto& block = draft_[at];
  if (!block.is_text() || block.settled || block.text.size() > 200) return {};
  const auto text = block.printed();
  if (!may_be_heading(at, text)) return {};
  const auto number = heading_number(text);
  const bool sentence = ends_sentence(text) && !text.ends_with('?');
  if (sentence && !(block.bold() && number.parts > 0 && count_words(text, 9) <= 8)) return {};
  const auto verdict = [](bool holds, std::string_view why, Confidence confidence) {
    return holds ? Verdict{why, confidence} : Verdict{};
  };
  constexpr std::string_view label = "a label above a paragraph";
  if (block.bold()) return verdict(block.marker.kind != MarkerKind::Bracket, "a bold line", Confidence::Likely);
  if (ends_with_colon(text)) return verdict(promotes_label(at), label, Confidence::Guess);
  if (number.parts > 0) return verdict(promotes_numbered(at, text), "a numbered line", Confidence::Likely);
  if (block.is(BlockKind::Item)) return {};
  if (labels_.contains(label_key(text))) return verdict(promotes_label(at), label, Confidence::Guess);
  if (named_role(text).has_value() && count_words(text, 9) <= 8) {
    const bool titled = title_case_share(text) >= 0.5 || count_words(text, 4) <= 3;
    return verdict((complete_before(at) && titled) || block.short_line, "names a section", Confidence::Certain);
  }
  return verdict(!marked_ && promotes_plain(at, text), "a short line above text in a paper that marks no headings",
                 Confidence::Guess);
}

/// "Evidence:" above short lines introduces a list; above a long paragraph it is a heading.
bool HeadingFinder::promotes_label(std::size_t at) const {
  const auto& block = draft_[at];
  if (block.is(BlockKind::Item) || count_words(block.text, 9) > 8 || title_case_share(block.text) < 0.5) return false;
  const auto* next = next_text(at);
  return next != nullptr && next->is(BlockKind::Paragraph) && !next->bold() &&
         count_words(next->text, long_words) >= long_words && complete_before(at);
}

bool HeadingFinder::promotes_numbered(std::size_t at, std::string_view text) const {
  const auto& block = draft_[at];
  const auto number = heading_number(text);
  const auto words = text.substr(number.size);
  const bool titled = title_case_share(words) >= 0.5 || all_caps(words);
  if (number.parts >= 2) return starts_upper(words) && complete_before(at);
  if (named_role(text).has_value() && number.parts > 0 && count_words(words, 7) <= 6 && titled) {
    return at + 1 >= draft_.size() || !draft_[at + 1].is(BlockKind::Item);
  }
  if (block.is(BlockKind::Item)) {
    // Next to other items of its sort it is one of a list.
    const auto sibling = [&](std::size_t other) {
      return other < draft_.size() && draft_[other].is(BlockKind::Item) &&
             draft_[other].marker.kind == block.marker.kind;
    };
    if ((at > 0 && sibling(at - 1)) || sibling(at + 1)) return false;
    if (block.marker.kind != MarkerKind::Number || block.marker.printed.ends_with(')')) return false;
  }
  if (at > 0 && ends_with_colon(draft_[at - 1].text) && draft_[at - 1].is_text()) return false;
  const auto* next = next_text(at);
  if (next == nullptr || !complete_before(at)) return false;
  return titled || (count_words(words, 9) <= 8 && !marked_ && starts_upper(words));
}

bool HeadingFinder::promotes_plain(std::size_t at, std::string_view text) const {
  if ((is_function_word(last_token(text)) && !all_caps(text)) || text.find('@') != std::string_view::npos) return false;
  if (at > 0 && draft_[at - 1].is_text() && ends_with_colon(draft_[at - 1].text)) return false;
  const auto* next = next_text(at);
  if (next == nullptr || next->is(BlockKind::Table) || starts_lower(next->text)) return false;
  if (!complete_before(at) && !(draft_[at].short_line && draft_[at].loose)) return false;
  if (draft_[at].short_line) return true;
  const auto words = count_words(text, 15);
  if (words > 14) return false;
  if (title_case_share(text) >= 0.5 || all_caps(text)) return true;
  return words <= 8 && next->is(BlockKind::Paragraph) && count_words(next->text, 20) >= 20;
}

/// Whether a paragraph begins with a heading of its own.
bool begins_with_heading(const Block& block, const RunIn& name, bool may_be_abstract) {
  if (name.size >= block.text.size()) return false;
  if (name.sort == RunIn::Sort::Abstract) return may_be_abstract;
  // The parts of a structured abstract ("Methods: …") stay in it.
  return name.sort == RunIn::Sort::Heading &&
         (named_role(block.text.substr(0, name.name)) == Section::Back || count_words(block.text, 12) >= 12);
}

/// Why a marked line is no heading; null where it is one.
const char* why_no_heading(const std::vector<Block>& blocks, std::size_t at) {
  const auto& block = blocks[at];
  const auto words = count_words(block.text, 32);
  if (ends_sentence(block.text) && !block.text.ends_with('?') && words > 12) return "a whole sentence";
  const auto* above = at > 0 ? &blocks[at - 1] : nullptr;
  if (above != nullptr && starts_lower(block.text) && above->is_text() && ends_open(above->text))
    return "the rest of the sentence above";
  if (words > 30) return "more words than a heading has";
  return is_caption(block.text) ? "a caption" : nullptr;
}

/// Whether the second heading goes on with the first.
bool is_rest_of_heading(const Block& first, const Block& second) {
  if (!first.is(BlockKind::Heading) || !second.is(BlockKind::Heading) || first.settled || second.settled) return false;
  if (first.level != second.level || heading_number(second.text).parts > 0) return false;
  if (match_marker(second.text).size > 0) return false;
  if (!is_function_word(last_token(first.text)) && !starts_lower(second.text) && !ends_hyphenated(first.text))
    return false;
  return count_words(first.text) + count_words(second.text) <= max_heading_words + 6;
}

}  // namespace

namespace {

/// Whether a paragraph begins with bold words and a full stop or colon: "**Keepers in the north.** Joint keepers …".
bool has_bold_label(const Block& block) {
  if (!block.is(BlockKind::Paragraph) || block.bold_lead < 4 || block.bold()) return false;
  const auto label = trim(std::string_view(block.text).substr(0, block.bold_lead));
  return label.ends_with('.') || label.ends_with(':');
}

}  // namespace

std::vector<Edit> split_run_in_headings(const StageInput& input) {
  constexpr std::size_t near_front = 60;
  constexpr std::size_t name_words = 2;
  // Where bold words also begin paragraphs as labels, only the bare name of a section is a heading.
  const bool labels = std::any_of(input.blocks.begin(), input.blocks.end(), [](const Block& block) {
    return has_bold_label(block) && !named_role(block.text.substr(0, block.bold_lead));
  });
  Draft draft(input.blocks);
  bool abstract_seen = false;
  for (std::size_t i = 0; i < input.blocks.size(); ++i) {
    const auto& block = input.blocks[i];
    if (block.settled || !block.is(BlockKind::Paragraph)) continue;
    const auto name = run_in_name(block.text, block.bold_lead);
    if (!begins_with_heading(block, name, !abstract_seen && i < near_front)) continue;
    if (labels && has_bold_label(block) && name.sort == RunIn::Sort::Heading &&
        count_words(block.text.substr(0, name.name), name_words + 1) > name_words)
      continue;
    Block heading;
    heading.kind = BlockKind::Heading;
    heading.text = block.text.substr(0, name.name);
    heading.settled = true;
    heading.loose = block.loose;
    heading.page = block.page;
    heading.lines = block.lines;
    heading.cut_before = block.cut_before;
    draft.put_before(i, std::move(heading), "begins with the name of a section");
    auto& rest = draft.change(i, "begins with the name of a section");
    rest.cut_before = false;
    rest.text.erase(0, name.size);
    rest.bold_lead = rest.bold_lead > name.size ? rest.bold_lead - name.size : 0;
    abstract_seen = abstract_seen || name.sort == RunIn::Sort::Abstract;
  }
  return std::move(draft).edits();
}

std::vector<Edit> demote_headings(const StageInput& input) {
  Draft draft(input.blocks);
  for (std::size_t i = 0; i < input.blocks.size(); ++i) {
    if (!input.blocks[i].is(BlockKind::Heading) || input.blocks[i].settled) continue;
    const auto* why = why_no_heading(input.blocks, i);
    if (why == nullptr) continue;
    auto& block = draft.change(i, why);
    block.kind = BlockKind::Paragraph;
    block.level = 0;
  }
  return std::move(draft).edits();
}

std::vector<Edit> join_cut_headings(const StageInput& input) {
  Draft draft(input.blocks);
  for (std::size_t i = 1; i < draft.size(); ++i) {
    if (!is_rest_of_heading(draft[i - 1], draft[i])) continue;
    const auto& first = draft[i - 1];
    auto& second = draft.join(i, i - 1, "a heading over two lines");
    second.text = first.text + ' ' + second.text;
    second.lines.first = first.lines.first;
  }
  return std::move(draft).edits();
}

std::vector<Edit> find_headings(const StageInput& input) { return HeadingFinder(input).run(); }

}  // namespace dossier::reading

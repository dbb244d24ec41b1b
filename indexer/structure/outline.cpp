// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/structure/outline.hpp"

#include "indexer/text/section_names.hpp"
#include "indexer/text/text_rules.hpp"
#include "stopwords/section_words.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace dossier::reading {
namespace {

using Style = HeadingNumber::Style;

struct Heading {
  std::string text;
  HeadingNumber number;
  std::optional<Section> role;
  std::uint8_t level = 0;
  bool empty = false;  ///< the next heading follows at once
  bool italic = false;
};

struct Open {
  std::size_t heading = 0;
  std::size_t depth = 1;
  Section section = Section::Analysis;
  Style style = Style::None;
  std::uint32_t value = 0;
};

/// Parts that a paper has before its results, and the results themselves.
bool is_preparation(Section section) {
  return section == Section::Introduction || section == Section::Literature || section == Section::Theory ||
         section == Section::Methods || section == Section::Abstract || section == Section::Background;
}

/// Roles of sections that stand at the outermost level of a paper.
bool is_core(Section section) {
  return section == Section::Abstract || section == Section::Introduction || section == Section::Literature ||
         section == Section::Methods || section == Section::Analysis || section == Section::Discussion ||
         section == Section::Conclusion || section == Section::References;
}

/// Roles that only a whole section has; a part of another section with such a name keeps to its parent.
bool only_whole(Section section) {
  return section == Section::Introduction || section == Section::Conclusion || section == Section::Analysis ||
         section == Section::Discussion || section == Section::Abstract;
}

bool holds_any(std::string_view heading, const std::vector<std::string_view>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return contains_ci(heading, word); });
}

bool names_theory(std::string_view heading) {
  static const auto words = heading_words("theory");
  return holds_any(heading, words);
}

/// What an introduction says of the study itself.
bool names_aims(std::string_view heading) {
  static const auto words = heading_words("aims");
  return holds_any(heading, words);
}

bool names_school(std::string_view heading) {
  static const auto words = heading_words("school");
  return holds_any(heading, words);
}

constexpr std::size_t max_depth = 9;

class OutlineMaker {
 public:
  explicit OutlineMaker(const std::vector<Block>& blocks) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const auto& block = blocks[i];
      if (!block.is(BlockKind::Heading)) continue;
      Heading heading;
      heading.text = block.text;
      heading.number = heading_number(block.text);
      heading.role = named_role(block.text);
      heading.level = block.level;
      heading.italic = block.italic;
      heading.empty = i + 1 < blocks.size() && blocks[i + 1].is(BlockKind::Heading);
      headings_.push_back(std::move(heading));
    }
    survey();
  }

  std::vector<Location> run(Section before_first) {
    std::vector<Location> locations(1);
    locations.front().section = before_first;
    for (std::size_t i = 0; i < headings_.size(); ++i) {
      enter(i);
      Location location;
      for (const auto& open : stack_) {
        location.path.push_back(headings_[open.heading].text);
        location.headings.push_back(open.heading + 1);
      }
      location.section = stack_.back().section;
      locations.push_back(std::move(location));
    }
    return locations;
  }

 private:
  void survey();
  void survey_outermost();
  void enter(std::size_t at);
  std::size_t depth_of(std::size_t at);
  [[nodiscard]] const Open* before_in_series(Style style, std::uint32_t value) const;
  void tell_letter_from_roman(Heading& heading) const;
  [[nodiscard]] std::optional<std::size_t> depth_by_series(const Heading& heading) const;
  [[nodiscard]] std::size_t depth_by_level(const Heading& heading) const;
  [[nodiscard]] std::size_t depth_of_part(std::size_t at) const;
  [[nodiscard]] std::size_t depth_without_number(std::size_t at) const;
  [[nodiscard]] Section section_of(std::size_t at, std::size_t depth, bool& promoted) const;
  [[nodiscard]] Section inherited(std::size_t at, const Open& parent, bool& promoted) const;
  [[nodiscard]] bool preparation_follows(std::size_t at) const { return at + 1 < last_preparation_; }

  std::vector<Heading> headings_;
  std::vector<Open> stack_;
  Style top_style_ = Style::None;     ///< numbering of the outermost headings
  bool decimals_ = false;             ///< 1.1 and the like occur
  bool italics_ = false;              ///< headings in italics are parts of those that are not
  std::uint8_t top_level_ = 0;        ///< level of all named sections where the marks can be trusted
  std::size_t last_result_ = 0;       ///< behind the last heading that names the results
  std::size_t last_preparation_ = 0;  ///< behind the last heading that names a preparation or the results
  bool structural_ = false;           ///< the depth of the heading at hand is known from number or level
};

void OutlineMaker::survey() {
  for (std::size_t i = 0; i < headings_.size(); ++i) {
    const auto role = headings_[i].role;
    if (!role) continue;
    if (is_preparation(*role) && *role != Section::Abstract) last_preparation_ = i + 1;
    if (*role == Section::Analysis) last_result_ = i + 1;
  }
  decimals_ = std::count_if(headings_.begin(), headings_.end(),
                            [](const Heading& heading) { return heading.number.parts >= 2; }) >= 2;
  // A single 2.1 counts where it stands in section 2.
  for (std::size_t i = 0; i + 1 < headings_.size(); ++i) {
    const auto& number = headings_[i].number;
    const auto& next = headings_[i + 1].number;
    decimals_ = decimals_ || (number.style == Style::Decimal && number.parts == 1 && next.parts == 2 &&
                              next.first == number.last && next.last == 1);
  }
  // Sections with a name show what is outermost: set upright, though others are in italics.
  std::size_t upright = 0;
  std::size_t slanted = 0;
  for (const auto& heading : headings_) {
    const bool outermost = heading.role && is_core(*heading.role);
    upright += outermost && !heading.italic ? 1 : 0;
    slanted += outermost && heading.italic ? 1 : 0;
    italics_ = italics_ || heading.italic;
  }
  italics_ = italics_ && upright >= 2 && slanted == 0;
  survey_outermost();
}

/// What the sections with a name, each counted once, have in common: their numbering and their level.
void OutlineMaker::survey_outermost() {
  std::array<std::size_t, 4> named_by_style{};
  std::array<bool, section_names.size()> seen{};
  std::vector<std::uint8_t> levels;
  for (const auto& heading : headings_) {
    if (!heading.role || heading.number.parts >= 2) continue;
    auto& known = seen[static_cast<std::size_t>(*heading.role)];
    if (known) continue;
    known = true;
    if (heading.number.parts == 1) ++named_by_style[static_cast<std::size_t>(heading.number.style)];
    // What may as well be a part of another section tells nothing of the outermost level.
    if (is_core(*heading.role)) levels.push_back(heading.level);
  }
  for (const auto style : {Style::Letter, Style::Roman, Style::Decimal}) {
    if (named_by_style[static_cast<std::size_t>(style)] >= 2) top_style_ = style;
  }
  if (decimals_) top_style_ = Style::Decimal;
  if (levels.size() < 2 || levels.front() == 0) return;
  const auto level = levels.front();
  const bool agree = std::all_of(levels.begin(), levels.end(), [level](auto other) { return other == level; });
  const bool deeper = std::any_of(headings_.begin(), headings_.end(),
                                  [level](const Heading& heading) { return heading.level > level; });
  if (agree && deeper) top_level_ = level;
}

/// The innermost open heading that is counted in this style and stands right before this value; one may be missing.
const Open* OutlineMaker::before_in_series(Style style, std::uint32_t value) const {
  const auto open = std::find_if(stack_.rbegin(), stack_.rend(), [&](const Open& candidate) {
    return candidate.style == style && candidate.value < value && candidate.value + 2 >= value;
  });
  return open == stack_.rend() ? nullptr : &*open;
}

/// C, D, I, L, M, V and X are Roman numerals and letters: what stands open tells which.
void OutlineMaker::tell_letter_from_roman(Heading& heading) const {
  auto& number = heading.number;
  if (!number.roman_too) return;
  const auto letter = static_cast<std::uint32_t>(heading.text[heading.text.front() == '(' ? 1 : 0] - 'A') + 1;
  if (before_in_series(Style::Roman, number.last) != nullptr) return;
  const bool first = number.last == 1 || top_style_ == Style::Roman;
  if (first && before_in_series(Style::Letter, letter) == nullptr) return;
  number.style = Style::Letter;
  number.last = letter;
}

/// Depth of a heading with `A.`, `II.`, `3.` by the open headings that are counted alike.
std::optional<std::size_t> OutlineMaker::depth_by_series(const Heading& heading) const {
  const auto& number = heading.number;
  if (number.parts == 0) return std::nullopt;
  if (const auto* sibling = before_in_series(number.style, number.last)) return sibling->depth;
  if (stack_.empty()) return 1;
  return std::min(stack_.back().depth + 1, max_depth);
}

/// Depth by the marks of the format, where they can be trusted.
std::size_t OutlineMaker::depth_by_level(const Heading& heading) const {
  if (heading.level <= top_level_) return 1;
  std::size_t depth = 1;
  for (const auto& open : stack_) {
    if (headings_[open.heading].level < heading.level || open.style != Style::None) depth = open.depth + 1;
  }
  return std::min(depth, max_depth);
}

std::size_t OutlineMaker::depth_without_number(std::size_t at) const {
  const auto& heading = headings_[at];
  if (stack_.empty()) return 1;
  if (italics_ && heading.italic) {
    const auto upright =
        std::find_if(stack_.rbegin(), stack_.rend(), [&](const Open& open) { return !headings_[open.heading].italic; });
    return upright == stack_.rend() ? 1 : std::min(upright->depth + 1, max_depth);
  }
  const auto sibling = std::find_if(stack_.rbegin(), stack_.rend(), [&](const Open& open) {
    const auto& other = headings_[open.heading];
    return open.style == Style::None && !(italics_ && other.italic) && other.level == heading.level &&
           other.level > 0 && (!other.role || top_level_ > 0);
  });
  if (sibling != stack_.rend()) return sibling->depth;
  if (top_level_ > 0 && heading.level > 0) return depth_by_level(heading);
  // Without marks to trust: below the section with a name that is open, next to others of that sort.
  const auto& last = stack_.back();
  const auto below = std::min(last.depth + 1, max_depth);
  if (last.style != Style::None && ends_with_colon(heading.text)) return below;
  const auto opening = std::find_if(stack_.begin(), stack_.end(), [&](const Open& open) {
    return headings_[open.heading].role && headings_[open.heading].empty;  // begins with a heading of its own
  });
  if (opening != stack_.end()) return opening->depth + 1;
  if (headings_[stack_.front().heading].role) return 2;
  if (headings_[last.heading].empty && last.heading + 1 == at) return below;
  return stack_.size() > 1 ? stack_[1].depth : 1;
}

std::size_t OutlineMaker::depth_of(std::size_t at) {
  auto& heading = headings_[at];
  tell_letter_from_roman(heading);
  const auto& number = heading.number;
  structural_ = true;
  if (number.style == Style::Decimal && decimals_) return std::min<std::size_t>(number.parts, max_depth);
  if (italics_ && heading.italic && number.parts == 0) return depth_without_number(at);
  const bool whole = heading.role && *heading.role != Section::Theory && *heading.role != Section::Background &&
                     *heading.role != Section::Recommendations;
  if (number.parts == 1 && number.style == top_style_) return 1;
  if (number.parts == 1 && !whole) {
    if (const auto depth = depth_by_series(heading)) return *depth;
  }
  if (top_level_ > 0 && heading.level > 0) return heading.level <= top_level_ ? 1 : depth_without_number(at);
  if (decimals_ && !heading.role && !stack_.empty()) {
    const auto& last = stack_.back();
    return std::min(last.style == Style::None ? last.depth : last.depth + 1, max_depth);
  }
  structural_ = false;
  if (whole) return 1;
  return heading.role ? depth_of_part(at) : depth_without_number(at);
}

/// Theory, background, recommendations: a part of an introduction or review, or a section.
std::size_t OutlineMaker::depth_of_part(std::size_t at) const {
  const bool inside =
      !stack_.empty() && headings_[stack_.front().heading].role && is_preparation(stack_.front().section);
  return inside && preparation_follows(at) && *headings_[at].role != Section::Recommendations ? 2 : 1;
}

Section OutlineMaker::inherited(std::size_t at, const Open& parent, bool& promoted) const {
  const auto& heading = headings_[at];
  const Section section = parent.section;
  if (section == Section::Front) return Section::Analysis;
  if (section == Section::References) return Section::Back;
  const bool numbered = heading.number.parts > 0;
  const bool result_follows = at + 1 < last_result_;
  if (section == Section::Methods && !numbered && !preparation_follows(at) && !result_follows &&
      !speaks_of_methods(heading.text)) {
    promoted = true;
    return Section::Analysis;
  }
  if (structural_ || headings_[parent.heading].empty) return section;
  if (is_preparation(section) &&
      ((!preparation_follows(at) && !(result_follows && section != Section::Theory)) || section == Section::Abstract)) {
    if (section == Section::Introduction && names_aims(heading.text)) return section;
    promoted = !(section == Section::Theory && names_theory(heading.text));
    const bool school = section == Section::Introduction || section == Section::Literature;
    return !promoted ? section : school && names_school(heading.text) ? Section::Theory : Section::Analysis;
  }
  return section;
}

Section OutlineMaker::section_of(std::size_t at, std::size_t depth, bool& promoted) const {
  const auto& heading = headings_[at];
  const Open* parent = nullptr;
  for (const auto& open : stack_) {
    if (open.depth < depth) parent = &open;
  }
  if (heading.role && (parent == nullptr || !only_whole(*heading.role) || !structural_)) return *heading.role;
  if (parent == nullptr) {
    // "A Constructivist Reading" right behind the introduction or the review is what the paper argues from.
    const bool early =
        !stack_.empty() && (stack_.front().section == Section::Introduction ||
                            stack_.front().section == Section::Literature || stack_.front().section == Section::Theory);
    if (!stack_.empty() && stack_.front().section == Section::Introduction && names_aims(heading.text)) {
      return Section::Introduction;
    }
    return early && names_school(heading.text) ? Section::Theory : Section::Analysis;
  }
  return inherited(at, *parent, promoted);
}

void OutlineMaker::enter(std::size_t at) {
  auto depth = depth_of(at);
  bool promoted = false;
  const auto section = section_of(at, depth, promoted);
  if (promoted) depth = 1;
  while (!stack_.empty() && stack_.back().depth >= depth) stack_.pop_back();
  stack_.push_back({at, depth, section, headings_[at].number.style, headings_[at].number.last});
}

/// The role of text that stands before the first heading: an abstract where keywords or an introduction follow.
Section before_first_heading(const std::vector<Block>& blocks) {
  bool text = false;
  for (const auto& block : blocks) {
    if (block.is(BlockKind::Front) && block.box == Box::Keywords && text) return Section::Abstract;
    if (block.is(BlockKind::Heading)) {
      return named_role(block.text) == Section::Introduction ? Section::Abstract : Section::Introduction;
    }
    text = text || block.is_text();
  }
  return Section::Introduction;
}

}  // namespace

Outline::Outline(const std::vector<Block>& blocks)
    : locations_(OutlineMaker(blocks).run(before_first_heading(blocks))) {}

}  // namespace dossier::reading

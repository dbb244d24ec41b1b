// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/structure/front_matter.hpp"

#include "indexer/cleaning/furniture.hpp"
#include "indexer/text/front_rules.hpp"
#include "indexer/text/section_names.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <set>

namespace dossier::reading {
namespace {

constexpr std::size_t max_zone = 60;
constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

bool is_line(const Block& block) {
  return block.is(BlockKind::Paragraph) || block.is(BlockKind::Heading) || block.is(BlockKind::Item);
}

bool names_section(const Block& block) {
  if (!is_line(block) || block.marker.kind == MarkerKind::Raised) return false;
  const auto text = block.printed();
  if (count_words(text, 10) > 9 || (ends_sentence(text) && !block.is(BlockKind::Heading))) return false;
  return named_role(text).has_value() && front_sort(text) == FrontSort::None;
}

/// A numbered heading such as `1 Origins` or `2.1 Setting`, not the first of a list of affiliations.
bool opens_with_number(const Block& block) {
  if (!block.is(BlockKind::Heading) && !block.is(BlockKind::Paragraph)) return false;
  const auto number = heading_number(block.text);
  return number.style == HeadingNumber::Style::Decimal && number.first == 1 && count_words(block.text, 15) <= 14 &&
         !ends_sentence(block.text) && front_sort(block.text) == FrontSort::None;
}

bool is_running_text(const Block& block, bool after_title) {
  if (!block.is(BlockKind::Paragraph) || front_sort(block.text) != FrontSort::None) return false;
  if (looks_like_names(block.text)) return false;
  const auto words = count_words(block.text, 61);
  return words >= 60 || (after_title && words >= 25 && ends_sentence(block.text));
}

/// A paragraph of whole sentences, however short: of the text where nothing says that it is of the front.
bool is_sentence(const Block& block) {
  constexpr std::size_t least_words = 5;
  constexpr std::size_t least_bytes = 40;  // of a script without spaces
  return block.is(BlockKind::Paragraph) && ends_sentence(block.text) && front_sort(block.text) == FrontSort::None &&
         !looks_like_names(block.text) &&
         (count_words(block.text, least_words) >= least_words || block.text.size() >= least_bytes);
}

bool may_be_title(const Block& block) {
  if (!is_line(block) || block.is(BlockKind::Item)) return false;
  const auto words = count_words(block.text, 41);
  const auto sort = front_sort(block.text);
  const bool fits =
      sort == FrontSort::None || (sort == FrontSort::Affiliation && block.level > 0 && block.note_marks.empty());
  const bool lone = words == 1 && block.is(BlockKind::Heading) && block.level == 1;  // "# Détente"
  return (words >= 2 || lone) && words <= 40 && fits && !is_badge(block.text) && !ends_with_colon(block.text) &&
         block.text.find('@') == std::string::npos;
}

/// How much a block of the zone looks like the title; 0 where it does not.
int title_rank(const std::vector<Block>& blocks, std::size_t at, std::size_t zone) {
  const auto& block = blocks[at];
  if (!may_be_title(block)) return 0;
  int rank = 1;
  if (block.is(BlockKind::Heading)) rank += 40 - (4 * block.level);
  if (block.bold()) rank += 12;
  const auto words = count_words(block.text, 41);
  if (words >= 5) rank += 6;
  if (words <= 2) rank -= 4;
  const bool marked = !block.note_marks.empty() || block.marker.kind == MarkerKind::Raised;
  if (marked && looks_like_names(block.text)) rank -= 12;
  if (!marked && looks_like_names(block.text) && words <= 4) rank -= 2;
  if (at + 1 < zone) {
    const auto& next = blocks[at + 1];
    if (!next.note_marks.empty() || next.symbols || next.marker.kind == MarkerKind::Raised) rank += 8;
    if (looks_like_names(next.text)) rank += 4;
  }
  if (ends_sentence(block.text) && !block.text.ends_with('?')) rank -= 5;
  return std::max(rank, 1);
}

std::size_t find_title(const std::vector<Block>& blocks, std::size_t zone, const std::string& known) {
  std::size_t best = nowhere;
  int best_rank = 0;
  const auto known_key = squeeze(known);
  for (std::size_t i = 0; i < zone; ++i) {
    if (!known_key.empty() && squeeze(blocks[i].text) == known_key) return i;
    const int rank = title_rank(blocks, i, zone);
    if (rank > best_rank) {
      best = i;
      best_rank = rank;
    }
  }
  return best;
}

/// A note on the author in whole sentences, not an affiliation.
bool tells_of_person(std::string_view text) {
  if (!ends_sentence(text)) return false;
  for (const std::string_view verb :
       {" is ", " was ", " holds ", " works ", " teaches ", " has ", " i ", " are ", " serves ", " thank"}) {
    if (contains_ci(text, verb)) return true;
  }
  return false;
}

class FrontSorter {
 public:
  explicit FrontSorter(Document& document)
      : document_(document), blocks_(document.blocks), dropped_(document.blocks.size(), false) {}

  void run() {
    zone_ = front_zone(blocks_, !document_.paper.title.empty());
    sort_zone();
    sort_keywords();
    sort_affiliations();
    sort_boxes();
    drop_repeated_title();
    erase_blocks(blocks_, [this](std::size_t i) { return dropped_[i]; });
  }

 private:
  void drop(std::size_t at, const char* reason) {
    dropped_[at] = true;
    document_.account.drop(reason, blocks_[at]);
  }
  void make_front(Block& block, Box box) {
    block.kind = BlockKind::Front;
    block.box = box;
    block.settled = true;
    for (const auto mark : block.note_marks) author_marks_.insert(mark);
    if (box != Box::Authors) return;
    if (block.marker.ordinal > 0) author_marks_.insert(block.marker.ordinal);
    const auto before = block.text;
    for (const auto mark : take_glued_marks(block.text, block.first_line)) {
      author_marks_.insert(mark);
      document_.account.drop("mark", std::to_string(mark), 0);
    }
    if (block.text.size() != before.size()) {
      block.bold_lead = std::min(block.bold_lead, block.text.size());
      document_.account.repair("note mark taken out");
    }
  }
  void join_title();
  void drop_cover();
  void find_names_above();
  void sort_zone();
  void sort_keywords();
  [[nodiscard]] bool is_affiliation(const Block& block, bool near) const;
  void sort_affiliations();
  void sort_boxes();
  void drop_repeated_title();
  [[nodiscard]] bool belongs_to_box(std::size_t at) const;

  Document& document_;
  std::vector<Block>& blocks_;
  std::vector<bool> dropped_;
  std::size_t zone_ = 0;
  std::size_t title_ = nowhere;
  bool names_above_ = false;
  std::set<std::uint32_t> author_marks_;
};

/// A title that a converter made into two headings or bold lines, or whose first line ends in a colon.
void FrontSorter::join_title() {
  auto& title = blocks_[title_];
  if (title_ > 0) {
    auto& above = blocks_[title_ - 1];
    const bool alike = above.kind == title.kind && above.level == title.level && above.bold() == title.bold() &&
                       all_caps(above.text) == all_caps(title.text);
    if (alike && ends_with_colon(above.text) && count_words(above.text, 3) >= 2 &&
        front_sort(above.text) == FrontSort::None) {
      title.text = above.text + ' ' + title.text;
      title.lines.first = above.lines.first;
      dropped_[title_ - 1] = true;
      document_.account.repair("joined");
      return;
    }
    // A title in capitals and below it, without a blank line, what it means.
    if (above.lines.last + 1 == title.lines.first && above.is(title.kind) && all_caps(above.text) &&
        !all_caps(title.text) && front_sort(above.text) == FrontSort::None && !is_badge(above.text)) {
      title.text = above.text + ' ' + title.text;
      title.lines.first = above.lines.first;
      title.bold_lead = 0;
      dropped_[title_ - 1] = true;
      document_.account.repair("joined");
      return;
    }
  }
  const auto next = title_ + 1;
  if (next >= zone_ || blocks_[next].kind != title.kind || blocks_[next].level != title.level) return;
  const bool goes_on = is_function_word(last_token(title.text)) || title.text.ends_with(':') ||
                       starts_lower(blocks_[next].text) || is_function_word(first_token(blocks_[next].text));
  if (!goes_on || !may_be_title(blocks_[next]) || (!title.is(BlockKind::Heading) && !title.bold())) return;
  title.text += ' ' + blocks_[next].text;
  title.lines.last = blocks_[next].lines.last;
  dropped_[next] = true;
  document_.account.repair("joined");
}

/// A page that the publisher put before the paper and that has its title too.
void FrontSorter::drop_cover() {
  if (title_ == nowhere || title_ < 3) return;
  const auto key = squeeze(blocks_[title_].text);
  const bool cover = std::any_of(blocks_.begin(), blocks_.begin() + static_cast<std::ptrdiff_t>(title_ - 2),
                                 [&key](const Block& block) { return squeeze(block.text) == key; });
  for (std::size_t i = 0; cover && i < title_; ++i) {
    document_.front_lines.push_back(blocks_[i].text);
    drop(i, "cover page");
  }
}

/// Where the author stands above the title, what is around the name belongs to it; else it is the journal's.
void FrontSorter::find_names_above() {
  if (title_ != nowhere && title_ + 1 < zone_ && looks_like_names(blocks_[title_ + 1].text))
    return;  // they stand below it
  for (std::size_t i = 0; i < title_ && i < zone_; ++i) {
    const auto& block = blocks_[i];
    const bool name = looks_like_names(block.text) && !all_caps(block.text) && count_words(block.text, 7) <= 6 &&
                      block.text.find_first_of("0123456789") == std::string::npos && !block.bold();
    names_above_ = names_above_ || (name && front_sort(block.text) == FrontSort::None && zone_ > title_ &&
                                    !block.is(BlockKind::Heading));
  }
}

void FrontSorter::sort_zone() {
  title_ = find_title(blocks_, zone_, document_.paper.title);
  if (title_ != nowhere) {
    join_title();
    make_front(blocks_[title_], Box::Title);
    if (document_.paper.title.empty()) document_.paper.title = blocks_[title_].text;
  }
  find_names_above();
  drop_cover();
  for (std::size_t i = 0; i < zone_; ++i) {
    if (i == title_ || dropped_[i] || blocks_[i].is(BlockKind::Table)) continue;
    const auto sort = front_sort(blocks_[i].text);
    const bool journal = sort == FrontSort::Journal || (title_ != nowhere && i < title_ && sort == FrontSort::None &&
                                                        !names_above_ && blocks_[i].note_marks.empty());
    const bool again = title_ != nowhere && squeeze(blocks_[i].text) == squeeze(blocks_[title_].text);
    if (again) {
      drop(i, "repeated title");
    } else if (squeeze(blocks_[i].text) == "articleinfo") {
      drop(i, "journal line");
    } else if (sort == FrontSort::ArticleType || is_badge(blocks_[i].text)) {
      drop(i, sort == FrontSort::ArticleType ? "article type" : "badge");
    } else if (journal) {
      document_.front_lines.push_back(blocks_[i].text);
      drop(i, "journal line");
    } else if (run_in_name(blocks_[i].text, blocks_[i].bold_lead).sort == RunIn::Sort::Keywords) {
      make_front(blocks_[i], Box::Keywords);
    } else {
      make_front(blocks_[i], Box::Authors);
    }
  }
}

/// Keywords behind the abstract; where they stand on lines of their own below their name, those too.
void FrontSorter::sort_keywords() {
  const auto limit = std::min(blocks_.size(), zone_ + 40);
  for (std::size_t i = zone_; i < limit; ++i) {
    auto& block = blocks_[i];
    if (dropped_[i] || !is_line(block) || block.settled) continue;
    const auto name = run_in_name(block.text, block.bold_lead);
    const auto key = squeeze(block.text);
    const bool alone = key == "keywords" || key == "keyword" || key == "indexterms";
    if (name.sort != RunIn::Sort::Keywords && !alone) continue;
    make_front(block, Box::Keywords);
    block.notes.clear();
    for (std::size_t k = i + 1;
         (alone || name.size >= block.text.size()) && k < limit && is_line(blocks_[k]) && k < i + 20; ++k) {
      const bool item = blocks_[k].is(BlockKind::Item);
      if (blocks_[k].is(BlockKind::Heading) || names_section(blocks_[k]) || (!item && k > i + 1)) break;
      block.text += ' ' + blocks_[k].text;
      block.lines.last = blocks_[k].lines.last;
      dropped_[k] = true;
      if (!item) break;
    }
    return;
  }
}

/// Whether a block near the front is an affiliation: by its mark, which stands at an author's name, and its words.
bool FrontSorter::is_affiliation(const Block& block, bool near) const {
  const bool bullet = block.marker.kind == MarkerKind::Bullet && near;  // "* Professor, University …"
  const bool star = block.marker.kind == MarkerKind::Raised && block.marker.ordinal == 0;
  const bool numbered = (block.marker.counts() || block.marker.kind == MarkerKind::Raised) &&
                        block.marker.ordinal > 0 && author_marks_.contains(block.marker.ordinal);
  if (!bullet && !star && !numbered) return false;
  const auto sort = front_sort(block.text);
  if (sort == FrontSort::None || sort == FrontSort::Journal) return false;
  // A star may also mark the author's thanks, which are a note.
  return numbered || (star && is_box_sort(sort)) || !tells_of_person(block.text);
}

/// Affiliations that were printed at the foot of the first page, into the text.
void FrontSorter::sort_affiliations() {
  if (author_marks_.empty() && title_ == nowhere) return;
  const auto limit = std::min(blocks_.size(), zone_ + 40);
  for (std::size_t i = zone_; i < limit; ++i) {
    auto& block = blocks_[i];
    if (dropped_[i] || block.settled || !block.is_text()) continue;
    if (is_affiliation(block, i < zone_ + 12)) make_front(block, Box::Authors);
  }
}

/// Whether the block at `at` is of a box, or a short line right before one that is.
bool FrontSorter::belongs_to_box(std::size_t at) const {
  const auto& block = blocks_[at];
  if (dropped_[at] || block.settled || !is_line(block) || block.marker.counts()) return false;
  const auto text = block.printed();
  if (box_sort(text) != FrontSort::None) return true;
  if (count_words(text, 9) > 8 || ends_sentence(text) || at + 1 >= blocks_.size() || names_section(block)) return false;
  const auto& next = blocks_[at + 1];
  return is_line(next) && box_sort(next.text) == FrontSort::Address && looks_like_names(text);
}

void FrontSorter::sort_boxes() {
  for (std::size_t i = zone_; i < blocks_.size(); ++i) {
    if (!belongs_to_box(i)) continue;
    make_front(blocks_[i], Box::Correspondence);
  }
}

void FrontSorter::drop_repeated_title() {
  const auto key = squeeze(document_.paper.title);
  if (key.size() < 8) return;
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    const auto& block = blocks_[i];
    if (i == title_ || dropped_[i] || !is_line(block) || block.text.size() > document_.paper.title.size() * 2) continue;
    if (squeeze(block.text) == key) drop(i, "repeated title");
  }
}

}  // namespace

std::size_t front_zone(const std::vector<Block>& blocks, bool titled) {
  bool after_title = titled;
  const auto limit = std::min(blocks.size(), max_zone);
  for (std::size_t i = 0; i < limit; ++i) {
    const auto& block = blocks[i];
    if (block.settled || block.is(BlockKind::Table) || block.is(BlockKind::Footnote)) return i;
    if (names_section(block) || opens_with_number(block) || is_running_text(block, after_title)) return i;
    if (run_in_name(block.text, block.bold_lead).sort == RunIn::Sort::Abstract) return i;
    // A second heading with text under it is the paper's first section.
    const bool heading = block.is(BlockKind::Heading) && front_sort(block.text) == FrontSort::None;
    if (heading && after_title && i + 1 < blocks.size() && is_sentence(blocks[i + 1])) return i;
    after_title = after_title || (heading && may_be_title(block)) || (block.bold() && may_be_title(block));
  }
  if (blocks.size() > max_zone) return 0;
  // Nothing but short texts: a note, of which only the head is front matter.
  const auto text = std::find_if(blocks.begin(), blocks.end(), is_sentence);
  return static_cast<std::size_t>(text - blocks.begin());
}

void sort_front_matter(Document& document) { FrontSorter(document).run(); }

}  // namespace dossier::reading

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/structure/front_matter.hpp"

#include "indexer/blocks/draft.hpp"
#include "indexer/structure/front_zone.hpp"
#include "indexer/text/front_rules.hpp"
#include "indexer/text/page_marks.hpp"
#include "indexer/text/printed_words.hpp"
#include "indexer/text/section_names.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace dossier::reading {

void make_front(Draft& draft, std::size_t at, Box box, std::string_view why) {
  auto& block = draft.change(at, why);
  block.kind = BlockKind::Front;
  block.box = box;
  block.settled = true;
}

namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

/// Words; of a script without blanks two characters count as one.
std::size_t title_words(std::string_view text) {
  constexpr std::size_t bytes_a_word = 6;
  const auto words = count_words(text, 41);
  return starts_uncased(text) ? std::max(words, std::min<std::size_t>(text.size() / bytes_a_word, 41)) : words;
}

/// How much a block of the zone looks like the title; 0 where it does not.
int title_rank(const std::vector<Block>& blocks, std::size_t at, std::size_t zone) {
  const auto& block = blocks[at];
  if (!may_be_title(block)) return 0;
  int rank = 1;
  if (block.is(BlockKind::Heading)) rank += 40 - (4 * block.level);
  if (block.bold()) rank += 12;
  const auto words = title_words(block.text);
  if (words >= 5) rank += 6;
  if (words <= 2) rank -= 4;
  const bool marked = !block.note_marks.empty() || block.marker.kind == MarkerKind::Raised;
  if (marked && looks_like_names(block.text)) rank -= 12;
  if (!marked && looks_like_names(block.text) && words <= 4) rank -= 2;
  if (block.text.find(';') != std::string::npos && looks_like_names(block.text)) rank -= 12;
  if (at + 1 < zone) {
    const auto& next = blocks[at + 1];
    if (!next.note_marks.empty() || next.symbols || next.marker.kind == MarkerKind::Raised) rank += 8;
    // A subtitle may stand between.
    if (looks_like_names(next.text) || (at + 2 < zone && may_be_title(next) && looks_like_names(blocks[at + 2].text)))
      rank += 4;
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

/// What stands at a name or before an affiliation: 1, 2, ….
class AuthorMarks {
 public:
  void add(const Block& block) {
    marks_.insert(block.note_marks.begin(), block.note_marks.end());
    if (block.marker.ordinal > 0) marks_.insert(block.marker.ordinal);
  }
  void add(std::uint32_t mark) { marks_.insert(mark); }
  [[nodiscard]] bool contains(std::uint32_t mark) const { return mark > 0 && marks_.contains(mark); }
  [[nodiscard]] bool empty() const { return marks_.empty(); }

 private:
  std::set<std::uint32_t> marks_;
};

class FrontSorter {
 public:
  explicit FrontSorter(const StageInput& input) : draft_(input.blocks), known_title_(input.title) {}

  std::vector<Edit> run(const std::vector<Block>& blocks) {
    zone_ = front_zone(blocks, !known_title_.empty());
    title_ = find_title(blocks, zone_, known_title_);
    sort_zone();
    sort_keywords();
    sort_affiliations();
    return std::move(draft_).edits();
  }

 private:
  void make_front(std::size_t at, Box box, std::string_view why) {
    reading::make_front(draft_, at, box, why);
    if (box == Box::Authors) {
      marks_.add(draft_[at]);
      take_marks(at);
    } else {
      for (const auto mark : draft_[at].note_marks) marks_.add(mark);
    }
  }
  void take_marks(std::size_t at);
  void join_title();
  void take_title_mark();
  void drop_cover();
  void find_names_above();
  void sort_zone();
  void sort_line(std::size_t at);
  void sort_keywords();
  [[nodiscard]] bool is_affiliation(const Block& block, bool near) const;
  void sort_affiliations();

  Draft draft_;
  const std::string& known_title_;
  std::size_t zone_ = 0;
  std::size_t title_ = nowhere;
  bool names_above_ = false;
  AuthorMarks marks_;
};

/// Takes the numbers that tie names to affiliations out of the text.
void FrontSorter::take_marks(std::size_t at) {
  auto text = draft_[at].text;
  auto first_line = draft_[at].first_line;
  const auto marks = take_glued_marks(text, first_line);
  if (marks.empty()) return;
  auto& block = draft_.change(at, "with numbers at names");
  for (const auto mark : marks) {
    marks_.add(mark);
    draft_.leave_out(at, "mark", std::to_string(mark));
  }
  block.text = std::move(text);
  block.first_line = first_line;
  block.bold_lead = std::min(block.bold_lead, block.text.size());
  draft_.mended(at, "note mark taken out");
}

/// A title that a converter made into two headings or bold lines, or whose first line ends in a colon.
void FrontSorter::join_title() {
  const auto& title = draft_[title_];
  if (title_ > 0) {
    const auto& above = draft_[title_ - 1];
    const bool alike = above.kind == title.kind && above.level == title.level && above.bold() == title.bold() &&
                       all_caps(above.text) == all_caps(title.text);
    const bool leads = alike && ends_with_colon(above.text) && count_words(above.text, 3) >= 2;
    // A title in capitals and below it, without a blank line, what it means.
    const bool capitals = above.lines.last + 1 == title.lines.first && above.is(title.kind) && all_caps(above.text) &&
                          !all_caps(title.text) && !is_badge(above.text);
    if ((leads || capitals) && front_sort(above.text) == FrontSort::None) {
      auto& whole = draft_.join(title_, title_ - 1, "the title over two lines");
      whole.text = above.text + ' ' + whole.text;
      whole.lines.first = above.lines.first;
      if (!leads) whole.bold_lead = 0;
      return;
    }
  }
  const auto next = title_ + 1;
  if (next >= zone_ || draft_[next].kind != title.kind || draft_[next].level != title.level) return;
  const bool goes_on = is_function_word(last_token(title.text)) || title.text.ends_with(':') ||
                       starts_lower(draft_[next].text) || is_function_word(first_token(draft_[next].text));
  if (!goes_on || !may_be_title(draft_[next]) || (!title.is(BlockKind::Heading) && !title.bold())) return;
  auto& whole = draft_.join(title_, next, "the title over two lines");
  whole.text += ' ' + draft_[next].text;
  whole.lines.last = draft_[next].lines.last;
}

/// Takes the star or dagger of a note off the end of the title.
void FrontSorter::take_title_mark() {
  const auto& text = draft_[title_].text;
  for (const std::string_view mark : {"*", "∗", "†", "‡"}) {
    if (!text.ends_with(mark) || text.size() == mark.size()) continue;
    draft_.leave_out(title_, "mark", mark);
    auto& title = draft_.change(title_, "with the mark of a note");
    title.text = trim(std::string_view(title.text).substr(0, title.text.size() - mark.size()));
    title.bold_lead = std::min(title.bold_lead, title.text.size());
    draft_.mended(title_, "note mark taken out");
    return;
  }
}

/// A page that the publisher put before the paper and that has its title too.
void FrontSorter::drop_cover() {
  if (title_ < 3) return;
  const auto key = squeeze(draft_[title_].text);
  bool cover = false;
  for (std::size_t i = 0; i + 2 < title_; ++i) cover = cover || squeeze(draft_[i].text) == key;
  for (std::size_t i = 0; cover && i < title_; ++i) {
    if (!draft_.gone(i)) draft_.drop(i, "cover page", "the title stands here and again below");
  }
}

/// Where the author stands above the title, what is around the name belongs to it; else it is the journal's.
void FrontSorter::find_names_above() {
  if (title_ != nowhere && title_ + 1 < zone_ && looks_like_names(draft_[title_ + 1].text)) return;
  for (std::size_t i = 0; i < title_ && i < zone_; ++i) {
    const auto& block = draft_[i];
    const bool name = looks_like_names(block.text) && !all_caps(block.text) && count_words(block.text, 7) <= 6 &&
                      block.text.find_first_of("0123456789") == std::string::npos && !block.bold();
    names_above_ = names_above_ || (name && front_sort(block.text) == FrontSort::None && zone_ > title_ &&
                                    !block.is(BlockKind::Heading));
  }
}

void FrontSorter::sort_zone() {
  if (title_ != nowhere) {
    join_title();
    make_front(title_, Box::Title, "looks most like a title");
    take_title_mark();
  }
  find_names_above();
  if (title_ != nowhere) drop_cover();
  for (std::size_t i = 0; i < zone_; ++i) {
    if (i != title_ && !draft_.gone(i) && !draft_[i].is(BlockKind::Table)) sort_line(i);
  }
}

void FrontSorter::sort_line(std::size_t at) {
  const auto& block = draft_[at];
  const auto sort = front_sort(block.text);
  const auto key = squeeze(block.text);
  const bool above = title_ != nowhere && at < title_;
  if (title_ != nowhere && key == squeeze(draft_[title_].text)) {
    draft_.drop(at, "repeated title");
  } else if (is_printed_word(block.text, PrintedWord::ArticleInfo)) {
    draft_.drop(at, "journal line", "names the column below it");
  } else if (sort == FrontSort::ArticleType) {
    draft_.drop(at, "article type", {}, Confidence::Certain);
  } else if (is_badge(block.text)) {
    draft_.drop(at, "badge", {}, Confidence::Certain);
  } else if (sort == FrontSort::Journal) {
    draft_.drop(at, "journal line", "words of a journal line");
  } else if (above && (sort == FrontSort::Licence || sort == FrontSort::Citation || sort == FrontSort::Dates)) {
    make_front(at, Box::Correspondence, "words of a licence, dates or citation");
  } else if (above && sort == FrontSort::None && !names_above_ && block.note_marks.empty()) {
    draft_.drop(at, "journal line", "above the title, and no author stands there", Confidence::Guess);
  } else if (run_in_name(block.text, block.bold_lead).sort == RunIn::Sort::Keywords) {
    make_front(at, Box::Keywords, "begins with its name");
  } else {
    make_front(at, Box::Authors, "between the title and the text");
  }
}

/// Keywords behind the abstract; where they stand on lines of their own below their name, those too.
void FrontSorter::sort_keywords() {
  const auto limit = std::min(draft_.size(), zone_ + 40);
  for (std::size_t i = zone_; i < limit; ++i) {
    const auto& line = draft_[i];
    if (draft_.gone(i) || !is_line(line) || line.settled) continue;
    const auto name = run_in_name(line.text, line.bold_lead);
    const bool alone = is_printed_word(line.text, PrintedWord::Keywords);
    if (name.sort != RunIn::Sort::Keywords && !alone) continue;
    const bool lines_below = alone || name.size >= line.text.size();
    make_front(i, Box::Keywords, "begins with its name");
    for (std::size_t k = i + 1; lines_below && k < limit && is_line(draft_[k]) && k < i + 20; ++k) {
      const bool item = draft_[k].is(BlockKind::Item);
      if (draft_[k].is(BlockKind::Heading) || names_section(draft_[k]) || (!item && k > i + 1)) break;
      auto& block = draft_.absorb(i, k, "with the lines below it");
      block.text += ' ' + draft_[k].printed();
      block.lines.last = draft_[k].lines.last;
      if (!item) break;
    }
    return;
  }
}

/// Whether a block near the front is an affiliation: by its mark, which stands at an author's name, and its words.
bool FrontSorter::is_affiliation(const Block& block, bool near) const {
  const bool bullet = block.marker.kind == MarkerKind::Bullet && near;  // "* Professor, University …"
  const bool star = block.marker.kind == MarkerKind::Raised && block.marker.ordinal == 0;
  const bool numbered =
      (block.marker.counts() || block.marker.kind == MarkerKind::Raised) && marks_.contains(block.marker.ordinal);
  if (!bullet && !star && !numbered) return false;
  const auto sort = front_sort(block.text);
  if (sort == FrontSort::None || sort == FrontSort::Journal) return false;
  // A star may also mark the author's thanks, which are a note.
  return numbered || (star && is_box_sort(sort)) || !tells_of_person(block.text);
}

/// Affiliations that were printed at the foot of the first page, into the text.
void FrontSorter::sort_affiliations() {
  if (marks_.empty() && title_ == nowhere) return;
  const auto limit = std::min(draft_.size(), zone_ + 40);
  for (std::size_t i = zone_; i < limit; ++i) {
    const auto& block = draft_[i];
    if (draft_.gone(i) || block.settled || !block.is_text()) continue;
    if (is_affiliation(block, i < zone_ + 12)) make_front(i, Box::Authors, "its mark stands at an author's name");
  }
}

}  // namespace

std::vector<Edit> sort_front_matter(const StageInput& input) { return FrontSorter(input).run(input.blocks); }

}  // namespace dossier::reading

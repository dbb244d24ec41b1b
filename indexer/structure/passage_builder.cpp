// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/structure/passage_builder.hpp"

#include "indexer/structure/lists.hpp"
#include "indexer/structure/outline.hpp"
#include "indexer/text/text_rules.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dossier::reading {
namespace {

void add_line(std::string& text, std::string_view line) {
  if (line.empty()) return;
  if (!text.empty()) text += '\n';
  text += line;
}

std::string table_text(const Block& table) {
  std::string text = table.text;
  for (const auto& row : table.rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) line += " | ";
      line += row[i];
    }
    add_line(text, line);
  }
  for (const auto& note : table.notes) add_line(text, note);
  return text;
}

/// An address on a line of its own: "Email: a@b.example".
bool is_address(const Block& block) {
  return block.marker.kind == MarkerKind::None && starts_with_ci(block.text, "email") &&
         count_words(block.text, 4) <= 3;
}

/// Puts the blocks with raised marks into the order of these; the others keep their order.
void sort_raised(std::vector<const Block*>& lines) {
  const auto is_raised = [](const Block* block) { return block->marker.kind == MarkerKind::Raised; };
  std::vector<const Block*> raised;
  std::copy_if(lines.begin(), lines.end(), std::back_inserter(raised), is_raised);
  std::stable_sort(raised.begin(), raised.end(),
                   [](const Block* a, const Block* b) { return a->marker.ordinal < b->marker.ordinal; });
  auto next = raised.begin();
  for (auto& line : lines) {
    if (is_raised(line)) line = *next++;
  }
}

class Builder {
 public:
  explicit Builder(std::vector<Block> blocks) : blocks_(std::move(blocks)), outline_(blocks_) {}

  std::vector<Passage> run(Account& account) {
    gather_affiliations();
    for (std::size_t i = 0; i < blocks_.size();) i = step(i);
    for (std::size_t i = 0; i < passages_.size(); ++i) passages_[i].n = static_cast<std::uint32_t>(i + 1);
    account_for_empty(account);
    return std::move(passages_);
  }

 private:
  void account_for_empty(Account& account) const;
  std::size_t step(std::size_t at);
  std::size_t list(std::size_t at);
  std::size_t box(std::size_t at);
  void gather_affiliations();
  Passage& add(const Block& block, PassageKind kind, std::string text);

  std::vector<Block> blocks_;
  Outline outline_;
  std::vector<Passage> passages_;
  std::string affiliations_;  ///< of all blocks of authors, one text
  bool authors_done_ = false;
  std::size_t heading_ = 0;
  std::vector<bool> used_;  ///< headings that stand above a passage
  bool behind_keywords_ = false;
};

Passage& Builder::add(const Block& block, PassageKind kind, std::string text) {
  Passage passage;
  passage.kind = kind;
  const auto& location = outline_.location(heading_);
  passage.section = location.section;
  passage.heading = location.path;
  if (behind_keywords_ && location.section == Section::Abstract) {
    passage.section = Section::Introduction;
    passage.heading.clear();
  } else if (kind != PassageKind::Front) {
    for (const auto heading : location.headings) {
      if (heading >= used_.size()) used_.resize(heading + 1, false);
      used_[heading] = true;
    }
  }
  passage.pages = {block.page, block.page};
  passage.lines = block.lines;
  passage.text = std::move(text);
  passages_.push_back(std::move(passage));
  return passages_.back();
}

void Builder::account_for_empty(Account& account) const {
  std::size_t heading = 0;
  for (const auto& block : blocks_) {
    if (!block.is(BlockKind::Heading)) continue;
    ++heading;
    if (heading >= used_.size() || !used_[heading]) {
      account.drop("heading without text", block.printed(), block.lines.last - block.lines.first + 1);
    }
  }
}

/// Affiliations printed at the foot of a page go with the authors. An address on a line of its own goes with the next
/// affiliation that ends in a comma, where there are as many of the one as of the other.
void Builder::gather_affiliations() {
  std::vector<const Block*> all;
  for (const auto& block : blocks_) {
    if (block.is(BlockKind::Front) && block.box == Box::Authors) all.push_back(&block);
  }
  auto lines = all;
  const auto addresses_begin =
      std::stable_partition(lines.begin(), lines.end(), [](const Block* b) { return !is_address(*b); });
  std::vector<const Block*> addresses(addresses_begin, lines.end());
  lines.erase(addresses_begin, lines.end());
  const auto open =
      std::count_if(lines.begin(), lines.end(), [](const Block* block) { return block->text.ends_with(','); });
  if (static_cast<std::size_t>(open) != addresses.size()) {  // they do not fit together: as printed
    lines = std::move(all);
    addresses.clear();
  } else {
    sort_raised(lines);
  }
  auto address = addresses.begin();
  for (const auto* line : lines) {
    affiliations_ += (affiliations_.empty() ? "" : " ") + line->text;
    if (line->text.ends_with(',') && address != addresses.end()) affiliations_ += ' ' + (*address++)->text;
  }
}

/// Front blocks of one sort that stand together.
std::size_t Builder::box(std::size_t at) {
  const auto& block = blocks_[at];
  std::size_t end = at + 1;
  std::string text = block.text;
  if (block.box == Box::Authors) {
    if (std::exchange(authors_done_, true)) return end;
    text = affiliations_;
  } else if (block.box == Box::Correspondence) {
    for (; end < blocks_.size() && blocks_[end].is(BlockKind::Front) && blocks_[end].box == block.box; ++end) {
      text += ' ' + blocks_[end].printed();
    }
  }
  auto& passage = add(block, PassageKind::Front, std::move(text));
  passage.section = Section::Front;
  if (block.box_name.empty()) {
    passage.heading.clear();
  } else {
    passage.heading = {block.box_name};
  }
  passage.lines.last = std::max(passage.lines.last, blocks_[end - 1].lines.last);
  behind_keywords_ =
      behind_keywords_ || (block.box == Box::Keywords && outline_.location(heading_).section == Section::Abstract);
  return end;
}

std::size_t Builder::list(std::size_t at) {
  const bool lead = blocks_[at].leads;
  const std::size_t first = lead ? at + 1 : at;
  const auto end = list_end(blocks_, first);
  std::string text = lead ? blocks_[at].text : std::string();
  for (std::size_t i = first; i < end; ++i) add_line(text, blocks_[i].printed());
  auto& passage = add(blocks_[at], PassageKind::List, std::move(text));
  for (std::size_t i = first; i < end; ++i) {
    passage.lines.first = std::min(passage.lines.first, blocks_[i].lines.first);
    passage.lines.last = std::max(passage.lines.last, blocks_[i].lines.last);
  }
  return end;
}

std::size_t Builder::step(std::size_t at) {
  const auto& block = blocks_[at];
  switch (block.kind) {
    case BlockKind::Heading:
      ++heading_;
      behind_keywords_ = false;
      return at + 1;
    case BlockKind::Item:
      return list(at);
    case BlockKind::Paragraph:
      if (block.leads && at + 1 < blocks_.size() && blocks_[at + 1].is(BlockKind::Item)) return list(at);
      add(block, PassageKind::Paragraph, block.text);
      return at + 1;
    case BlockKind::Table:
      add(block, PassageKind::Table, table_text(block));
      return at + 1;
    case BlockKind::Footnote:
      add(block, PassageKind::Footnote, block.text);
      return at + 1;
    case BlockKind::Reference:
      add(block, PassageKind::Reference, block.printed());
      return at + 1;
    case BlockKind::Front:
      return box(at);
  }
  return at + 1;
}

}  // namespace

std::vector<Passage> build_passages(std::vector<Block> blocks, Account& account) {
  return Builder(std::move(blocks)).run(account);
}

}  // namespace dossier::reading

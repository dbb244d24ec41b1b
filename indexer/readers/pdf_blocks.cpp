// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "indexer/readers/pdf_block.hpp"
#include "indexer/readers/pdf_cut.hpp"
#include "indexer/readers/pdf_letters.hpp"
#include "indexer/readers/pdf_names.hpp"
#include "indexer/readers/pdf_note_lines.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace dossier::pdf {
namespace {

bool stands_out(const Layout& layout, const Line& line) {
  return line.size > 1.04F * layout.body || line.bold > 0.85F || line.caps > 0.8F ||
         (count_letters(line.text).small == 0 && count_letters(line.text).capitals > 3);
}

/// Lines of the list of references: from its heading to the next one that names what comes after it.
struct ReferenceZone {
  bool open = false;
  bool was = false;
  float size = 0;

  bool step(const Layout& layout, const Line& line) {
    was = open;
    if (line.letters < 60 && is_named(Name::References, line.text)) {
      open = true;
      size = line.size;
    } else if (open && line.letters < 60 && stands_out(layout, line) &&
               (is_named(Name::After, line.text) || is_named(Name::Section, line.text) || is_named(Name::Notes, line.text) ||
                (line.size > 1.04F * layout.body && line.size > size - 0.3F))) {
      open = false;
    }
    return open && was;
  }
};

enum class Habit { Unknown, Hanging, Numbered, Plain };

bool has_label(const Line& line) {
  if (!line.mark.empty()) return true;
  const auto& text = line.text;
  std::size_t at = text.starts_with('[') ? 1 : 0;
  auto end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  if (end == at || end - at > 3 || end >= text.size()) return false;
  return at == 1 ? text[end] == ']' : text[end] == '.' && end + 1 < text.size() && text[end + 1] == ' ';
}

/// How a column of references tells where an entry begins.
Habit habit_of(const Layout& layout, const std::vector<std::size_t>& lines, float& left) {
  std::map<int, std::size_t> starts;
  std::size_t labels = 0;
  for (const auto at : lines) {
    const auto& line = layout.lines[at];
    labels += has_label(line);
    ++starts[static_cast<int>(std::lround(start_of(layout, layout.columns[line.column], line)))];
  }
  left = static_cast<float>(starts.begin()->first);
  for (const auto& [start, count] : starts) {
    if (count * 12 >= lines.size()) {
      left = static_cast<float>(start);
      break;
    }
  }
  if (lines.size() < 3) return Habit::Unknown;
  if (labels * 7 >= lines.size()) return Habit::Numbered;
  std::size_t in = 0;
  std::size_t out = 0;
  for (const auto& [start, count] : starts) {
    const float away = static_cast<float>(start) - left;
    if (away > 0.6F * layout.body) in += count;
    else out += count;
  }
  return in * 4 >= lines.size() && out > 0 ? Habit::Hanging : Habit::Plain;
}

class Cutter {
 public:
  explicit Cutter(Layout& layout) : layout_(layout) {}

  std::vector<Block> run() {
    for (std::size_t c = 0; c < layout_.columns.size(); ++c) {
      mark_note_lines(layout_, layout_.columns[c]);
      column(c);
    }
    return std::move(blocks_);
  }

 private:
  void column(std::size_t c) {
    const auto& column = layout_.columns[c];
    std::vector<std::size_t> references;
    std::size_t above = column.last;
    for (auto i = column.first; i < column.last; ++i) {
      const auto& line = layout_.lines[i];
      if (line.role == LineRole::Furniture || line.text.empty()) continue;
      if (line.role == LineRole::Note) {
        above = column.last;
        if (begins_note(layout_, column, i) || blocks_.empty() || !blocks_.back().is(BlockType::Note) ||
            blocks_.back().column != c) {
          begin(i, c, BlockType::Note);
          blocks_.back().mark = note_number(line);
        } else {
          blocks_.back().lines.push_back(i);
        }
        continue;
      }
      if (zone_.step(layout_, line)) {
        references.push_back(i);
        continue;
      }
      cut_references(references, c);
      const bool first = above == column.last;
      const bool above_is_first = !first && blocks_.back().lines.size() == 1;
      if (first || break_score(signs_between(layout_, column, above, i, above_is_first)) > 0) begin(i, c, BlockType::Paragraph);
      else blocks_.back().lines.push_back(i);
      above = i;
    }
    cut_references(references, c);
  }

  void begin(std::size_t line, std::size_t column, BlockType type) {
    auto& block = blocks_.emplace_back();
    block.type = type;
    block.column = static_cast<std::uint32_t>(column);
    block.lines = {line};
  }

  void cut_references(std::vector<std::size_t>& lines, std::size_t c) {
    if (lines.empty()) return;
    const auto& column = layout_.columns[c];
    float left = 0;
    const auto habit = habit_of(layout_, lines, left);
    for (std::size_t k = 0; k < lines.size(); ++k) {
      const auto& line = layout_.lines[lines[k]];
      bool entry = k == 0;
      if (k > 0) {
        const float start = start_of(layout_, column, line) - left;
        const auto signs = signs_between(layout_, column, lines[k - 1], lines[k], false);
        if (habit == Habit::Numbered) entry = has_label(line);
        else if (habit == Habit::Hanging) entry = start < 0.5F * layout_.body;
        else entry = break_score(signs) > 0 || (signs.short_above && signs.ends);
        if (signs.gap > 2.2F || signs.other_size) entry = true;
      }
      if (entry) begin(lines[k], c, BlockType::Reference);
      else blocks_.back().lines.push_back(lines[k]);
      // What goes on from the column before begins inside an entry.
      if (k == 0 && habit == Habit::Hanging) blocks_.back().indented = start_of(layout_, column, line) - left > 0.5F * layout_.body;
      if (k == 0 && habit == Habit::Numbered) blocks_.back().indented = !has_label(line);
    }
    lines.clear();
  }

  Layout& layout_;
  ReferenceZone zone_;
  std::vector<Block> blocks_;
};

}  // namespace

void look_at(const Layout& layout, Block& block) {
  const auto& column = layout.columns[block.column];
  const auto& first = layout.lines[block.lines.front()];
  const auto& last = layout.lines[block.lines.back()];
  block.page = first.page;
  block.last_page = last.page;
  block.letters = block.words = 0;
  float gaps = 0;
  std::map<int, float> sizes;
  block.bold = block.slanted = block.caps = block.mono = block.math = block.digits = block.width = 0;
  for (const auto at : block.lines) {
    const auto& line = layout.lines[at];
    const auto letters = static_cast<float>(line.letters);
    block.letters += line.letters;
    block.words += line.words;
    gaps += static_cast<float>(line.gaps);
    sizes[static_cast<int>(std::lround(line.size * 10))] += letters;
    block.bold += line.bold * letters;
    block.slanted += line.slanted * letters;
    block.caps += line.caps * letters;
    block.mono += line.mono * letters;
    block.math += line.math * letters;
    block.digits += line.digits * letters;
    block.width = std::max(block.width, line.core.width() / std::max(1.0F, column.width()));
  }
  const float all = std::max(1.0F, static_cast<float>(block.letters));
  for (float* share : {&block.bold, &block.slanted, &block.caps, &block.mono, &block.math, &block.digits}) *share /= all;
  block.gaps = gaps / static_cast<float>(block.lines.size());
  const auto most = std::max_element(sizes.begin(), sizes.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  block.size = static_cast<float>(most->first) / 10;
  const float start = start_of(layout, column, first);
  block.indented = block.is(BlockType::Reference) ? block.indented
                                                  : start > 0.7F * first.size && start < 6 * first.size && !first.dropped_capital;
  block.full_end = slack_of(layout, layout.columns[last.column], block.lines.back()) < 2 * last.size;
  const float right = column.width() - start - first.core.width();
  block.centred = start > 1.5F * first.size && std::fabs(start - right) < 1.5F * first.size + 0.06F * column.width();
}

std::vector<Block> blocks_of(Layout& layout) {
  auto blocks = Cutter(layout).run();
  for (auto& block : blocks) look_at(layout, block);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto& first = layout.lines[blocks[i].lines.front()];
    float white = 2;
    if (i > 0 && blocks[i - 1].column == blocks[i].column) {
      const auto& above = layout.lines[blocks[i - 1].lines.back()];
      white = (first.core.middle() - above.core.middle()) / layout.pitch(std::max(first.size, above.size)) - 1;
      blocks[i - 1].below = white;
    }
    blocks[i].above = white;
    blocks[i].below = 2;
  }
  return blocks;
}

}  // namespace dossier::pdf

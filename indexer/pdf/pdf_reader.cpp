// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pdf/pdf_reader.hpp"

#include "base/strings.hpp"
#include "indexer/fonts/estimated_sizes.hpp"
#include "indexer/fonts/unnamed_fonts.hpp"
#include "indexer/pdf/pdf_block.hpp"
#include "indexer/pdf/pdf_trace.hpp"
#include "indexer/source/pdf_letters.hpp"
#include "indexer/source/pdf_names.hpp"

#include <algorithm>

namespace dossier::pdf {
namespace {

constexpr std::uint32_t long_item = 40;  // words from which on an item is a passage of its own

PassageSort sort_of(const Block& block) {
  switch (block.type) {
    case BlockType::Item:
      return block.words >= long_item || block.own_passage ? PassageSort::Paragraph : PassageSort::List;
    case BlockType::Caption:
      return PassageSort::Caption;
    case BlockType::Table:
      return PassageSort::Table;
    case BlockType::Note:
      return PassageSort::Note;
    case BlockType::Reference:
      return PassageSort::Reference;
    case BlockType::Front:
      return PassageSort::Front;
    default:
      return PassageSort::Paragraph;
  }
}

bool is_passage(const Block& block) {
  return !block.is(BlockType::Heading) && !block.is(BlockType::Debris) && !block.is(BlockType::Furniture) &&
         !block.text.empty();
}

/// Whether a line goes on with the stretch that the box is of: below it in its column, without a float between.
bool goes_on(const Line& line, const Line& above, const PageBox& box) {
  const float gap = line.box.y0 - above.box.y1;
  return line.page == above.page && line.column == above.column && line.box.middle() > above.box.y0 &&
         gap < 2.5F * line.size && box.page == line.page + 1;
}

void add_boxes(const Layout& layout, const Block& block, Passage& passage) {
  const Line* above = nullptr;
  for (const auto at : block.lines) {
    const auto& line = layout.lines[at];
    if (above != nullptr && goes_on(line, *above, passage.boxes.back())) {
      passage.boxes.back().box.add(line.box);
    } else {
      passage.boxes.push_back({line.page + 1, line.box});
    }
    above = &line;
  }
}

/// Items of a list, lines of front matter: boxes that stand close below each other in a column are one.
void merge_boxes(std::vector<PageBox>& boxes) {
  constexpr float near_points = 12;
  std::vector<PageBox> merged;
  for (const auto& one : boxes) {
    if (!merged.empty() && merged.back().page == one.page) {
      auto& box = merged.back().box;
      const float gap = one.box.y0 - box.y1;
      const float shared = std::min(one.box.x1, box.x1) - std::max(one.box.x0, box.x0);
      if (gap > -near_points && gap < near_points && shared * 2 > std::min(one.box.width(), box.width())) {
        box.add(one.box);
        continue;
      }
    }
    merged.push_back(one);
  }
  boxes = std::move(merged);
}

std::vector<std::string> printed_on(const PdfText& text, const Layout& layout) {
  std::vector<reading::PageSigns> signs;
  for (std::size_t i = 0; i < text.pages.size(); ++i) {
    signs.push_back({layout.margin_numbers[i], text.pages[i].label});
  }
  return reading::printed_numbers(signs);
}

/// Where only one of the two pages has a number, it stands for both.
void note_printed(Passage& passage, const std::vector<std::string>& printed) {
  passage.first_printed = printed[passage.first_page - 1];
  passage.last_printed = printed[passage.last_page - 1];
  if (passage.first_printed.empty()) passage.first_printed = passage.last_printed;
  if (passage.last_printed.empty()) passage.last_printed = passage.first_printed;
}

/// A line that leads into the list behind it.
bool leads(const Block& block, const std::vector<Block>& blocks, std::size_t at) {
  if (!block.is(BlockType::Paragraph) || !(block.text.ends_with(':') || block.text.ends_with("：")) || block.words > 60)
    return false;
  if (block.words > 25 && block.text.find(". ") != std::string::npos) return false;
  return at + 1 < blocks.size() && blocks[at + 1].is(BlockType::Item) && blocks[at + 1].words < long_item &&
         !blocks[at + 1].own_passage;
}

class Writer {
 public:
  Writer(const Layout& layout, const std::vector<Block>& blocks) : layout_(layout), blocks_(blocks) {}

  std::vector<Passage> run() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const auto& block = blocks_[i];
      if (!is_passage(block)) {
        if (block.is(BlockType::Heading)) list_ = false;
        continue;
      }
      add(block);
      const bool item = sort_of(block) == PassageSort::List;
      if (item || block.is(BlockType::Paragraph) || block.is(BlockType::Item)) list_ = item || leads(block, blocks_, i);
      if (list_ && !item) last_ordinal_ = 0;
    }
    return std::move(out_);
  }

 private:
  void add(const Block& block) {
    const auto sort = sort_of(block);
    const auto ordinal = sort == PassageSort::List ? list_marker(block.text).ordinal : 0;
    const bool other_list = ordinal == 1 && last_ordinal_ > 0;
    if (sort == PassageSort::List && (ordinal > 0 || !list_)) last_ordinal_ = ordinal;
    const bool goes_on =
        (sort == PassageSort::List && list_ && !other_list) ||
        (sort == PassageSort::Front && front_ && !block.title && !begins_with_name(Name::Keywords, block.text));
    if (goes_on) {
      auto& passage = out_[sort == PassageSort::List ? last_text_ : out_.size() - 1];
      passage.text += sort == PassageSort::List ? '\n' : ' ';
      passage.text += block.text;
      passage.sort = sort;
      passage.first_page = std::min(passage.first_page, block.page + 1);
      passage.last_page = std::max(passage.last_page, block.last_page + 1);
      add_boxes(layout_, block, passage);
      return;
    }
    Passage passage;
    passage.sort = sort;
    passage.text = block.text;
    passage.heading = block.heading;
    passage.first_page = block.page + 1;
    passage.last_page = block.last_page + 1;
    add_boxes(layout_, block, passage);
    out_.push_back(std::move(passage));
    front_ = sort == PassageSort::Front && !block.title;
    if (sort == PassageSort::Paragraph || sort == PassageSort::List) last_text_ = out_.size() - 1;
  }

  const Layout& layout_;
  const std::vector<Block>& blocks_;
  std::vector<Passage> out_;
  std::size_t last_text_ = 0;
  long last_ordinal_ = 0;  ///< that the list has reached; one that begins anew is another list
  bool list_ = false;
  bool front_ = false;
};

void note_left_out(const Layout& layout, const std::vector<Block>& blocks, PdfPaper& paper) {
  std::vector<bool> kept(layout.lines.size(), false);
  for (const auto& line : layout.lines) {
    const bool furniture = line.role == LineRole::Furniture;
    paper.dropped_lines += furniture ? 1 : 0;
    if (furniture && line.page == 0) paper.margin.push_back(line.text);
  }
  for (const auto& block : blocks) {
    if (block.is(BlockType::Debris) || block.is(BlockType::Furniture)) continue;
    for (const auto line : block.lines) kept[line] = true;
  }
  for (const auto& block : blocks) {
    const auto lines = static_cast<std::uint32_t>(std::count_if(block.lines.begin(), block.lines.end(), [&](auto line) {
      return !kept[line] && layout.lines[line].role != LineRole::Furniture;
    }));
    if (block.is(BlockType::Debris)) {
      ++paper.debris;
      paper.debris_lines += lines;
    } else if (block.is(BlockType::Furniture)) {
      paper.small_print_lines += lines;
      if (block.page == 0 && lines > 0) paper.margin.push_back(block.text);
    }
  }
}

void note_front(const Layout& layout, const std::vector<Block>& blocks, PdfPaper& paper) {
  std::vector<const Block*> front;
  for (const auto& block : blocks) {
    if (!block.is(BlockType::Front) || block.text.empty()) continue;
    if (block.title && paper.title.empty()) {
      paper.title = block.text;
    } else {
      front.push_back(&block);
    }
  }
  paper.front = front_texts(layout, front);
}

}  // namespace

std::string_view name_of(PassageSort sort) {
  switch (sort) {
    case PassageSort::List:
      return "list";
    case PassageSort::Table:
      return "table";
    case PassageSort::Note:
      return "footnote";
    case PassageSort::Reference:
      return "reference";
    case PassageSort::Front:
      return "front";
    default:
      return "paragraph";
  }
}

PdfPaper read_paper(PdfText text, reading::StageProbe* probe) {
  PdfPaper paper;
  paper.pages = static_cast<std::uint32_t>(text.pages.size());
  paper.layer = look_at_layer(text);
  if (paper.layer.missing) return paper;
  if (has_unnamed_fonts(text)) measure_unnamed_fonts(text);
  if (has_estimated_sizes(text)) even_out_sizes(text);
  Tracer tracer(probe);
  auto layout = layout_of(text);
  for (auto& page : text.pages) page.words = {};
  if (probe != nullptr) layout.without = probe->without;
  tracer.columns(layout);
  tracer.step("furniture", layout, [&] { mark_furniture(layout); });
  measure(layout);
  tracer.step("table-rows", layout, [&] { mark_table_rows(layout); });
  auto blocks = blocks_of(layout);
  tracer.notes(layout, blocks);
  const auto step = [&](std::string_view name, void (*run)(const Layout&, std::vector<Block>&)) {
    tracer.step(name, layout, blocks, [&] { run(layout, blocks); });
  };
  write_texts(layout, blocks);
  step("front", mark_front);
  step("drawings", mark_debris);
  step("headings", mark_headings);
  step("run-in-headings", cut_run_in);
  write_texts(layout, blocks);
  step("zones", mark_zones);
  step("joining", join_blocks);
  write_texts(layout, blocks);
  outline(layout, blocks);
  note_left_out(layout, blocks, paper);
  note_front(layout, blocks, paper);
  paper.passages = Writer(layout, blocks).run();
  const auto printed = printed_on(text, layout);
  for (auto& passage : paper.passages) {
    merge_boxes(passage.boxes);
    note_printed(passage, printed);
  }
  return paper;
}

TextLayer look_at_layer(const PdfText& text) {
  TextLayer layer;
  std::size_t words = 0;
  std::size_t letters = 0;
  std::size_t latin = 0;
  std::size_t vowels = 0;
  std::size_t odd = 0;
  std::size_t all = 0;
  for (const auto& page : text.pages) {
    for (const auto& word : page.words) {
      ++words;
      const auto counts = count_letters(word.text);
      letters += counts.letters;
      odd += counts.odd;
      all += counts.all;
      for (const char c : word.text) {
        latin += is_alpha_ascii(c);
        vowels += std::string_view("aeiouyAEIOUY").find(c) != std::string_view::npos;
      }
    }
    if (all > 100000) break;
  }
  layer.missing = words < 3 * text.pages.size() || words < 5;
  layer.odd_share = all == 0 ? 0 : static_cast<double>(odd) / static_cast<double>(all);
  const bool mute = latin > 500 && 2 * latin > letters && vowels * 100 < latin * 18;
  layer.gibberish = !layer.missing && (layer.odd_share > 0.2 || (letters * 3 < all && all > 500) || mute);
  return layer;
}

}  // namespace dossier::pdf

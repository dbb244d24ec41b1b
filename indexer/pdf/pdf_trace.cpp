// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pdf/pdf_trace.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace dossier::pdf {
namespace {

constexpr std::array<Step, 8> all_steps{{
    {"furniture", "repeats at the edge of pages, counts them, or is made of the title"},
    {"table-rows", "its cells stand below those of its neighbours"},
    {"front", "stands above the text of the first page"},
    {"drawings", "looks like a caption, or like words of a drawing, a formula or a table"},
    {"headings", "has the style of headings"},
    {"run-in-headings", "begins in a style of its own, as others do"},
    {"zones", "stands in a list, or among references or notes"},
    {"joining", "a column, a page or something between cut it"},
}};

std::string_view reason_of(std::string_view name) {
  const auto step = std::ranges::find(all_steps, name, &Step::name);
  return step == all_steps.end() ? std::string_view() : step->does;
}

std::string_view type_name(BlockType type) {
  constexpr std::array<std::string_view, 10> names{"paragraph", "heading",   "item",  "caption",  "table",
                                                   "note",      "reference", "front", "left out", "small print"};
  return names[static_cast<std::size_t>(type)];
}

bool is_left_out(BlockType type) { return type == BlockType::Debris || type == BlockType::Furniture; }

std::string text_of(const Layout& layout, const Block& block) {
  std::string text;
  for (const auto line : block.lines) text += (text.empty() ? "" : " ") + layout.lines[line].text;
  return text;
}

reading::TracedEdit edit_of(const Layout& layout, const Block& block, std::string_view action, std::string_view step) {
  reading::TracedEdit edit;
  edit.action = action;
  edit.reason = reason_of(step);
  edit.confidence = to_string(reading::Confidence::Likely);
  edit.kind = type_name(block.type);
  edit.page = layout.lines[block.lines.front()].page + 1;
  edit.before.push_back(text_of(layout, block));
  return edit;
}

void add_made(const Layout& layout, const Block& block, reading::TracedEdit& edit) {
  edit.kinds.emplace_back(type_name(block.type));
  edit.after.push_back(text_of(layout, block));
}

/// For each line the block that it stands in; `none` for those in none.
std::vector<std::size_t> owners_of(const Layout& layout, const std::vector<Block>& blocks, std::size_t none) {
  std::vector<std::size_t> owners(layout.lines.size(), none);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    for (const auto line : blocks[i].lines) owners[line] = i;
  }
  return owners;
}

/// Finds what a step did to the blocks.
class BlockChanges {
 public:
  BlockChanges(std::string_view step, const Layout& layout, const std::vector<Block>& before)
      : step_(step), layout_(layout), before_(before), owners_(owners_of(layout, before, before.size())) {}

  void add(const Block& block) {
    if (block.lines.empty()) return;
    const auto first = owners_[block.lines.front()];
    if (first == before_.size()) return;
    std::set<std::size_t> from;
    for (const auto line : block.lines) from.insert(owners_[line]);
    const auto& old = before_[first];
    if (from.size() > 1) {
      join(block, first, from);
    } else if (block.lines.size() < old.lines.size() || block.run_in != old.run_in) {
      // The pieces follow each other.
      if (told_.insert(first).second) edits_.push_back(edit_of(layout_, old, "split", step_));
      add_made(layout_, block, edits_.back());
    } else if (block.type != old.type) {
      const bool drop = is_left_out(block.type);
      auto edit = edit_of(layout_, old, drop ? "drop" : "retype", step_);
      if (!drop) add_made(layout_, block, edit);
      edits_.push_back(std::move(edit));
    }
  }

  std::vector<reading::TracedEdit> edits() && { return std::move(edits_); }

 private:
  void join(const Block& block, std::size_t first, const std::set<std::size_t>& from) {
    auto edit = edit_of(layout_, before_[first], "join", step_);
    for (const auto other : from) {
      if (other != first && other != before_.size()) edit.before.push_back(text_of(layout_, before_[other]));
    }
    add_made(layout_, block, edit);
    edits_.push_back(std::move(edit));
  }

  std::string_view step_;
  const Layout& layout_;
  const std::vector<Block>& before_;
  std::vector<std::size_t> owners_;
  std::set<std::size_t> told_;
  std::vector<reading::TracedEdit> edits_;
};

std::vector<reading::TracedEdit> edits_between(std::string_view step, const Layout& layout,
                                               const std::vector<Block>& before, const std::vector<Block>& after) {
  BlockChanges changes(step, layout, before);
  for (const auto& block : after) changes.add(block);
  return std::move(changes).edits();
}

reading::TracedEdit line_edit(const Line& line, std::string_view action, std::string_view step) {
  reading::TracedEdit edit;
  edit.action = action;
  edit.reason = reason_of(step);
  edit.confidence = to_string(reading::Confidence::Likely);
  edit.kind = "line";
  edit.page = line.page + 1;
  edit.before.push_back(line.mark.empty() ? line.text : line.mark + ' ' + line.text);
  return edit;
}

}  // namespace

std::span<const Step> steps() { return all_steps; }

void Tracer::columns(const Layout& layout) {
  if (probe_ == nullptr) return;
  auto& trace = probe_->stages.emplace_back();
  trace.stage = "columns";
  std::map<std::uint32_t, std::size_t> count;
  for (const auto& column : layout.columns) count[column.page] += column.last > column.first + 1 ? 1 : 0;
  for (const auto& [page, columns] : count) {
    if (columns < 2) continue;
    reading::TracedEdit edit;
    edit.action = to_string(reading::Action::Split);
    edit.reason = "white strips part text on both sides";
    edit.confidence = to_string(reading::Confidence::Likely);
    edit.kind = "page";
    edit.kinds.push_back(std::to_string(columns) + " columns and bands");
    edit.page = page + 1;
    trace.edits.push_back(std::move(edit));
  }
}

void Tracer::notes(const Layout& layout, const std::vector<Block>& blocks) {
  if (probe_ == nullptr) return;
  auto& trace = probe_->stages.emplace_back();
  trace.stage = "notes";
  for (const auto& block : blocks) {
    if (block.type == BlockType::Paragraph) continue;
    auto edit = edit_of(layout, block, "retype", "");
    edit.kind = "lines";
    edit.reason = block.type == BlockType::Note && !block.endnote
                      ? "smaller type at the foot of a column, or a raised number"
                      : "stands under a heading of references or notes";
    add_made(layout, block, edit);
    trace.edits.push_back(std::move(edit));
  }
}

void Tracer::step(std::string_view name, Layout& layout, const std::function<void()>& run) {
  if (!runs(name)) return;
  std::vector<LineRole> roles;
  if (probe_ != nullptr) std::ranges::transform(layout.lines, std::back_inserter(roles), &Line::role);
  run();
  if (probe_ == nullptr) return;
  auto& trace = probe_->stages.emplace_back();
  trace.stage = name;
  for (std::size_t i = 0; i < roles.size(); ++i) {
    const auto& line = layout.lines[i];
    if (line.role != roles[i]) trace.edits.push_back(line_edit(line, "drop", name));
    if (line.table_row) trace.edits.push_back(line_edit(line, "mark", name));
  }
}

void Tracer::step(std::string_view name, const Layout& layout, std::vector<Block>& blocks,
                  const std::function<void()>& run) {
  if (!runs(name)) return;
  const auto before = probe_ == nullptr ? std::vector<Block>() : blocks;
  run();
  if (probe_ == nullptr) return;
  auto& trace = probe_->stages.emplace_back();
  trace.stage = name;
  trace.edits = edits_between(name, layout, before, blocks);
}

}  // namespace dossier::pdf

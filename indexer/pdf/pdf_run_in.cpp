// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pdf/pdf_block.hpp"
#include "indexer/source/pdf_letters.hpp"
#include "indexer/source/pdf_names.hpp"

#include <algorithm>
#include <map>

namespace dossier::pdf {
namespace {

constexpr std::size_t most_words = 8;  // more are a sentence in bold, not a heading

/// What a paragraph begins with in another face.
struct RunIn {
  std::size_t size = 0;  ///< bytes of the block's text
  bool bold = false;
  bool wordy = false;  ///< a whole sentence, rather than a heading
  explicit operator bool() const { return size > 0; }
};

RunIn run_in_of(const Layout& layout, const Block& block) {
  if (!block.is(BlockType::Paragraph) || block.lines.size() < 2) return {};
  const auto& first = layout.lines[block.lines.front()];
  const bool numbered = numbering_of(first.text).depth > 1;
  if (first.lead < 4 || (!numbered && list_marker(first.text).size > 0)) return {};
  std::size_t size = 0;
  for (std::size_t k = 0; k < std::min<std::size_t>(3, block.lines.size()); ++k) {
    const auto& line = layout.lines[block.lines[k]];
    if (line.lead_bold != first.lead_bold || line.lead == 0) break;
    // The text as it is joined tells how long the lead is; a hyphen at a line's end is rare in one.
    const auto end = std::string_view(line.text).substr(0, line.lead);
    const auto found = block.text.find(end, size);
    if (found == std::string::npos || found > size + 1) return {};
    size = found + line.lead;
    if (line.lead < line.text.size()) break;
  }
  if (size >= block.text.size()) return {};
  auto lead = std::string_view(block.text).substr(0, size);
  const bool mark_behind = block.text[size] == '.' || block.text[size] == ':';
  if (!mark_behind && !lead.ends_with('.') && !lead.ends_with(':')) return {};
  if (mark_behind) ++size;
  if (!begins_capital(lead)) return {};
  const bool wordy = std::count(lead.begin(), lead.end(), ' ') >= static_cast<long>(most_words);
  if (is_named(Name::Keywords, lead) || caption_label(lead).label != Label::None) return {};
  while (size < block.text.size() && block.text[size] == ' ') ++size;
  if (!begins_capital(block.text.substr(size))) return {};
  return {size, first.lead_bold, wordy};
}

/// The word "Abstract" set in capitals or in another face before the abstract's first sentence, with or without a mark.
RunIn abstract_of(const Layout& layout, const Block& block) {
  if (!block.is(BlockType::Paragraph) || block.page > 1 || block.lines.size() < 2) return {};
  const std::string_view text = block.text;
  const auto end = std::min(text.find_first_of(" .:"), text.size());
  const auto name = text.substr(0, end);
  const bool capitals = count_letters(name).small == 0 && count_letters(name).capitals > 0;
  const auto& first = layout.lines[block.lines.front()];
  const bool styled = first.lead == end || first.lead == end + 1;
  if (!(capitals || styled) || !is_named(Name::Abstract, name)) return {};
  const auto size = std::min(text.find_first_not_of(" .:", end), text.size());
  if (size == text.size() || !begins_capital(text.substr(size))) return {};
  return {size, first.lead_bold, false};
}

}  // namespace

void cut_run_in(const Layout& layout, std::vector<Block>& blocks) {
  std::map<bool, std::size_t> times;
  std::map<bool, std::size_t> sentences;
  for (const auto& block : blocks) {
    if (const auto found = run_in_of(layout, block)) ++(found.wordy ? sentences : times)[found.bold];
  }
  // Where whole sentences are set so as well, it is emphasis.
  for (auto& [bold, count] : times) {
    if (sentences[bold] * 5 > count) count = 0;
  }
  std::uint8_t deepest = 0;
  for (const auto& block : blocks) deepest = std::max(deepest, block.is(BlockType::Heading) ? block.level : deepest);
  std::vector<Block> out;
  out.reserve(blocks.size());
  for (auto& block : blocks) {
    const auto abstract = abstract_of(layout, block);
    const auto found = abstract ? abstract : run_in_of(layout, block);
    if (abstract || (found && !found.wordy && times[found.bold] >= 2)) {
      Block heading = block;
      heading.type = BlockType::Heading;
      heading.run_in = true;
      heading.skip = block.skip = found.size;
      heading.lines.resize(std::min<std::size_t>(3, heading.lines.size()));
      heading.level = static_cast<std::uint8_t>(std::min(7, deepest + 1));
      out.push_back(std::move(heading));
    }
    out.push_back(std::move(block));
  }
  blocks = std::move(out);
}

}  // namespace dossier::pdf

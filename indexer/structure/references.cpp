// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/structure/references.hpp"

#include "indexer/blocks/draft.hpp"
#include "indexer/text/dehyphenator.hpp"
#include "indexer/text/reference_entry.hpp"
#include "indexer/text/section_names.hpp"
#include "indexer/text/text_rules.hpp"

#include <string_view>
#include <utility>

namespace dossier::reading {
namespace {

bool continues_entry(const Block& entry, const Block& block) {
  if (block.marker.kind != MarkerKind::None && block.marker.kind != MarkerKind::Raised) return false;
  const bool open = ends_open(entry.text) && last_token(entry.text).find('/') == std::string_view::npos;
  const bool next_author = !open && begins_with_particle(block.text);
  return (continues_reference(block.text) && !next_author) || (open && !begins_reference(block.text)) ||
         (block.indented && !block.loose);
}

}  // namespace

std::vector<Edit> settle_references(const StageInput& input) {
  const auto& blocks = input.blocks;
  Draft draft(blocks);
  const Dehyphenator words{std::string_view()};  // addresses and names: no compound of the paper helps
  constexpr auto none = static_cast<std::size_t>(-1);
  bool inside = false;
  std::size_t entry = none;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto& block = blocks[i];
    if (block.is(BlockKind::Heading)) {
      inside = named_role(block.text) == Section::References;
      entry = none;
    }
    if (!inside || !block.is_text() || block.settled) continue;
    if (entry != none && continues_entry(draft[entry], block)) {
      auto& whole = draft.join(entry, i, "the rest of an entry");
      if (words.append(whole.text, block.text)) draft.mended(entry, "de-hyphenated");
      whole.lines.last = block.lines.last;
      continue;
    }
    draft.change(i, "below a heading that names the references").kind = BlockKind::Reference;
    entry = i;
  }
  return std::move(draft).edits();
}

}  // namespace dossier::reading

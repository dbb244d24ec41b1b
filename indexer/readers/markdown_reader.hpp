// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/blocks/account.hpp"
#include "indexer/blocks/block.hpp"
#include "indexer/source/source_lines.hpp"
#include "indexer/text/dehyphenator.hpp"

#include <vector>

namespace dossier::reading {

/// The reader of Markdown and plain text: lines → blocks. Knows ATX and setext headings, bullets and enumerators,
/// tables by tabs, pipes, gaps and HTML, footnote definitions, fences, rules, page marks of converters, block quotes,
/// hard-wrapped lines with or without blank lines between paragraphs. What a block means is left to later stages.
/// Linear; hyphens at line ends are mended by `words`.
std::vector<Block> read_markdown(const std::vector<SourceLine>& lines, const Dehyphenator& words, Account& account);

}  // namespace dossier::reading

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/paper_reader.hpp"
#include "indexer/pipeline.hpp"

#include <string>

namespace dossier {
class Console;
}

/// How one file was read, as text and as JSON.
namespace dossier::text {

/// What the paper says of itself, then its blocks: lines, kind, section and text.
void reading(Console& console, const PaperReading& reading, const reading::ReadingProbe& probe);
/// What each stage did and why, an edit a line.
void stages(Console& console, const reading::ReadingProbe& probe);
/// `{schema, paper, blocks, record}`, and `stages` where `with_stages`; docs/json.md describes it.
std::string reading_json(const PaperReading& reading, const reading::ReadingProbe& probe, bool with_stages);

}  // namespace dossier::text

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"
#include "mcp/message.hpp"
#include "searcher/types/response.hpp"

#include <cstddef>
#include <string>

/// Answers as structured content: those of the serializer (searcher/output/response_json.hpp, docs/json.md), without
/// what only a display needs, with what an assistant cites by. docs/assistants.md lists what differs.
namespace dossier::mcp {

/// The serializer's answer again as JSON.
Json parsed(const std::string& answer);

/// Adds `uri`, `citation` and `printed_page` to a passage.
void add_reference(Json& passage, const Paper& paper, const Passage& from);
/// Makes a hit shorter, and adds `matched` (`text`, `by`) and the reference.
void adapt_hit(Json& json, const Hit& hit, const Paper& paper, const QueryEcho& echo);
/// Adds `offset`, `shown` and `next_offset` (null where nothing is left).
void add_window(Json& json, std::size_t offset, std::size_t shown, bool more);

}  // namespace dossier::mcp

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mcp/library.hpp"
#include "mcp/message.hpp"

#include <variant>

namespace dossier::mcp {

/// The tools with their schemas, as `tools/list` gives them: mcp/data/tools.json, always in the same order.
Json tool_list();

/// The result of `tools/call`. A wrong argument or trouble with the index is a result with `isError` and a remedy; a
/// tool that is not there, or params that are none, are faults.
std::variant<Json, Fault> call_tool(Library& library, const Json& params);

}  // namespace dossier::mcp

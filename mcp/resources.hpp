// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mcp/library.hpp"
#include "mcp/message.hpp"

#include <variant>

namespace dossier::mcp {

/// The result of `resources/list`: the papers, 100 at a time; `cursor` is that of the result before.
std::variant<Json, Fault> list_resources(Library& library, const Json& params);
/// The result of `resources/templates/list`.
Json resource_templates();
/// The result of `resources/read`: a passage, or a paper's passages in reading order, 100 at a time. A resource that
/// is not there is a fault of code::resource_not_found.
std::variant<Json, Fault> read_resource(Library& library, const Json& params);

}  // namespace dossier::mcp

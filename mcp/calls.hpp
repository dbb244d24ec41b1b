// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "mcp/arguments.hpp"
#include "mcp/library.hpp"
#include "mcp/message.hpp"

#include <memory>
#include <string>

namespace dossier::mcp {

/// What a tool answers.
struct Answer {
  Json structured;                                   ///< fits the output schema of the tool
  std::string text;                                  ///< Markdown
  std::shared_ptr<const std::string> png = nullptr;  ///< a page as a picture; null: none
};

/// The tools. Each reads its arguments and answers from the index alone. Errors: Usage for arguments that do not fit,
/// NotFound, and those of the index.
namespace calls {

Result<Answer> search(Library& library, ArgumentReader& arguments);
Result<Answer> evidence(Library& library, ArgumentReader& arguments);
Result<Answer> passage(Library& library, ArgumentReader& arguments);
Result<Answer> papers(Library& library, ArgumentReader& arguments);
Result<Answer> facets(Library& library, ArgumentReader& arguments);
Result<Answer> matrix(Library& library, ArgumentReader& arguments);
Result<Answer> cite(Library& library, ArgumentReader& arguments);

}  // namespace calls
}  // namespace dossier::mcp

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/call/call.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dossier::web {

/// What a change of the collections did.
struct CollectionEdit {
  std::string did;                    ///< a sentence without a stop
  std::optional<std::uint64_t> step;  ///< the number by which it can be taken back; none where nothing changed
};

/// Makes the change that the fields of the call's form ask for: `do` is `add` (with `id`, and `tags`), `new`, `remove`
/// (`id`), `note` (`id`, `note`, `tags`), `rename` (`to`), `delete`, or `undo` (`step`). `by` says who changes, see
/// Collections::set_by. Errors: Usage, NotFound, those of the index and of the file.
Result<CollectionEdit> edit_collections(const Call& call, const std::string& name, std::string_view by);

}  // namespace dossier::web

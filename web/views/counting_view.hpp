// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/searchable_index.hpp"
#include "web/call/page_url.hpp"
#include "web/views/templates.hpp"

namespace dossier::web {

/// What counts, as links of a search, an evidence or a matrix: how sure labels must be, and whether the user's own
/// notes are there, where the index has some. For `counting.mustache`. Errors: those of the index.
Result<void> add_counting(View& view, const PageUrl& url, const SearchableIndex& index);

/// Whether the index has notes or annotations of the user. Errors: those of the index.
Result<bool> has_user_notes(const SearchableIndex& index);

}  // namespace dossier::web

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/searchable_index.hpp"
#include "searcher/types/response.hpp"
#include "web/call/page_url.hpp"
#include "web/views/templates.hpp"

namespace dossier::web {

/// How a query was understood: what each word was expanded to, with the switch for each sort of expansion; what could
/// not be read; what was left out; and for no hits what to drop, with what there is then.
View echo_view(const QueryEcho& echo, const PageUrl& url, const SearchableIndex& index);

}  // namespace dossier::web

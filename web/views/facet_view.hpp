// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/read/index_reader.hpp"
#include "searcher/types/response.hpp"
#include "web/call/page_url.hpp"
#include "web/views/templates.hpp"

#include <string>
#include <vector>

namespace dossier::web {

/// The facets beside a list of hits, one fieldset each: values with exact counts, chosen ones first in sight, the rest
/// behind "show more"; the years as a small histogram. `all` names a facet to be shown whole.
View facet_views(const std::vector<FacetCounts>& facets, const PageUrl& url, const std::string& all,
                 const IndexReader& reader);

/// The choices that narrow the search, each with the link that takes it away.
View filter_views(const PageUrl& url, const IndexReader& reader);

}  // namespace dossier::web

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/catalogue.hpp"
#include "searcher/types/response.hpp"
#include "web/call/page_url.hpp"
#include "web/views/templates.hpp"

#include <string>
#include <vector>

namespace dossier::web {

/// Gives a view what the templates `facets` and `filters` show: the facets with their counts, the choices that narrow
/// the view, and how to take them away. `all` names a facet to be shown whole.
void add_facets(View& view, const PageUrl& url, const std::vector<FacetCounts>& facets, const Catalogue& catalogue,
                const std::string& all = {});

/// One of several links of which one is chosen.
View choice_view(std::string_view label, const PageUrl& href, bool current);
/// The orders of a search, as links of this view.
View sort_choices(const PageUrl& url);

}  // namespace dossier::web

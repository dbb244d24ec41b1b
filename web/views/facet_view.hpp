// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/catalogue.hpp"
#include "searcher/types/response.hpp"
#include "web/call/page_url.hpp"
#include "web/views/templates.hpp"

#include <string>
#include <utility>
#include <vector>

namespace dossier::web {

/// The facets beside a list of hits, one fieldset each: values with exact counts, chosen ones first in sight, the rest
/// behind "show more"; the years as a small histogram. `all` names a facet to be shown whole.
View facet_views(const std::vector<FacetCounts>& facets, const PageUrl& url, const std::string& all,
                 const Catalogue& catalogue);

/// The choices that narrow the search, each with the link that takes it away.
View filter_views(const PageUrl& url, const Catalogue& catalogue);

/// The address of a search that finds exactly the passages that were counted for a value of a facet: those of `search`
/// that have it. Where the facet is filtered already, the value goes into the query, whose canonical text is
/// `understood`, since in a filter it would be an alternative.
std::string address_of_value(const PageUrl& search, const std::string& understood, const std::string& facet,
                             const std::string& value);

/// The same of passages that have several values, each of another facet.
std::string address_of_values(const PageUrl& search, const std::string& understood,
                              const std::vector<std::pair<std::string, std::string>>& values);

}  // namespace dossier::web

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "own/saved_searches.hpp"
#include "web/call/page_url.hpp"

namespace dossier::web::pages {

/// The address of a saved search on the page.
inline PageUrl url_of(const SavedSearch& search) {
  PageUrl url;
  url.path = "/search";
  url.request.query = search.request.query;
  url.request.filters = search.request.filters;
  url.request.expansion = search.request.expansion;
  url.request.meaning = search.request.meaning;
  url.request.sort = search.request.sort;
  return url;
}

}  // namespace dossier::web::pages

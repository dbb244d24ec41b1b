// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "own/saved_searches.hpp"
#include "web/call/page_url.hpp"

namespace dossier::web::pages {

/// The address of a saved search on the page.
inline PageUrl url_of(const SavedSearch& search) {
  PageUrl url;
  url.path = "/search";
  url.request = asked_of(search.request, url.request);
  return url;
}

}  // namespace dossier::web::pages

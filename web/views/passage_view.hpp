// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/catalogue.hpp"
#include "searcher/types/response.hpp"
#include "web/call/page_url.hpp"
#include "web/views/templates.hpp"

#include <map>
#include <string_view>
#include <vector>

namespace dossier::web {

/// A stretch of text as pieces `{text, mark}`, cut at the highlights that lie in it.
View pieces_of(std::string_view text, TextSpan span, const std::vector<TextSpan>& highlights);

/// The labels of a passage: `{facet, value, text, href, reason, weak}`; `href` narrows the search to the label.
View labels_of(const Passage& passage, const PageUrl& url, const Catalogue& catalogue, bool years = false);

/// What every view says of a passage: where it stands, its links, its citation.
View passage_head(const Passage& passage, const Paper& paper, const PageUrl& url);

/// A hit with its snippet, labels, reasons and the parts of its score.
View hit_view(const Hit& hit, const Paper& paper, const PageUrl& url, const Catalogue& catalogue);
View hit_views(const std::vector<Hit>& hits, const std::map<std::string, Paper>& papers, const PageUrl& url,
               const Catalogue& catalogue);

}  // namespace dossier::web

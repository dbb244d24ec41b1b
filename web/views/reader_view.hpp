// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/catalogue.hpp"
#include "index/passage.hpp"
#include "searcher/types/response.hpp"
#include "web/call/page_url.hpp"
#include "web/views/templates.hpp"

#include <map>
#include <string>
#include <vector>

namespace dossier::web {

/// The user's notes on passages, by the ids of these.
using PassageNotes = std::map<std::string, std::vector<Passage>>;

/// The matches of a search in one paper, by passage id.
using PaperMatches = std::map<std::string, std::vector<TextSpan>>;

/// Passages of a paper in reading order, as the reader shows them: each with the headings that begin above it, its
/// labels and place in the margin, its matches marked, and links to the matches before and after. `current` is the id
/// of the passage that the reader was opened at, or empty. `notes` stand with the passages that they mark.
View reading_view(const Paper& paper, const std::vector<Passage>& passages, const PaperMatches& matches,
                  const PassageNotes& notes, const std::string& current, const PageUrl& url,
                  const Catalogue& catalogue);

/// The headings of these passages as an outline: `{text, level, href}`.
View outline_view(const std::vector<Passage>& passages);

}  // namespace dossier::web

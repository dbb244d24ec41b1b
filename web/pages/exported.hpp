// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/output/export.hpp"
#include "web/call/call.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dossier::web::pages {

/// What a link of export asks for.
struct Wanted {
  std::optional<ExportFormat> format;  ///< nothing: JSON, as the API answers
  bool all = false;                    ///< all of the view's, beyond what it shows
};

/// From the parameters `format` and `of`. Errors: Usage.
Result<Wanted> wanted_export(Call& call);

/// Passages with their papers.
struct OwnPassages {
  std::vector<Passage> passages;
  std::map<std::string, Paper> papers;  ///< by id
};
/// Errors: NotFound.
Result<OwnPassages> passages_by_id(const Catalogue& catalogue, const std::vector<std::string>& ids);

/// A file to take away.
Reply file_of(const Wanted& wanted, std::string bytes);
Reply json_file(std::string json);
/// Passages, or papers, of a question that was understood so.
Reply passages_file(const Call& call, const Wanted& wanted, const PageUrl& url, const QueryEcho& echo,
                    const std::vector<ExportItem>& items);

}  // namespace dossier::web::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/call/page_url.hpp"
#include "web/views/templates.hpp"

#include <string>
#include <vector>

namespace dossier::web {

/// A set of passages, papers or lines that can be taken away.
struct ExportSet {
  std::string what;  ///< `the 20 passages shown`
  bool all = false;  ///< all of the view's, beyond what it shows
};

/// The links beside a view: for each set one in each format, JSON first. The addresses are those of the view below
/// /export, with `format` and for all of it `of=all`. A table has no JSON lines of passages.
View export_views(const PageUrl& url, const std::vector<ExportSet>& sets, bool table = false);

/// The two sets of a list: what is shown, and all where that is more. `one` and `many` name the things.
std::vector<ExportSet> sets_of(std::size_t shown, std::size_t all, const std::string& one, const std::string& many);

/// The most passages, papers or lines of one export.
inline constexpr std::uint32_t most_exported = 10000;

}  // namespace dossier::web

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "web/call/call.hpp"
#include "web/views/templates.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dossier::web {

/// Reads what all views share from a call's parameters; `own` names the view's further parameters, kept as they are.
PageUrl page_url(Call& call, std::string_view path, const std::vector<std::string_view>& own = {});

/// The view of the frame around every page: title, navigation, search form, notices on the URL. `action` is the view
/// that the form asks again. To be called when all parameters have been taken.
View frame(Call& call, const PageUrl& url, const std::string& title);

/// The facets of what a view's address asks, counted as a search counts them.
Result<std::vector<FacetCounts>> facets_of(const Call& call, const PageUrl& url);

/// A page of a template.
Result<Reply> page(Call& call, std::string_view name, const View& view);

/// The page that tells an error, with what to do.
Reply error_page(Templates& templates, int status, std::string_view message, std::string_view hint);

}  // namespace dossier::web

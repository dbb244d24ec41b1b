// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/call/saved_edit.hpp"

#include "own/news.hpp"

namespace dossier::web {
namespace {

Result<void> save(const Call& call, const std::string& name) {
  const bool has_search = std::ranges::any_of(call.form, [](const auto& field) { return field.first == "search"; });
  if (!has_search)
    return Error{ErrorCode::Usage, "the form has no field `search`", "give the search as it stands in its address"};
  auto asked = first_value(call.form, "search");
  if (asked.starts_with('?')) asked.erase(0, 1);
  auto read = parse_query(asked);
  if (!read) return Error{ErrorCode::Usage, "the search has too many parameters", "leave some out"};
  ParameterReader parameters(std::move(*read));
  const auto request = take_search(parameters, call.catalogue.facets(), PageUrl::usual());
  if (const auto notices = parameters.finish(); !notices.empty()) {
    return Error{ErrorCode::Usage, notices.front().message, notices.front().hint};
  }
  return save_search(call.searcher, call.catalogue, name, request);
}

Result<void> mark(const Call& call, const std::string& name) {
  // What was committed since the page was made has not been seen.
  const auto generation = first_value(call.form, "generation");
  if (!generation.empty() && generation != std::to_string(call.catalogue.info().generation)) return {};
  SavedSearches searches;
  const auto news = all_news(call.searcher, call.catalogue, {name}, {}, searches);
  if (!news) return news.error();
  return mark_as_seen(call.catalogue.location(), *news);
}

}  // namespace

Result<void> edit_saved(const Call& call, const std::string& name) {
  const auto what = first_value(call.form, "do");
  if (what == "save") return save(call, name);
  if (what == "seen") return mark(call, name);
  if (what == "delete") {
    return SavedSearches::change(call.catalogue.location(), [&](SavedSearches& all) { return all.remove(name); });
  }
  return Error{ErrorCode::Usage, "the form does not say what to do", "use save, seen or delete as `do`"};
}

}  // namespace dossier::web

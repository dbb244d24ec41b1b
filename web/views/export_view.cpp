// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views/export_view.hpp"

#include "base/strings.hpp"
#include "searcher/output/export.hpp"

namespace dossier::web {
namespace {

View link_view(const PageUrl& url, bool all, std::string_view format, std::string_view label) {
  auto link = url.with("of", all ? "all" : "").with("format", format);
  link.path = "/export" + url.path;
  return {{"label", label}, {"href", link.text()}};
}

}  // namespace

View export_views(const PageUrl& url, const std::vector<ExportSet>& sets, bool table) {
  View views = View::array();
  for (const auto& set : sets) {
    View links = View::array();
    links.push_back(link_view(url, set.all, "json", "JSON"));
    for (const auto& format : export_formats) {
      if (table && format.format == ExportFormat::JsonLines) continue;
      links.push_back(link_view(url, set.all, format.name, format.label));
    }
    views.push_back({{"what", set.what}, {"links", links}});
  }
  return views;
}

std::vector<ExportSet> sets_of(std::size_t shown, std::size_t all, const std::string& one, const std::string& many) {
  std::vector<ExportSet> sets;
  if (shown > 0) sets.push_back({"The " + counted(shown, one, many) + " shown", false});
  if (all > shown) {
    const bool cut = all > most_exported;
    sets.push_back(
        {(cut ? "The first " + with_separators(most_exported) + " of " : "All ") + counted(all, one, many), true});
  }
  return sets;
}

}  // namespace dossier::web

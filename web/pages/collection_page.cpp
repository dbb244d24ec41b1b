// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "searcher/output/export.hpp"
#include "web/pages/page.hpp"
#include "web/pages/pages.hpp"
#include "web/views/passage_view.hpp"
#include "web/views/wording.hpp"

namespace dossier::web::pages {
namespace {

View format_choices(const Parameters& ids) {
  View views = View::array();
  for (const auto& format : export_formats) {
    Parameters parameters{{"format", std::string(format.name)}};
    parameters.insert(parameters.end(), ids.begin(), ids.end());
    views.push_back({{"label", format.label}, {"href", print_target("/export", parameters)}});
  }
  return views;
}

}  // namespace

Result<Reply> collection(Call& call) {
  const auto ids = call.parameters.take_all("id");
  PageUrl url;
  url.path = "/collection";
  auto view = frame(call, url, "Collection");
  view["passages"] = View::array();
  view["missing"] = View::array();
  Parameters known;
  for (const auto& id : ids) {
    const auto doc = call.reader.find(id);
    const auto passage = doc ? call.reader.passage(*doc) : Result<Passage>(doc.error());
    const auto paper = passage ? call.reader.paper(passage->paper) : Result<Paper>(passage.error());
    if (!paper) {
      view["missing"].push_back({{"id", id}});
      continue;
    }
    known.emplace_back("id", id);
    auto one = passage_head(*passage, *paper, url);
    one["text"] = passage->text;
    view["passages"].push_back(std::move(one));
  }
  view["count_text"] = counted(known.size(), "passage") + " collected";
  view["none"] = ids.empty();
  view["any"] = !known.empty();
  view["any_missing"] = !view["missing"].empty();
  view["formats"] = format_choices(known);
  return page(call, "collection", view);
}

Result<Reply> help(Call& call) { return page(call, "help", frame(call, page_url(call, "/help"), "Help")); }

Result<Reply> opensearch(Call& call) {
  const View view{{"origin", "http://" + call.host}};
  return Reply{200, "application/opensearchdescription+xml", {}, call.templates.render("opensearch", view)};
}

}  // namespace dossier::web::pages

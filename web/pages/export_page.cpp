// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/export_items.hpp"
#include "web/pages/page.hpp"
#include "web/pages/pages.hpp"
#include "web/views/wording.hpp"

#include <map>

namespace dossier::web::pages {
namespace {

/// Passages with their papers, owned.
struct Found {
  std::vector<Passage> passages;
  std::map<std::string, Paper> papers;
};

Result<Found> by_id(const Call& call, const std::vector<std::string>& ids) {
  Found found;
  for (const auto& id : ids) {
    const auto doc = call.reader.find(id);
    if (!doc) return doc.error();
    auto passage = call.reader.passage(*doc);
    if (!passage) return passage.error();
    auto paper = call.reader.paper(passage->paper);
    if (!paper) return paper.error();
    found.papers.emplace(passage->paper, std::move(*paper));
    found.passages.push_back(std::move(*passage));
  }
  return found;
}

Result<Found> by_search(const Call& call, const PageUrl& url, Provenance& provenance) {
  auto request = url.request;
  request.facets = request.snippets = false;
  auto response = call.searcher.search(request);
  if (!response) return std::move(response).error();
  provenance = provenance_of(call.reader.info(), response->echo.understood, url.request.filters);
  Found found;
  found.papers = std::move(response->hit_papers);
  for (auto& hit : response->hits) found.passages.push_back(std::move(hit.passage));
  return found;
}

}  // namespace

Result<Reply> export_file(Call& call) {
  const auto ids = call.parameters.take_all("id");
  const auto name = call.parameters.take("format").value_or("markdown");
  const auto url = page_url(call, "/export");
  const auto format = find_export_format(name);
  if (!format)
    return Error{ErrorCode::Usage, "There is no export format `" + name + "`.", "select one on the collection page"};
  auto provenance = provenance_of(call.reader.info(), "selected passages", {});
  const auto found = ids.empty() ? by_search(call, url, provenance) : by_id(call, ids);
  if (!found) return found.error();
  const auto items = export_items(found->passages, found->papers);
  const auto& kind = export_formats[static_cast<std::size_t>(*format)];
  Reply reply{200, std::string(kind.media_type), {}, export_passages(*format, provenance, items)};
  reply.headers.emplace_back("Content-Disposition",
                             "attachment; filename=\"dossier." + std::string(kind.extension) + '"');
  return reply;
}

}  // namespace dossier::web::pages

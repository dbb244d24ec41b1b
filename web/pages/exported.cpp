// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/pages/exported.hpp"

#include "base/system/memory_reserve.hpp"
#include "searcher/output/export_items.hpp"

#include <utility>

namespace dossier::web::pages {
namespace {

Reply attachment(std::string_view media_type, std::string_view extension, std::string bytes) {
  Reply reply{200, std::string(media_type), {}, std::move(bytes)};
  reply.headers.emplace_back("Content-Disposition", "attachment; filename=\"dossier." + std::string(extension) + '"');
  return reply;
}

}  // namespace

Result<Wanted> wanted_export(Call& call) {
  const auto name = call.parameters.take("format").value_or("markdown");
  Wanted wanted;
  wanted.all = call.parameters.take("of").value_or("shown") == "all";
  if (name == "json") return wanted;
  wanted.format = find_export_format(name);
  if (wanted.format) return wanted;
  return Error{ErrorCode::Usage, "There is no export format `" + name + "`.", "select one on the page"};
}

Result<OwnPassages> passages_by_id(const Catalogue& catalogue, const std::vector<std::string>& ids) {
  OwnPassages found;
  for (const auto& id : ids) {
    memory_reserve::give_up_if_low();
    const auto doc = catalogue.find(id);
    if (!doc) return doc.error();
    auto passage = catalogue.passage(*doc);
    if (!passage) return passage.error();
    if (!found.papers.contains(passage->paper)) {
      auto paper = catalogue.paper(passage->paper);
      if (!paper) return paper.error();
      found.papers.emplace(passage->paper, std::move(*paper));
    }
    found.passages.push_back(std::move(*passage));
  }
  return found;
}

Reply file_of(const Wanted& wanted, std::string bytes) {
  const auto& info = info_of(*wanted.format);
  return attachment(info.media_type, info.extension, std::move(bytes));
}

Reply json_file(std::string json) { return attachment("application/json", "json", std::move(json)); }

Reply passages_file(const Call& call, const Wanted& wanted, const PageUrl& url, const QueryEcho& echo,
                    const std::vector<ExportItem>& items) {
  const auto provenance = provenance_of(call.catalogue.info(), echo.understood, url.request);
  return file_of(wanted, export_passages(*wanted.format, provenance, items, call.style));
}

}  // namespace dossier::web::pages

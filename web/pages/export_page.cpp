// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "searcher/output/citations_output.hpp"
#include "searcher/output/compare_output.hpp"
#include "searcher/output/export_items.hpp"
#include "searcher/output/export_table.hpp"
#include "searcher/output/response_json.hpp"
#include "web/pages/asked.hpp"
#include "web/pages/collection_sort.hpp"
#include "web/pages/exported.hpp"
#include "web/pages/page.hpp"
#include "web/pages/pages.hpp"
#include "web/views/export_view.hpp"
#include "web/views/wording.hpp"

#include <algorithm>
#include <map>

namespace dossier::web::pages {
namespace {

/// Passages as they were chosen one by one.
Result<Reply> export_by_id(Call& call, const Wanted& wanted, const std::vector<std::string>& ids) {
  const auto found = passages_by_id(call.catalogue, ids);
  if (!found) return found.error();
  const auto provenance = provenance_of(call.catalogue.info(), "selected passages", {});
  return file_of(wanted,
                 export_passages(*wanted.format, provenance, export_items(found->passages, found->papers), call.style));
}

Result<Reply> export_search(Call& call, const Wanted& wanted) {
  const auto url = page_url(call, "/search");
  auto request = url.request;
  request.facets = request.snippets = false;
  if (wanted.all) {
    // Some that are near in meaning stand among those that match, and are no part of them.
    request.limit = most_exported + max_limit;
    request.offset = 0;
  }
  auto response = call.searcher.search(request);
  if (!response) return response.error();
  if (wanted.all) {
    std::erase_if(response->hits, [](const Hit& hit) { return hit.near_in_meaning; });
    if (response->hits.size() > most_exported) response->hits.resize(most_exported);
  }
  if (!wanted.format) return json_file(to_json(*response));
  return passages_file(call, wanted, url, response->echo, export_items(*response));
}

Result<Reply> export_evidence(Call& call, const Wanted& wanted) {
  auto asked = asked_evidence(call);
  if (wanted.all) {
    asked.request.papers = most_exported;
    asked.request.offset = 0;
  }
  const auto response = call.searcher.evidence(asked.request);
  if (!response) return response.error();
  if (!wanted.format) return json_file(to_json(*response));
  auto items = export_items(*response);
  // The page shows no passages of weak papers; they go along only with all.
  if (!wanted.all) {
    items.clear();
    for (const auto& paper : response->papers) {
      if (paper.strong == 0) continue;
      for (const auto& hit : paper.hits) items.push_back({&hit.passage, &paper.paper});
    }
  }
  return passages_file(call, wanted, asked.url, response->echo, items);
}

/// Keeps to these values of a facet, unless it is filtered already.
void keep_to(SearchRequest& request, const std::string& facet, const std::vector<std::string>& values) {
  const auto& filters = request.filters;
  const bool filtered =
      std::any_of(filters.begin(), filters.end(), [&](const FacetFilter& one) { return one.facet == facet; });
  if (!filtered) request.filters.push_back({facet, values, {}});
}

/// The papers of what a matrix counts.
Result<Reply> export_matrix_papers(Call& call, const Wanted& wanted, const AskedMatrix& asked,
                                   const MatrixResponse& matrix) {
  EvidenceRequest request;
  request.search = asked.request.search;
  if (matrix.rows_left_out > 0) keep_to(request.search, matrix.row_facet, matrix.rows);
  if (matrix.columns_left_out > 0) keep_to(request.search, matrix.column_facet, matrix.columns);
  request.papers = most_exported;
  request.passages_per_paper = 1;
  const auto response = call.searcher.evidence(request);
  if (!response) return response.error();
  std::vector<ExportItem> items;
  for (const auto& paper : response->papers) items.push_back({nullptr, &paper.paper});
  return passages_file(call, wanted, asked.url, response->echo, items);
}

Result<Reply> export_matrix(Call& call, const Wanted& wanted) {
  auto asked = asked_matrix(call);
  if (wanted.all) asked.request.most_values = 0;
  const auto response = call.searcher.matrix(asked.request);
  if (!response) return response.error();
  if (!wanted.format) return json_file(to_json(*response));
  if (is_bibliography(*wanted.format)) return export_matrix_papers(call, wanted, asked, *response);
  if (!holds_tables(*wanted.format))
    return Error{ErrorCode::Usage, "A matrix cannot be exported in this format.", "use JSON"};
  const auto provenance = provenance_of(call.catalogue.info(), response->echo.understood, asked.request.search);
  return file_of(wanted, export_table(*wanted.format, provenance, matrix_table(*response, false, "0")));
}

/// The passages that the lines of a concordance are of, each once, in that order.
std::vector<std::string> passages_of(const KwicResponse& response) {
  std::vector<std::string> ids;
  std::map<std::string_view, bool> seen;
  for (const auto& line : response.lines) {
    if (seen.emplace(line.id, true).second) ids.push_back(line.id);
  }
  return ids;
}

Result<Reply> export_kwic(Call& call, const Wanted& wanted) {
  auto asked = asked_kwic(call);
  if (wanted.all) {
    asked.request.search.limit = most_exported;
    asked.request.search.offset = 0;
  }
  const auto response = call.searcher.kwic(asked.request);
  if (!response) return response.error();
  if (!wanted.format) return json_file(to_json(*response));
  if (holds_tables(*wanted.format)) {
    const auto provenance = provenance_of(call.catalogue.info(), response->echo.understood, asked.request.search);
    return file_of(wanted, export_tables(*wanted.format, provenance, kwic_tables(*response)));
  }
  const auto found = passages_by_id(call.catalogue, passages_of(*response));
  if (!found) return found.error();
  return passages_file(call, wanted, asked.url, response->echo, export_items(found->passages, found->papers));
}

Result<Reply> export_similar(Call& call, const Wanted& wanted, const std::string& id) {
  const auto asked = asked_similar(call, id);
  const auto response = call.searcher.similar(asked.request);
  if (!response) return response.error();
  if (!wanted.format) return json_file(to_json(*response));
  const auto provenance = provenance_of(call.catalogue.info(), "similar to " + id, asked_of(asked.request));
  return file_of(wanted, export_passages(*wanted.format, provenance, export_items(*response), call.style));
}

Result<Reply> export_compare(Call& call, const Wanted& wanted) {
  const auto asked = asked_compare(call);
  const auto response = call.searcher.compare(asked.request);
  if (!response) return response.error();
  if (!wanted.format) return json_file(to_json(*response));
  if (!holds_tables(*wanted.format)) {
    std::vector<ExportItem> items;
    for (const auto& one : response->passages) {
      items.push_back({&one.hit.passage, &response->papers.at(one.hit.passage.paper)});
    }
    return passages_file(call, wanted, asked.url, response->echo, items);
  }
  const auto provenance = provenance_of(call.catalogue.info(), response->echo.understood, asked.request.search);
  return file_of(wanted, export_table(*wanted.format, provenance, compare_table(*response)));
}

Result<Reply> export_citations(Call& call, const Wanted& wanted, const std::string& paper) {
  const auto asked = asked_citations(call, paper);
  const auto response = call.searcher.citations(asked.request);
  if (!response) return response.error();
  if (!wanted.format) return json_file(to_json(*response));
  if (!holds_tables(*wanted.format)) {
    std::vector<ExportItem> items;
    for (const auto& [id, one] : response->papers) items.push_back({nullptr, &one});
    return passages_file(call, wanted, asked.url, response->echo, items);
  }
  const auto provenance = provenance_of(call.catalogue.info(), response->echo.understood, asked.request.search);
  return file_of(wanted, export_table(*wanted.format, provenance, citations_table(*response)));
}

/// A stored collection: what its page shows.
Result<Reply> export_collection(Call& call, const Wanted& wanted) {
  const auto asked = asked_collection(call);
  const auto collections = read_collections(collections_file(call.catalogue.location()));
  if (!collections) return collections.error();
  const auto* known = collections->find(asked.name);
  if (known == nullptr) {
    return Error{ErrorCode::NotFound, "There is no collection “" + asked.name + "”.", "select one on its page"};
  }
  const auto part = with_tag(*known, asked.tag);
  if (!wanted.format) return json_file(collections->json_of(part));
  auto up = look_up(call.catalogue, part);
  if (!up) return up.error();
  sort_collection(*up, asked.order);
  std::vector<ExportItem> items;
  for (const auto& found : up->found) {
    items.push_back({&found.passage, &up->papers.at(found.passage.paper), found.collected->note,
                     joined(found.collected->tags, ", ")});
  }
  const auto provenance = provenance_of(call.catalogue.info(), "collection " + asked.name, {});
  return file_of(wanted, export_passages(*wanted.format, provenance, items, call.style));
}

}  // namespace

Result<Reply> export_file(Call& call) {
  const auto wanted = wanted_export(call);
  if (!wanted) return wanted.error();
  const auto& view = call.argument;
  if (view == "evidence") return export_evidence(call, *wanted);
  if (view == "matrix") return export_matrix(call, *wanted);
  if (view == "kwic") return export_kwic(call, *wanted);
  if (view == "compare") return export_compare(call, *wanted);
  if (view == "citations") return export_citations(call, *wanted, {});
  if (view.starts_with("citations/")) return export_citations(call, *wanted, view.substr(10));
  if (view.starts_with("similar/")) return export_similar(call, *wanted, view.substr(8));
  const auto ids = call.parameters.take_all("id");
  if (!ids.empty() && !wanted->format) {
    auto passages = collected(call.catalogue, ids);
    if (!passages) return passages.error();
    return json_file(Collections().json_of({std::string(usual_collection), std::move(*passages)}));
  }
  if (!ids.empty()) return export_by_id(call, *wanted, ids);
  if (view == "collection") return export_collection(call, *wanted);
  if (view == "search" || view.empty()) return export_search(call, *wanted);
  return Error{ErrorCode::NotFound, "There is no view `" + view + "` to export.", "start from the search page"};
}

}  // namespace dossier::web::pages

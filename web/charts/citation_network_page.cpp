// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/encoding/percent_encoding.hpp"
#include "base/strings.hpp"
#include "base/system/memory_reserve.hpp"
#include "searcher/charts/citations_chart.hpp"
#include "searcher/output/citations_output.hpp"
#include "web/charts/chart_page.hpp"
#include "web/charts/charts.hpp"
#include "web/views/wording.hpp"

namespace dossier::web::charts {
namespace {

struct Asked {
  PageUrl url;
  CitationsRequest request;
  std::uint32_t pairs = chart::usual_pairs;
};

Asked asked_citation_network(Call& call) {
  Asked asked;
  asked.pairs = call.parameters.take_number("pairs", chart::usual_pairs, 1, max_limit);
  asked.url = page_url(call, "/citation-network");
  if (asked.pairs != chart::usual_pairs) asked.url.own.emplace_back("pairs", std::to_string(asked.pairs));
  asked.request.search = asked.url.request;
  return asked;
}

Figure pairs_figure(const CitationsResponse& response, const Asked& asked) {
  const auto search = asked.url.at("/search").with("pairs", "");
  const auto of_paper = [&](const std::string& id) {
    return asked.url.at("/citations/" + percent_encode(id)).with("pairs", "").text();
  };
  // A pair that only the list of references has is shown with that list's paper.
  const auto of_pair = [&](const CitationLink& link) {
    if (link.passages == 0) return of_paper(link.citing);
    return address_of_values(search, response.echo.understood,
                             {{"paper", link.citing}, {std::string(cites_facet), link.cited}});
  };
  Figure figure;
  figure.caption = "Who cites whom";
  figure.svg = chart::citations_chart(response, asked.pairs, {of_pair, of_paper, short_name}).inside_page();
  figure.head = {"Paper", "Cites", "In passages", "In its references"};
  std::size_t rows = 0;
  for (const auto& link : response.cited_by) {
    if (rows++ == max_limit) break;
    memory_reserve::give_up_if_low();
    View row = View::array();
    row.push_back(cell(short_name(response.papers.at(link.citing)), of_paper(link.citing)));
    row.push_back(cell(short_name(response.papers.at(link.cited)), of_paper(link.cited)));
    row.push_back(link.passages > 0 ? cell(with_separators(link.passages), of_pair(link)) : cell("0"));
    row.push_back(cell(link.listed ? "yes" : "no"));
    figure.rows.push_back({{"cells", row}});
  }
  return figure;
}

/// An index without citations has none of any paper.
Result<CitationsResponse> answer(Call& call, const Asked& asked, bool& untold) {
  auto response = call.searcher.citations(asked.request);
  untold = !response && response.error().code == ErrorCode::NotFound;
  return untold ? CitationsResponse() : std::move(response);
}

}  // namespace

Result<Reply> citation_network(Call& call) {
  const auto asked = asked_citation_network(call);
  bool untold = false;
  const auto response = answer(call, asked, untold);
  if (!response) return response.error();
  auto framed = chart_frame(call, asked.url, response->echo, "Citation network", "who cites whom in the library");
  if (!framed) return std::move(framed).error();
  auto& view = *framed;
  const auto pairs = response->cited_by.size();
  auto count_text = counted(pairs, "pair") + " of papers, " + counted(response->passages, "citing passage");
  if (pairs > max_limit) {
    count_text += "; the first " + with_separators(max_limit) + " pairs are listed, CSV and JSON have all";
  }
  view["count_text"] = count_text;
  view["none"] = pairs == 0;
  view["none_text"] =
      untold
          ? "This index has no citations. If an earlier version of Dossier made it, run `dossier index` to find them."
          : "No paper here cites another one in the library.";
  if (pairs > 0) view["figures"].push_back(figure_view(pairs_figure(*response, asked)));
  const bool more = pairs > asked.pairs && asked.pairs < max_limit;
  view["rest_text"] = more ? "Draw more pairs (" + with_separators(pairs - asked.pairs) + " not drawn)" : "";
  view["rest_href"] = asked.url.with("pairs", std::to_string(max_limit)).text();
  return page(call, "chart", view);
}

Result<Reply> citation_network_file(Call& call) {
  const auto asked = asked_citation_network(call);
  const auto response = call.searcher.citations(asked.request);
  if (!response) return response.error();
  return chart_file(
      call, asked.request.search, response->echo, [&] { return to_json(*response); },
      [&] { return citations_table(*response); },
      [&] {
        return chart::citations_chart(*response, asked.pairs, {{}, {}, short_name});
      });
}

}  // namespace dossier::web::charts

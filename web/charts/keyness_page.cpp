// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/strings.hpp"
#include "searcher/charts/chart_json.hpp"
#include "searcher/charts/chart_tables.hpp"
#include "searcher/charts/keyness_chart.hpp"
#include "web/charts/chart_page.hpp"
#include "web/charts/charts.hpp"

namespace dossier::web::charts {
namespace {

constexpr std::uint32_t usual_words = 50;

struct Asked {
  PageUrl url;
  KeynessRequest request;
};

Asked asked_keyness(Call& call) {
  Asked asked;
  asked.request.words = call.parameters.take_number("words", usual_words, 1, max_limit);
  asked.url = page_url(call, "/keyness");
  if (asked.request.words != usual_words) asked.url.own.emplace_back("words", std::to_string(asked.request.words));
  asked.request.search = asked.url.request;
  return asked;
}

Figure words_figure(const std::string& caption, const std::vector<KeyWord>& words, const chart::AddressOf& address) {
  Figure figure;
  figure.caption = caption;
  figure.head = {"Word", "Passages", "Times here", "Times elsewhere", "Log-likelihood", "Log ratio"};
  for (const auto& word : words) {
    View row = View::array();
    row.push_back(cell(word.term));
    row.push_back(cell(with_separators(word.passages), address(word.term)));
    row.push_back(cell(with_separators(word.here)));
    row.push_back(cell(with_separators(word.elsewhere)));
    row.push_back(cell(chart::number(word.likelihood)));
    row.push_back(cell(chart::number(word.log_ratio)));
    figure.rows.push_back({{"cells", row}});
  }
  return figure;
}

}  // namespace

Result<Reply> keyness(Call& call) {
  const auto [url, request] = asked_keyness(call);
  const auto response = call.searcher.keyness(request);
  if (!response) return response.error();
  auto framed = chart_frame(call, url, response->echo, "Key words", "what sets these passages apart from the others");
  if (!framed) return std::move(framed).error();
  auto& view = *framed;
  const auto address = [search = url.at("/search"), &response](const std::string& term) {
    const auto& asked = response->echo.understood;
    const auto word = "\"" + term + "\"";
    return search.with_query(asked.empty() ? word : "(" + asked + ") AND " + word).text();
  };
  view["count_text"] = counted(response->total, "passage") + " with " + counted(response->here, "word") + ", against " +
                       counted(response->elsewhere, "word") + " elsewhere";
  view["none"] = response->words.empty() && response->pairs.empty();
  view["none_text"] = response->total == 0 ? "No passage matches."
                      : response->elsewhere == 0
                          ? "Search or choose a filter first: this compares some passages with all the others."
                          : "No word sets these passages apart from the others.";
  auto words = words_figure("Key words", response->words, address);
  words.svg = chart::keyness_chart(*response, address).inside_page();
  if (!response->words.empty() || !response->pairs.empty()) view["figures"].push_back(figure_view(std::move(words)));
  if (!response->pairs.empty()) {
    view["figures"].push_back(figure_view(words_figure("Pairs of words", response->pairs, address)));
  }
  view["rest_text"] = view["rest_href"] = "";
  return page(call, "chart", view);
}

Result<Reply> keyness_file(Call& call) {
  const auto asked = asked_keyness(call);
  const auto response = call.searcher.keyness(asked.request);
  if (!response) return response.error();
  return chart_file(
      call, asked.request.search, response->echo, [&] { return to_json(*response); },
      [&] { return keyness_table(*response); }, [&] { return chart::keyness_chart(*response, {}); });
}

}  // namespace dossier::web::charts

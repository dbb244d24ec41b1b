// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views/passage_view.hpp"

#include "base/encoding/percent_encoding.hpp"
#include "base/system/memory_reserve.hpp"
#include "index/mentions_year.hpp"
#include "searcher/citing/citer.hpp"
#include "searcher/output/export.hpp"
#include "web/views/wording.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace dossier::web {
namespace {

std::string reason_of(const Label& label) {
  switch (label.source) {
    case LabelSource::Text:
      return label.trigger.empty() ? "from the passage itself" : "“" + label.trigger + "” in the text";
    case LabelSource::Heading:
      return "“" + label.trigger + "” in a heading";
    case LabelSource::Inherited:
      return label.trigger.empty() ? "the paper is about this pair"
                                   : "“" + label.trigger + "”, a state of the pair that the paper is about";
    case LabelSource::Given:
      return label.trigger == corrected_trigger ? "corrected by you" : "from the paper's metadata";
  }
  return {};
}

std::string percent(float strength) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%.0f%%", static_cast<double>(strength) * 100);
  return text.data();
}

std::string score_text(double score) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.2f", score);
  return text.data();
}

}  // namespace

View pieces_of(std::string_view text, TextSpan span, const std::vector<TextSpan>& highlights) {
  View pieces = View::array();
  const auto add = [&](std::uint32_t begin, std::uint32_t end, bool mark) {
    if (begin < end) pieces.push_back({{"text", text.substr(begin, end - begin)}, {"mark", mark}});
  };
  span.end = std::min(span.end, static_cast<std::uint32_t>(text.size()));
  auto at = span.begin;
  for (const auto& highlight : highlights) {
    if (highlight.begin < at || highlight.end > span.end) continue;
    add(at, highlight.begin, false);
    add(highlight.begin, highlight.end, true);
    at = highlight.end;
  }
  add(at, span.end, false);
  return pieces;
}

View labels_of(const Passage& passage, const PageUrl& url, const Catalogue& catalogue, bool years) {
  View labels = View::array();
  for (const auto& label : passage.labels) {
    if (label.facet == mentions_year_facet && !years) continue;
    labels.push_back({{"facet", facet_title(label.facet)},
                      {"text", shown_value(label.facet, label.value, catalogue)},
                      {"value", label.facet + ":" + label.value},
                      {"href", url.at("/search").including(label.facet, label.value).text()},
                      {"reason", reason_of(label)},
                      {"strength", percent(label.strength)}});
  }
  return labels;
}

View passage_head(const Passage& passage, const Paper& paper, const PageUrl& url) {
  return {{"id", passage.id},
          {"hit_anchor", "hit-" + percent_encode(passage.id)},
          {"name", short_name(paper)},
          {"title", title_beside_name(paper)},
          {"where", heading_text(passage)},
          {"location", location_text(passage)},
          {"kind", passage.kind == PassageKind::Paragraph ? std::string() : std::string(kind_in_words(passage.kind))},
          {"href", passage_url(passage.id, url)},
          {"similar_href", "/similar/" + percent_encode(passage.id)},
          {"correct_href", "/correct/" + percent_encode(passage.id)},
          {"citation", cite(url.style, paper, passage)},
          {"whole", passage.text}};
}

View hit_view(const Hit& hit, const Paper& paper, const PageUrl& url, const Catalogue& catalogue) {
  auto view = passage_head(hit.passage, paper, url);
  view["fragments"] = View::array();
  for (const auto& fragment : hit.fragments) {
    view["fragments"].push_back({{"pieces", pieces_of(hit.passage.text, fragment.span, fragment.highlights)},
                                 {"cut_before", fragment.cut_before},
                                 {"cut_after", fragment.cut_after}});
  }
  view["labels"] = labels_of(hit.passage, url, catalogue);
  view["labelled"] = !view["labels"].empty();
  view["score"] = score_text(hit.score);
  view["near"] = hit.near_in_meaning;
  view["partial"] = !hit.all_words && !hit.near_in_meaning;
  view["parts"] = View::array();
  for (const auto& part : hit.parts) {
    view["parts"].push_back({{"term", part.term}, {"field", part.field}, {"weight", score_text(part.weight)}});
  }
  return view;
}

View hit_views(const std::vector<Hit>& hits, const std::map<std::string, Paper>& papers, const PageUrl& url,
               const Catalogue& catalogue) {
  View views = View::array();
  for (const auto& hit : hits) {
    memory_reserve::give_up_if_low();
    const auto paper = papers.find(hit.passage.paper);
    Paper unknown;
    unknown.id = hit.passage.paper;
    views.push_back(hit_view(hit, paper == papers.end() ? unknown : paper->second, url, catalogue));
  }
  return views;
}

}  // namespace dossier::web

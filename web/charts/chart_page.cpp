// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/charts/chart_page.hpp"

#include "picture/drawing_png.hpp"
#include "searcher/output/export_items.hpp"
#include "web/views/counting_view.hpp"
#include "web/views/echo_view.hpp"
#include "web/views/facet_panel.hpp"

#include <array>

namespace dossier::web::charts {
namespace {

struct ChartName {
  std::string_view path;
  std::string_view name;
};
constexpr std::array<ChartName, 6> names{{{"/timeline", "Timeline"},
                                          {"/dispersion", "Dispersion"},
                                          {"/network", "Network"},
                                          {"/heat", "Heat map"},
                                          {"/keyness", "Key words"},
                                          {"/citation-network", "Citation network"}}};

}  // namespace

View cell(std::string text, std::string href) {
  return {{"text", std::move(text)}, {"href", std::move(href)}, {"links", View::array()}};
}

View cell_of_links(const std::vector<std::pair<std::string, std::string>>& links) {
  View views = View::array();
  for (const auto& [text, href] : links) views.push_back({{"label", text}, {"to", href}});
  return {{"text", ""}, {"href", ""}, {"links", views}};
}

View figure_view(Figure figure) {
  View head = View::array();
  for (auto& name : figure.head) head.push_back({{"column", std::move(name)}});
  return {{"caption", std::move(figure.caption)},
          {"svg", std::move(figure.svg)},
          {"head", std::move(head)},
          {"rows", std::move(figure.rows)}};
}

Result<View> chart_frame(Call& call, const PageUrl& url, const QueryEcho& echo, const std::string& heading,
                         const std::string& aside) {
  const auto facets = facets_of(call, url);
  if (!facets) return facets.error();
  auto view = frame(call, url, heading + ": " + (url.request.query.empty() ? "all passages" : url.request.query));
  view["heading"] = heading;
  view["aside"] = aside;
  view["echo"] = echo_view(echo, url, call.index);
  view["facets_above"] = true;
  add_facets(view, url, *facets, call.catalogue);
  if (auto added = add_counting(view, url, call.index); !added) return std::move(added).error();
  view["charts"] = View::array();
  for (const auto& one : names) {
    view["charts"].push_back(choice_view(one.name, url.at(one.path), url.path == one.path));
  }
  view["files"] = file_links(url);
  view["choices"] = View::array();
  view["figures"] = View::array();
  view["paging"] = false;
  return view;
}

View file_links(const PageUrl& url) {
  View links = View::array();
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> formats{
      {{"svg", "SVG"}, {"png", "PNG"}, {"csv", "CSV"}, {"json", "JSON"}}};
  for (const auto& [format, label] : formats) {
    if (format == "png" && !can_draw_png()) continue;
    auto link = url.with("format", format);
    link.path = "/export" + url.path;
    links.push_back({{"label", label}, {"href", link.text()}});
  }
  return links;
}

Reply named_file(std::string_view media_type, std::string_view name, std::string bytes) {
  Reply reply{200, std::string(media_type), {}, std::move(bytes)};
  reply.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + std::string(name) + '"');
  return reply;
}

Result<Reply> png_file(const chart::Drawing& drawing) {
  auto png = drawing_as_png(drawing.alone(), drawing.width(), drawing.height());
  if (!png) return png.error();
  return named_file("image/png", "dossier.png", *std::move(png));
}

Result<Reply> table_file(Call& call, const SearchRequest& asked, const QueryEcho& echo, const ExportTable& table) {
  const auto provenance = provenance_of(call.catalogue.info(), echo.understood, asked);
  const auto& info = info_of(ExportFormat::Csv);
  return named_file(info.media_type, "dossier.csv", export_tables(ExportFormat::Csv, provenance, {table}));
}

}  // namespace dossier::web::charts

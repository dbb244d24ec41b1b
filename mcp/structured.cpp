// SPDX-License-Identifier: GPL-3.0-or-later
#include "mcp/structured.hpp"

#include "index/page_text.hpp"
#include "mcp/matched.hpp"
#include "mcp/uri.hpp"
#include "searcher/output/export.hpp"

namespace dossier::mcp {

Json parsed(const std::string& answer) { return Json::parse(answer); }

void add_reference(Json& passage, const Paper& paper, const Passage& from) {
  const auto page = page_numbers(from);
  passage["uri"] = resource_uri({ResourceName::Kind::Passage, from.id});
  passage["citation"] = pandoc_citation(paper, from);
  passage["printed_page"] = page.empty() ? Json() : Json(page);
}

void adapt_hit(Json& json, const Hit& hit, const Paper& paper, const QueryEcho& echo) {
  for (const auto* member : {"fragments", "highlights"}) json.erase(member);
  auto& passage = json["passage"];
  for (const auto* member : {"why", "boxes"}) passage.erase(member);
  add_reference(passage, paper, hit.passage);
  auto matched = Json::array();
  for (const auto& one : matched_texts(hit, echo)) matched.push_back({{"text", one.text}, {"by", one.by}});
  json["matched"] = std::move(matched);
}

void add_window(Json& json, std::size_t offset, std::size_t shown, bool more) {
  json["offset"] = offset;
  json["shown"] = shown;
  json["next_offset"] = more ? Json(offset + shown) : Json();
}

}  // namespace dossier::mcp

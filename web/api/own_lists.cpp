// SPDX-License-Identifier: GPL-3.0-or-later
// Collections and saved searches, for programs.
#include "base/strings.hpp"
#include "collection/collected.hpp"
#include "own/news.hpp"
#include "searcher/output/json_parts.hpp"
#include "searcher/output/response_json.hpp"
#include "web/api/api.hpp"
#include "web/api/unclear.hpp"
#include "web/call/collection_edit.hpp"
#include "web/call/list_window.hpp"
#include "web/call/saved_edit.hpp"

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>

namespace dossier::web::api {
namespace {

using json_parts::Json;

constexpr std::uint32_t passages_in_an_answer = 1000;

Reply changing(const Json& json) {
  return Reply{200, "application/json", {{"Cache-Control", "no-store"}}, json_parts::printed(json, 2) + "\n"};
}

Json collected_json(const CollectedPassage& kept) {
  return {{"id", kept.id}, {"paper", kept.paper}, {"text", kept.text}, {"note", kept.note}, {"tags", kept.tags}};
}

/// Cuts what a search has gained to a part, and the papers to those of it. Whether it goes on behind.
bool keep_part(News& news, const ListWindow& window) {
  const bool more = window.keep_part(news.gained);
  std::set<std::string> named;
  for (const auto& passage : news.gained) named.insert(passage.hit.passage.paper);
  std::erase_if(news.papers, [&](const auto& paper) { return !named.contains(paper.first); });
  return more;
}

}  // namespace

Result<Reply> collections(Call& call) {
  if (auto reply = unclear(call)) return std::move(*reply);
  const auto all = read_collections(collections_file(call.catalogue.location()));
  if (!all) return all.error();
  Json json{{"schema", json_schema}, {"collections", Json::array()}};
  for (const auto& one : all->all())
    json["collections"].push_back({{"name", one.name}, {"passages", one.passages.size()}});
  return changing(json);
}

Result<Reply> collection(Call& call) {
  const auto window = ListWindow::take(call.parameters, passages_in_an_answer);
  if (auto reply = unclear(call)) return std::move(*reply);
  const auto all = read_collections(collections_file(call.catalogue.location()));
  if (!all) return all.error();
  const auto* one = all->find(call.argument);
  if (one == nullptr) {
    return Error{ErrorCode::NotFound, "there is no collection “" + call.argument + "”", "see /api/v1/collections"};
  }
  auto part = *one;
  const bool more = window.keep_part(part.passages);
  const auto up = look_up(call.catalogue, part);
  if (!up) return up.error();
  Json json{{"schema", json_schema}, {"name", one->name}, {"passages", Json::array()}, {"missing", Json::array()}};
  for (const auto& found : up->found) {
    json["passages"].push_back({{"collected", collected_json(*found.collected)},
                                {"passage", json_parts::of(found.passage)},
                                {"moved", found.moved}});
  }
  for (const auto* kept : up->missing) json["missing"].push_back(collected_json(*kept));
  json["papers"] = json_parts::of(up->papers);
  auto reply = changing(json);
  add_next_link(reply, next_address(call, window, more));
  return reply;
}

Result<Reply> edit_collection(Call& call) {
  if (auto reply = unclear(call)) return std::move(*reply);
  const auto edit = edit_collections(call, Collections::cleaned(call.argument), "the API");
  if (!edit) return edit.error();
  return changing(
      {{"schema", json_schema}, {"did", edit->did}, {"step", edit->step ? Json(*edit->step) : Json(nullptr)}});
}

Result<Reply> saved_searches(Call& call) {
  if (auto reply = unclear(call)) return std::move(*reply);
  const auto all = SavedSearches::read(call.catalogue.location());
  if (!all) return all.error();
  Json json{{"schema", json_schema}, {"searches", Json::array()}};
  for (const auto& search : all->all()) {
    auto one = Json::parse(printed({search}, false));
    one["saved"] = search.looks.front().at;
    json["searches"].push_back(std::move(one));
  }
  return changing(json);
}

Result<Reply> saved_news(Call& call) {
  const auto window = ListWindow::take(call.parameters, passages_in_an_answer);
  if (auto reply = unclear(call)) return std::move(*reply);
  SavedSearches searches;
  auto news = all_news(call.searcher, call.catalogue, {call.argument}, {}, searches);
  if (!news) return std::move(news).error();
  bool more = false;
  for (auto& one : *news) more = keep_part(one, window) || more;
  Reply reply{200, "application/json", {{"Cache-Control", "no-store"}}, news_json(*news, {})};
  add_next_link(reply, next_address(call, window, more));
  return reply;
}

Result<Reply> edit_saved_search(Call& call) {
  if (auto reply = unclear(call)) return std::move(*reply);
  if (auto edited = edit_saved(call, call.argument); !edited) return edited.error();
  return changing({{"schema", json_schema}, {"name", call.argument}});
}

}  // namespace dossier::web::api

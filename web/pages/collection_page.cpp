// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/encoding/percent_encoding.hpp"
#include "base/strings.hpp"
#include "collection/collected.hpp"
#include "searcher/citing/citer.hpp"
#include "web/pages/collection_sort.hpp"
#include "web/pages/page.hpp"
#include "web/pages/pages.hpp"
#include "web/views/export_view.hpp"
#include "web/views/facet_panel.hpp"
#include "web/views/passage_view.hpp"
#include "web/views/wording.hpp"

#include <nlohmann/json.hpp>
#include "searcher/output/json_parts.hpp"

namespace dossier::web::pages {
namespace {

std::string address_of(const std::string& name) { return print_target("/collection", {{"name", name}}); }

void add_passages(View& view, const PageUrl& url, const LookedUp& up) {
  view["passages"] = View::array();
  std::vector<const Paper*> papers;
  for (const auto& [id, paper] : up.papers) papers.push_back(&paper);
  const Citer citer(url.style, papers);
  for (const auto& found : up.found) {
    const auto& paper = up.papers.at(found.passage.paper);
    auto one = passage_head(found.passage, paper, url);
    one["citation"] = citer.cite(paper, found.passage);
    one["text"] = found.passage.text;
    one["kept_id"] = found.collected->id;
    one["note"] = found.collected->note;
    one["tags"] = joined(found.collected->tags, ", ");
    one["noted"] = !found.collected->note.empty() || !found.collected->tags.empty();
    one["stored"] = view["stored"];
    one["collection_name"] = view["collection_name"];
    view["passages"].push_back(std::move(one));
  }
  view["missing"] = View::array();
  for (const auto* missing : up.missing) view["missing"].push_back({{"id", missing->id}});
  view["any_missing"] = !up.missing.empty();
  view["any"] = !up.found.empty();
  view["count_text"] = counted(up.found.size(), "passage") + " collected";
}

View orders_of(const PageUrl& url, CollectionOrder order) {
  View views = View::array();
  for (std::size_t i = 0; i < collection_orders.size(); ++i) {
    views.push_back(choice_view(collection_order_labels[i], url.with("order", i == 0 ? "" : collection_orders[i]),
                                i == static_cast<std::size_t>(order)));
  }
  return views;
}

/// Tags of the collection, each with a link that keeps to it.
View tags_of(const PageUrl& url, const Collection& collection, const std::string& chosen) {
  std::vector<std::string> tags;
  for (const auto& one : collection.passages) add_sorted(tags, one.tags);
  View views = View::array();
  if (!tags.empty()) views.push_back(choice_view("all", url.with("tag", ""), chosen.empty()));
  for (const auto& tag : tags) views.push_back(choice_view(tag, url.with("tag", tag), tag == chosen));
  return views;
}

/// Passages that an address lists, as it may have been bookmarked or shared.
Result<Reply> listed(Call& call, const std::vector<std::string>& ids) {
  Collection collection;
  for (const auto& id : ids) collection.passages.push_back({id, id.substr(0, id.rfind(':')), {}, {}, {}});
  const auto up = look_up(call.catalogue, collection);
  if (!up) return up.error();
  PageUrl url;
  url.path = "/collection";
  url.style = call.style;
  for (const auto& found : up->found) url.own.emplace_back("id", found.passage.id);
  auto view = frame(call, url, "Collection");
  view["listed"] = true;
  view["stored"] = false;
  view["collection_name"] = current_collection(call);
  add_passages(view, url, *up);
  view["exported"] = !up->found.empty();
  view["exports"] = export_views(url, {{"The " + counted(up->found.size(), "passage") + " shown", false}});
  return page(call, "collection", view);
}

}  // namespace

Result<Reply> collection(Call& call) {
  const auto ids = call.parameters.take_all("id");
  if (!ids.empty()) return listed(call, ids);
  const auto asked = asked_collection(call);
  auto collections = read_collections(collections_file(call.catalogue.location()));
  if (!collections) return collections.error();
  collections->set_by("the page");
  const auto* known = collections->find(asked.name);
  const Collection empty{asked.name, {}};
  const auto& whole = known == nullptr ? empty : *known;
  const auto part = with_tag(whole, asked.tag);
  auto up = look_up(call.catalogue, part);
  if (!up) return up.error();
  sort_collection(*up, asked.order);

  auto view = frame(call, asked.url, "Collection: " + asked.name);
  view["stored"] = known != nullptr;
  view["collection_name"] = asked.name;
  view["back"] = asked.back;
  view["collections"] = View::array();
  for (const auto& one : collections->all()) {
    view["collections"].push_back({{"label", one.name},
                                   {"href", address_of(one.name)},
                                   {"count", with_separators(one.passages.size())},
                                   {"current", one.name == asked.name}});
  }
  view["any_collections"] = !collections->all().empty();
  const auto* last = collections->undoable();
  view["undoable"] = last == nullptr ? std::string() : sentence(last->did);
  view["undo_step"] = last == nullptr ? std::string() : std::to_string(last->number);
  add_passages(view, asked.url, *up);
  view["none"] = whole.passages.empty();
  view["orders"] = orders_of(asked.url, asked.order);
  view["tag_choices"] = tags_of(asked.url, whole, asked.tag);
  view["any_tags"] = !view["tag_choices"].empty();
  view["exported"] = !up->found.empty();
  view["exports"] = export_views(asked.url, {{"The " + counted(up->found.size(), "passage") + " shown", false}});
  auto reply = page(call, "collection", view);
  if (reply && known != nullptr) {
    reply->headers.emplace_back("Set-Cookie", std::string(collection_cookie) + "=" + percent_encode(asked.name) +
                                                  "; Path=/; Max-Age=31536000; SameSite=Lax");
  }
  return reply;
}

Result<Reply> collections_json(Call& call) {
  const auto collections = read_collections(collections_file(call.catalogue.location()));
  if (!collections) return collections.error();
  nlohmann::ordered_json json{{"current", current_collection(call)}};
  json["collections"] = nlohmann::ordered_json::array();
  for (const auto& one : collections->all()) {
    auto ids = nlohmann::ordered_json::array();
    for (const auto& passage : one.passages) ids.push_back(passage.id);
    json["collections"].push_back({{"name", one.name}, {"ids", std::move(ids)}});
  }
  return Reply{200, "application/json", {{"Cache-Control", "no-store"}}, json_parts::printed(json, 2) + "\n"};
}

Result<Reply> help(Call& call) { return page(call, "help", frame(call, page_url(call, "/help"), "Help")); }

Result<Reply> opensearch(Call& call) {
  const View view{{"origin", "http://" + call.host}};
  return Reply{200, "application/opensearchdescription+xml", {}, call.templates.render("opensearch", view)};
}

}  // namespace dossier::web::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/pages/collection_sort.hpp"

#include "searcher/types/list_order.hpp"

#include <algorithm>

namespace dossier::web {

std::string current_collection(const Call& call) {
  return call.collection.empty() ? std::string(usual_collection) : call.collection;
}

AskedCollection asked_collection(Call& call) {
  AskedCollection asked;
  asked.name = call.parameters.take("name").value_or(current_collection(call));
  asked.tag = call.parameters.take("tag").value_or(std::string());
  asked.back = call.parameters.take("back").value_or(std::string());
  if (!is_own_address(asked.back)) asked.back.clear();
  asked.order = static_cast<CollectionOrder>(
      call.parameters.take_choice("order", {collection_orders.begin(), collection_orders.end()}, 0));
  asked.url.path = "/collection";
  asked.url.style = call.style;
  asked.url.own.emplace_back("name", asked.name);
  if (!asked.tag.empty()) asked.url.own.emplace_back("tag", asked.tag);
  if (asked.order != CollectionOrder::Added) {
    asked.url.own.emplace_back("order", collection_orders[static_cast<std::size_t>(asked.order)]);
  }
  return asked;
}

Collection with_tag(const Collection& collection, const std::string& tag) {
  auto part = collection;
  std::erase_if(part.passages, [&](const CollectedPassage& one) {
    return !tag.empty() && std::find(one.tags.begin(), one.tags.end(), tag) == one.tags.end();
  });
  return part;
}

void sort_collection(LookedUp& up, CollectionOrder order) {
  const auto sort = [&](SortOrder by) {
    sort_passages(
        up.found, by, [](const FoundPassage& one) -> const Passage& { return one.passage; },
        [&](const FoundPassage& one) -> const Paper& { return up.papers.at(one.passage.paper); });
  };
  if (order != CollectionOrder::Added) sort(SortOrder::Paper);
  if (order == CollectionOrder::Year) sort(SortOrder::Year);
}

bool is_own_address(std::string_view address) {
  return address.starts_with('/') && !address.starts_with("//") &&
         std::all_of(address.begin(), address.end(), [](char c) { return c > ' ' && c != '\\' && c != 0x7F; });
}

}  // namespace dossier::web

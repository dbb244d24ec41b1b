// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/read/opened_index.hpp"

#include "base/encoding/base64.hpp"
#include "cluster/client/failures.hpp"

#include <utility>

namespace dossier::cluster {
namespace {

/// These answers come at once, so nobody waits long for a node that hangs.
constexpr std::chrono::seconds small_answer{20};

/// Where a document lies that is the only one of its sort.
std::string document_path(const std::string& index, std::string_view document) {
  return "/" + index + "/_doc/" + std::string(document) + "?routing=state";
}

/// A stored field of a document as bytes; nothing for what is no base64.
std::optional<std::string> stored_field(const Json& document, std::string_view name) {
  const auto& values = list_of(at(document, "fields", name));
  return values.empty() ? std::optional<std::string>(std::string()) : from_base64(text_of(values.front()));
}

const Json& first_of(const Json& document, std::string_view name) {
  static const Json none;
  const auto& values = list_of(at(document, "fields", name));
  return values.empty() ? none : values.front();
}

Json sort_of(ScanOrder order) {
  if (order == ScanOrder::Ids) return Json::array({"id", "born"});
  if (order == ScanOrder::Sources) return Json::array({"source", "f_paper", "n", "id"});
  return Json::array({"f_paper", "n", "born", "id"});
}

/// The mapping of the index behind a name, and its own name.
Result<std::pair<std::string, Json>> read_mapping(const Client& client, const std::string& name) {
  // A cluster without a manager would let it wait for two minutes.
  auto mapping = client.ask({.path = "/" + name + "/_mapping?cluster_manager_timeout=10s", .limit = small_answer});
  if (!mapping) return std::move(mapping).error();
  if (!mapping->is_object() || mapping->size() != 1) {
    return Error{ErrorCode::IndexIncompatible, client.where() + " names several indexes", "choose another name"};
  }
  auto own = mapping->begin().key();
  return std::pair(std::move(own), *std::move(mapping));
}

Hit hit_without_record(const Json& found) {
  Hit hit;
  hit.id = text_of(first_of(found, "id"));
  hit.source = text_of(first_of(found, "source"));
  hit.born = number_of(first_of(found, "born"));
  return hit;
}

/// Visits what a query finds, `page` documents a request, with these stored fields.
Result<void> each_found(const OpenedIndex& index, const Json& query, ScanOrder order, const Json& stored_fields,
                        std::size_t page, const std::function<Result<void>(const Json&)>& visit) {
  Json body = {{"size", page},
               {"query", query},
               {"sort", sort_of(order)},
               {"stored_fields", stored_fields},
               {"docvalue_fields", {"id", "source", "born"}},
               {"track_total_hits", false}};
  for (;;) {
    auto answer = search(index, body);
    if (!answer) return std::move(answer).error();
    const auto& hits = at(*answer, "hits", "hits");
    if (!hits.is_array()) return faulty_answer(index.where());
    for (const auto& found : hits) {
      if (auto visited = visit(found); !visited) return visited;
    }
    if (hits.size() < page) return {};
    if (auto turned = turn_page(body, *answer, index.where()); !turned) return turned;
  }
}

}  // namespace

Error damaged(const std::string& where, const std::string& part) {
  return {ErrorCode::IndexDamaged, "the index " + where + " is damaged: " + part + " cannot be read",
          "run dossier index --rebuild --index " + where + " PATH… to rebuild it"};
}

Error faulty_answer(const std::string& where) { return damaged(where, "an answer of its cluster"); }

Error changed_meanwhile(const std::string& where) {
  return {ErrorCode::IndexLocked, "the index " + where + " was changed while it was being read", "ask again"};
}

Result<Json> search(const OpenedIndex& index, const Json& body, Keep keep) {
  const std::string kept = keep == Keep::Answer ? "&request_cache=true" : "";
  auto answer = index.client->ask({.method = "POST",
                                   .path = index.path("/_search?allow_partial_search_results=false" + kept),
                                   .body = dumped(body),
                                   .limit = search_limit});
  // It was there when it was opened: a rebuild has put another one in its place.
  if (!answer && answer.error().code == ErrorCode::IndexMissing) return changed_meanwhile(index.where());
  return answer;
}

Result<OpenedIndex> open_index(std::shared_ptr<const Client> client, bool any_format) {
  auto name = client->address().name;
  std::string named;
  // A rebuild whose writer died before the name was moved goes on in the index that it made.
  for (int step = 0; step < 3; ++step) {
    auto mapping = read_mapping(*client, name);
    if (!mapping) return std::move(mapping).error();
    if (named.empty()) named = mapping->first;
    auto meta = read_meta(mapping->second, client->where());
    if (!meta && !(any_format && at(mapping->second.begin().value(), "mappings", "_meta").contains("dossier"))) {
      return std::move(meta).error();
    }
    auto stored = read_state(*client, mapping->first);
    if (!stored) return std::move(stored).error();
    if (!*stored || (*stored)->state.replaced_by.empty()) {
      return OpenedIndex{std::move(client), mapping->first, named, meta ? *meta : MappingMeta(), *std::move(stored)};
    }
    name = (*stored)->state.replaced_by;
  }
  return damaged(client->where(), "its state");
}

Result<std::optional<StoredRecord>> read_record(const Client& client, const std::string& index,
                                                std::string_view document) {
  auto answer = client.send({.path = document_path(index, document) + "&stored_fields=record", .limit = small_answer});
  if (!answer) return std::move(answer).error();
  const auto json = parsed(answer->body);
  if (answer->status == 404 && json.contains("found")) return std::optional<StoredRecord>();
  if (refusal_of(*answer) != Refusal::None) return refused(*answer, client.where());
  auto bytes = stored_field(json, "record");
  if (!bytes) return damaged(client.where(), "its " + std::string(document));
  return std::optional(StoredRecord{*std::move(bytes), number_of(at(json, "_seq_no")),
                                    number_of(at(json, "_primary_term")), text_of(at(json, "_index"))});
}

Result<std::optional<StoredState>> read_state(const Client& client, const std::string& index) {
  const auto record = read_record(client, index, "state");
  if (!record) return record.error();
  if (!*record) return std::optional<StoredState>();
  auto state = decode_state((*record)->bytes);
  if (!state) return damaged(client.where(), "its state");
  return std::optional(StoredState{*std::move(state), (*record)->sequence, (*record)->term});
}

Result<bool> is_as_seen(const OpenedIndex& seen) {
  const auto record = read_record(*seen.client, seen.client->address().name, "state");
  if (!record) return record.error();
  if (!*record || (*record)->index != seen.name) return false;
  const auto state = decode_state((*record)->bytes);
  return state && state->replaced_by.empty() && state->generation == seen.stored->state.generation;
}

Result<bool> replace_state(const Client& client, const std::string& index, std::optional<StoredState>& stored,
                           const IndexState& next) {
  Request request{.method = "PUT", .path = document_path(index, "state")};
  request.path +=
      stored ? "&if_seq_no=" + std::to_string(stored->sequence) + "&if_primary_term=" + std::to_string(stored->term)
             : "&op_type=create";
  const auto bytes = encode_state(next);
  request.body = dumped({{"doc", "state"}, {"record", base64(bytes)}});
  auto answer = client.send(request);
  if (!answer) return std::move(answer).error();
  const auto refusal = refusal_of(*answer);
  if (refusal != Refusal::None && refusal != Refusal::Conflict) return refused(*answer, client.where());
  if (refusal == Refusal::None) {
    const auto json = parsed(answer->body);
    stored = StoredState{next, number_of(at(json, "_seq_no")), number_of(at(json, "_primary_term"))};
    return true;
  }
  // Perhaps this very change was made, and its answer was lost on the way.
  auto now = read_state(client, index);
  if (!now) return std::move(now).error();
  if (!*now || encode_state((*now)->state) != bytes) return false;
  stored = *std::move(now);
  return true;
}

Result<void> scan(const OpenedIndex& index, const Json& query, ScanOrder order,
                  const std::function<Result<void>(Hit)>& visit, std::size_t page) {
  return each_found(index, query, order, {"record", "acronyms"}, page, [&](const Json& found) -> Result<void> {
    auto record = stored_field(found, "record");
    auto acronyms = stored_field(found, "acronyms");
    if (!record || !acronyms) return damaged(index.where(), "a record");
    auto hit = hit_without_record(found);
    hit.record = *std::move(record);
    hit.acronyms = *std::move(acronyms);
    return visit(std::move(hit));
  });
}

Result<void> scan_ids(const OpenedIndex& index, const Json& query, const std::function<void(const Hit&)>& visit) {
  constexpr std::size_t page = 10000;
  return each_found(index, query, ScanOrder::Ids, "_none_", page, [&](const Json& found) -> Result<void> {
    visit(hit_without_record(found));
    return {};
  });
}

Result<std::uint64_t> count(const OpenedIndex& index, const Json& query) {
  auto answer = search(index, {{"size", 0}, {"query", query}, {"track_total_hits", true}});
  if (!answer) return std::move(answer).error();
  const auto& total = at(at(*answer, "hits", "total"), "value");
  if (!total.is_number_unsigned()) return faulty_answer(index.where());
  return total.get<std::uint64_t>();
}

Result<void> turn_page(Json& body, const Json& answer, const std::string& where) {
  const auto& hits = list_of(at(answer, "hits", "hits"));
  const auto& place = hits.empty() ? hits : at(hits.back(), "sort");
  if (!place.is_array() || place.size() != at(body, "sort").size()) return faulty_answer(where);
  if (place == at(body, "search_after")) return faulty_answer(where);
  body["search_after"] = place;
  return {};
}

}  // namespace dossier::cluster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/write/cleaning.hpp"

#include "cluster/client/failures.hpp"

#include <algorithm>

namespace dossier::cluster {
namespace {

/// What could not be deleted: a document, for a `cause`, or what a shard holds, for a `reason`.
Error not_deleted(const std::string& where, const Json& failure) {
  const auto& cause = at(failure, failure.contains("cause") ? "cause" : "reason");
  const auto status = static_cast<int>(number_of(at(failure, "status")));
  const auto refusal = status == 0 ? Refusal::Red : refusal_of(status, text_of(at(cause, "type")));
  return refused(refusal, where, text_of(at(cause, "reason")));
}

/// Deletes by parts, so that no request lasts long.
Result<void> delete_all(const OpenedIndex& index, const Json& query) {
  constexpr std::uint64_t most = 20000;
  for (;;) {
    const auto answer = index.client->ask(
        {.method = "POST",
         .path = index.path("/_delete_by_query?conflicts=proceed&refresh=true&scroll_size=2000&max_docs=" +
                            std::to_string(most)),
         .body = dumped({{"query", query}}),
         .limit = std::chrono::seconds(600)});
    if (!answer) return answer.error();
    const auto& failures = list_of(at(*answer, "failures"));
    if (!failures.empty()) return not_deleted(index.where(), failures.front());
    if (number_of(at(*answer, "deleted")) == 0) return {};
  }
}

}  // namespace

Result<void> delete_unseen(const OpenedIndex& index, const IndexState& state) {
  if (!state.given_up.empty()) {
    // Indexes refresh at commits alone: what a dead writer sent would not be found.
    const auto refreshed = index.client->ask({.method = "POST", .path = index.path("/_refresh")});
    if (!refreshed) return refreshed.error();
    if (auto done = delete_all(index, {{"terms", {{"born", state.given_up}}}}); !done) return done;
  }
  if (state.previous == 0) return {};
  Json filter = Json::array({{{"range", {{"died", {{"lte", state.previous}}}}}}});
  return delete_all(index, {{"bool", {{"filter", filter}, {"must_not", {{{"terms", {{"died", state.given_up}}}}}}}}});
}

Result<void> delete_index(const Client& client, const std::string& index) {
  const auto answer = client.send({.method = "DELETE", .path = "/" + index});
  if (!answer) return answer.error();
  const auto refusal = refusal_of(*answer);
  return refusal == Refusal::None || refusal == Refusal::Missing ? Result<void>() : refused(*answer, client.where());
}

Result<void> move_name(const Client& client, const std::string& from, const std::string& to) {
  const Json actions = {
      {"actions",
       {{{"add", {{"index", to}, {"alias", client.address().name}}}}, {{"remove_index", {{"index", from}}}}}}};
  const auto moved = client.ask({.method = "POST", .path = "/_aliases", .body = dumped(actions)});
  if (moved) return {};
  if (moved.error().code == ErrorCode::IndexMissing) {
    // Perhaps this very step was made, and its answer was lost on the way.
    const auto now = client.ask({.path = "/" + client.address().name + "/_alias"});
    if (now && now->contains(to)) return {};
  }
  return moved.error();
}

Result<bool> is_bare(const Client& client, const std::string& index, const Json& mapping) {
  if (!at(mapping, "mappings", "_meta").contains("dossier")) return false;
  const auto state = read_state(client, index);
  if (!state) return state.error();
  return !*state;
}

Result<void> delete_given_up(const OpenedIndex& index, const IndexState& state) {
  if (state.given_up.empty()) return {};
  const auto& name = index.client->address().name;
  const auto there = index.client->ask({.path = "/" + name + "-*/_mapping"});
  if (!there) return there.error();
  for (const auto number : state.given_up) {
    const auto left = index_name(name, number);
    if (left == index.name || left == index.named || !there->contains(left)) continue;
    const auto bare = is_bare(*index.client, left, at(*there, left));
    if (!bare) return bare.error();
    if (!*bare) continue;
    if (auto done = delete_index(*index.client, left); !done) return done;
  }
  return {};
}

std::string index_name(const std::string& name, std::uint64_t writing) {
  constexpr std::size_t digits = 6;
  const auto number = std::to_string(writing);
  return name + "-" + std::string(digits - std::min(digits, number.size()), '0') + number;
}

}  // namespace dossier::cluster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/client/failures.hpp"

#include "base/utf8.hpp"

#include <initializer_list>

namespace dossier::cluster {
namespace {

/// `type: reason` of an answer's error, of the cause where there is one.
std::string said(const Json& error) {
  if (error.is_string()) return text_of(error);
  const auto& causes = list_of(at(error, "root_cause"));
  const auto& first = causes.empty() ? error : causes.front();
  auto type = text_of(at(first, "type"));
  auto reason = text_of(at(first, "reason"));
  if (const auto cause = text_of(at(error, "caused_by", "reason")); !cause.empty()) reason += " (" + cause + ")";
  constexpr std::size_t longest = 500;
  if (reason.size() > longest) reason = reason.substr(0, utf8::boundary_before(reason, longest)) + "…";
  return reason.empty() ? type : type + ": " + reason;
}

bool is_one_of(std::string_view type, std::initializer_list<std::string_view> types) {
  for (const auto one : types) {
    if (type == one) return true;
  }
  return false;
}

std::string type_of(const Json& body) {
  // Found while the answers of the shards are put together, it has no shard for a root.
  if (text_of(at(at(body, "error", "caused_by"), "type")) == "too_many_buckets_exception") {
    return "too_many_buckets_exception";
  }
  const auto& causes = list_of(at(body, "error", "root_cause"));
  auto type = text_of(causes.empty() ? at(body, "error", "type") : at(causes.front(), "type"));
  return type.empty() ? text_of(at(body, "error", "type")) : type;
}

/// Some shards did not answer, or not in time: an answer from the others would be wrong.
Error partial(const std::string& where, const std::string& why) {
  return {ErrorCode::NoResources,
          "only part of the cluster of " + where + " answered: " + why +
              "; counts from a part would be wrong, so there is no answer",
          "try again; if it stays so, see `GET /_cluster/health` and bring its nodes back"};
}

}  // namespace

Refusal refusal_of(int status, std::string_view type) {
  if (status >= 200 && status < 300) return Refusal::None;
  // Blocks: read only or flood stage at an index (403, 429), no elected cluster manager or not recovered yet (503).
  if (type == "cluster_block_exception") return status == 503 ? Refusal::Red : Refusal::ReadOnly;
  // In OpenSearch 2 the flood stage lets nobody make an index.
  if (type == "index_create_block_exception") return Refusal::ReadOnly;
  if (is_one_of(type, {"resource_already_exists_exception", "invalid_alias_name_exception"})) return Refusal::Exists;
  if (type == "too_many_buckets_exception") return Refusal::TooManyBuckets;
  if (is_one_of(type, {"too_many_clauses", "too_many_nested_clauses"})) return Refusal::TooMany;
  if (is_one_of(type, {"search_phase_execution_exception", "no_shard_available_action_exception",
                       "unavailable_shards_exception", "cluster_manager_not_discovered_exception",
                       "master_not_discovered_exception", "node_not_connected_exception", "node_closed_exception"}) &&
      status >= 500) {
    return Refusal::Red;
  }
  if (status == 401 || status == 403) return Refusal::Credentials;
  if (status == 404) return Refusal::Missing;
  if (status == 409) return Refusal::Conflict;
  if (status == 413) return Refusal::TooLarge;
  if (status == 429) return Refusal::Busy;
  return status >= 500 ? Refusal::Red : Refusal::Misunderstood;
}

Refusal refusal_of(const Answer& answer) {
  if (answer.status >= 200 && answer.status < 300) return Refusal::None;
  return refusal_of(answer.status, type_of(parsed(answer.body)));
}

bool passes(Refusal refusal) { return refusal == Refusal::Busy || refusal == Refusal::Red; }

Error refused(Refusal refusal, const std::string& where, const std::string& why) {
  const auto told = why.empty() ? std::string() : ": " + why;
  switch (refusal) {
    case Refusal::Missing:
      return {ErrorCode::IndexMissing, "there is no index " + where + told,
              "run dossier index --index " + where + " PATH… to make one"};
    case Refusal::Conflict:
      return {ErrorCode::IndexLocked, "another process has written the index " + where + " meanwhile" + told,
              "run the command again"};
    case Refusal::Exists:
      return {ErrorCode::IndexIncompatible, "another index has the name of " + where + told, "choose another name"};
    case Refusal::Credentials:
      return {ErrorCode::NoResources, "the cluster does not let you use " + where + told,
              "check DOSSIER_CLUSTER_USER and DOSSIER_CLUSTER_PASSWORD, DOSSIER_CLUSTER_API_KEY or the file in "
              "DOSSIER_CLUSTER_CREDENTIALS, and what this user may do"};
    case Refusal::ReadOnly:
      return {ErrorCode::DiskFull,
              "the cluster takes nothing for " + where + ": a disk of it is full, or it is set to read only" + told,
              "make room on the disks of its nodes; OpenSearch lifts the block by itself once there is"};
    case Refusal::Busy:
      return {ErrorCode::NoResources, "the cluster of " + where + " has too much to do" + told,
              "try again later, with fewer --threads, or give its nodes more memory"};
    case Refusal::Red:
      return {ErrorCode::NoResources, "part of the cluster of " + where + " does not answer" + told,
              "see `GET /_cluster/health` of the cluster: it must be green or yellow; bring its nodes back"};
    case Refusal::TooLarge:
      return {ErrorCode::NoResources, "a request for " + where + " was larger than the cluster takes" + told,
              "raise http.max_content_length of its nodes"};
    case Refusal::TooManyBuckets:
      return {ErrorCode::NoResources, "the counts of " + where + " need more buckets than the cluster allows" + told,
              "set search.max_buckets of the cluster to 65535 or more"};
    case Refusal::TooMany:
      return {
          ErrorCode::NoResources, "the query expands to more clauses than the cluster of " + where + " allows" + told,
          "set indices.query.bool.max_clause_count of the cluster to 32768 (docs/cluster.md), or use fewer wildcards"};
    default:
      return {ErrorCode::IndexIncompatible, "the cluster of " + where + " refused a request" + told,
              "Dossier is tested with OpenSearch 2.19; see docs/cluster.md"};
  }
}

Error refused(const Answer& answer, const std::string& where) {
  const auto body = parsed(answer.body);
  auto why = said(at(body, "error"));
  if (why.empty()) why = "HTTP status " + std::to_string(answer.status);
  return refused(refusal_of(answer.status, type_of(body)), where, why);
}

Error away(const std::string& where, const std::string& why) {
  return {ErrorCode::NoResources, "no node of the cluster of " + where + " answers: " + why,
          "check that its nodes run and that the address is right; several may be named: http://A:9200,B:9200/NAME"};
}

Error untrusted(const std::string& where, const std::string& why) {
  return {ErrorCode::NoResources, "the cluster of " + where + " is not trusted: " + why,
          "set DOSSIER_CLUSTER_CA to the CA certificate of its nodes; or their certificate is that of another host"};
}

Error too_long(const std::string& where) {
  return {ErrorCode::NoResources, "the cluster of " + where + " gave a longer answer than was asked for",
          "check that the address is that of OpenSearch"};
}

std::optional<Error> partial_of(const Json& answer, const std::string& where) {
  const auto& shards = at(answer, "_shards");
  const auto failed = number_of(at(shards, "failed"));
  if (failed > 0) {
    const auto& failures = list_of(at(shards, "failures"));
    const auto why = failures.empty() ? std::string() : said(at(failures.front(), "reason"));
    return partial(where, std::to_string(failed) + " of " + std::to_string(number_of(at(shards, "total"))) +
                              " shards failed" + (why.empty() ? "" : ", " + why));
  }
  const auto& timed_out = at(answer, "timed_out");
  if (timed_out.is_boolean() && timed_out.get<bool>()) return partial(where, "the time was too short");
  return std::nullopt;
}

}  // namespace dossier::cluster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/write/bulk.hpp"

#include "cluster/client/failures.hpp"

#include <algorithm>
#include <string_view>
#include <thread>
#include <vector>

namespace dossier::cluster {
namespace {

/// The two lines of each document.
std::vector<std::string_view> documents_of(std::string_view lines) {
  std::vector<std::string_view> documents;
  while (!lines.empty()) {
    const auto first = lines.find('\n');
    const auto second = lines.find('\n', first + 1);
    documents.push_back(lines.substr(0, second + 1));
    lines.remove_prefix(second + 1);
  }
  return documents;
}

Error refused_documents(const std::string& where, Refusal refusal, std::size_t number, std::size_t all,
                        const Json& error) {
  const auto why = std::to_string(number) + " of " + std::to_string(all) + " documents were refused, one for " +
                   text_of(at(error, "type")) + ": " + text_of(at(error, "reason"));
  if (refusal != Refusal::Misunderstood && refusal != Refusal::Missing) return refused(refusal, where, why);
  return {ErrorCode::NoResources, "the cluster rejected a bulk request for " + where + ": " + why,
          "nothing of this run is in the index; report this with the message"};
}

/// What a node was too busy for, to be sent again; an error for what was refused for good.
Result<std::string> left_over(const Json& answer, std::string_view lines, const std::string& where) {
  const auto documents = documents_of(lines);
  const auto& items = list_of(at(answer, "items"));
  if (items.size() != documents.size()) return refused(Refusal::Misunderstood, where, "a bulk was answered in part");
  std::string again;
  std::size_t number = 0;
  Refusal worst = Refusal::None;
  Json reason;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto& item = at(items[i], "index");
    const auto& error = at(item, "error");
    const auto refusal = refusal_of(static_cast<int>(number_of(at(item, "status"))), text_of(at(error, "type")));
    if (refusal == Refusal::None) continue;
    if (passes(refusal)) {
      again += documents[i];
      if (worst != Refusal::None) continue;
    } else {
      ++number;
      if (worst != Refusal::None && !passes(worst)) continue;
    }
    worst = refusal;
    reason = error;
  }
  if (number > 0) return refused_documents(where, worst, number, items.size(), reason);
  return again;
}

}  // namespace

Result<void> send_bulk(const Client& client, const std::string& index, std::string lines,
                       std::chrono::milliseconds patience) {
  const auto end = std::chrono::steady_clock::now() + patience;
  auto pause = std::chrono::milliseconds(200);
  Request request{
      .method = "POST",
      .path = "/" + index + "/_bulk?filter_path=errors,items.*.status,items.*.error.type,items.*.error.reason",
      .body = std::move(lines),
      .lines = true};
  for (;;) {
    const auto answer = client.ask(request);
    if (!answer) return answer.error();
    const auto& errors = at(*answer, "errors");
    if (!errors.is_boolean()) return refused(Refusal::Misunderstood, client.where(), "a bulk had no answer");
    if (!errors.get<bool>()) return {};
    auto again = left_over(*answer, request.body, client.where());
    if (!again) return std::move(again).error();
    if (again->empty()) return {};
    if (std::chrono::steady_clock::now() + pause >= end) {
      return refused(Refusal::Busy, client.where(),
                     "it kept rejecting documents for " + std::to_string(patience.count() / 1000) + " seconds");
    }
    request.body = *std::move(again);
    std::this_thread::sleep_for(pause);
    pause = std::min(pause * 2, std::chrono::milliseconds(5000));
  }
}

}  // namespace dossier::cluster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/query/found_hit.hpp"

#include "base/encoding/base64.hpp"

#include <utility>

namespace dossier::cluster {
namespace {

const Json& first_value(const Json& hit, std::string_view field) {
  static const Json none;
  const auto& values = list_of(at(hit, "fields", field));
  return values.empty() ? none : values.front();
}

}  // namespace

void ask_for_hits(Json& body, bool records) {
  body["docvalue_fields"] = Json::array({"id", "f_paper", "n"});
  if (records) {
    body["stored_fields"] = Json::array({"record"});
  } else {
    body["stored_fields"] = "_none_";
  }
}

Result<std::vector<FoundHit>> hits_in(const Json& answer, const std::string& where) {
  std::vector<FoundHit> hits;
  const auto& found = at(answer, "hits", "hits");
  if (!found.is_array()) return faulty_answer(where);
  for (const auto& hit : found) {
    FoundHit out;
    out.id = text_of(first_value(hit, "id"));
    out.paper = text_of(first_value(hit, "f_paper"));
    out.n = static_cast<std::uint32_t>(number_of(first_value(hit, "n")));
    if (out.id.empty() || out.paper.empty()) return damaged(where, "a passage");
    const auto& score = at(hit, "_score");
    out.score = score.is_number() ? score.get<double>() : 0;
    for (const auto& name : list_of(at(hit, "matched_queries"))) out.marked.push_back(text_of(name));
    if (const auto& record = first_value(hit, "record"); record.is_string()) {
      auto bytes = from_base64(text_of(record));
      if (!bytes) return damaged(where, "the passage " + out.id);
      out.record = *std::move(bytes);
    }
    hits.push_back(std::move(out));
  }
  return hits;
}

}  // namespace dossier::cluster

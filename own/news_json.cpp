// SPDX-License-Identifier: GPL-3.0-or-later
#include "own/news.hpp"
#include "searcher/output/json_parts.hpp"
#include "searcher/output/response_json.hpp"

#include <utility>

namespace dossier {

using json_parts::Json;

std::string news_json(const std::vector<News>& news, std::string_view since) {
  Json all{{"schema", json_schema}, {"since", since.empty() ? Json() : Json(since)}, {"news", Json::array()}};
  for (const auto& one : news) {
    Json gained = Json::array();
    for (const auto& passage : one.gained) {
      gained.push_back(
          {{"found", passage.found.empty() ? Json() : Json(passage.found)}, {"hit", json_parts::of(passage.hit)}});
    }
    const auto& search = *one.search;
    all["news"].push_back({{"search", search.name},
                           {"query", search.request.query},
                           {"saved", search.looks.front().at},
                           {"total", one.total},
                           {"gained", std::move(gained)},
                           {"papers", json_parts::of(one.papers)}});
  }
  return json_parts::printed(all, 2) + "\n";
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/query/texts_found.hpp"

#include "base/analyzer.hpp"
#include "base/system/memory_reserve.hpp"
#include "cluster/query/buckets.hpp"
#include "cluster/query/found_hit.hpp"
#include "cluster/query/queries.hpp"
#include "cluster/read/cluster_reader.hpp"

#include <algorithm>
#include <utility>

namespace dossier::cluster {
namespace {

constexpr const char* is_hit = "hit";

/// All that is asked for, each passage with whether it is a hit.
Json body_of(const Json& hits, const Json& others) {
  constexpr std::size_t page = 1000;
  auto named = with_boost(hits, 0);
  named["constant_score"]["_name"] = is_hit;
  auto body = Json::object();
  body["size"] = page;
  body["track_total_hits"] = false;
  body["query"]["bool"]["filter"] = Json::array({others.is_null() ? hits : matching_any({hits, others})});
  body["query"]["bool"]["should"] = Json::array({std::move(named)});
  body["sort"] = Json::array({"f_paper", "n", "id"});
  ask_for_hits(body, true);
  return body;
}

}  // namespace

void TextsFound::visit_all(bool with_others, const TextVisit& visit) const {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    const auto text = std::span(words).subspan(begin, ends[i] - begin);
    if (with_others || hits[i]) visit(static_cast<std::uint32_t>(i + 1), text, hits[i]);
    begin = ends[i];
  }
}

Result<TextsFound> texts_found(const OpenedIndex& index, const Json& hits, const Json& others,
                               const index::StoredVocabulary& vocabulary) {
  const auto& where = index.where();
  auto body = body_of(hits, others);
  const Analyzer analyzer;
  Tokens tokens;
  TextsFound texts;
  texts.others = !others.is_null();
  for (;;) {
    memory_reserve::give_up_if_low();
    const auto answer = search(index, body);
    if (!answer) return answer.error();
    const auto found = hits_in(*answer, where);
    if (!found) return found.error();
    for (const auto& hit : *found) {
      const auto stored = passage_in({hit.id, {}, 0, hit.record, {}}, where);
      if (!stored) return stored.error();
      analyzer.analyze(stored->passage.text, tokens);
      for (std::size_t i = 0; i < tokens.size(); ++i) {
        const auto word = vocabulary.id_of(tokens.term(i));
        if (word == no_word) return changed_meanwhile(where);
        texts.words.push_back(word);
      }
      texts.ends.push_back(texts.words.size());
      texts.hits.push_back(std::ranges::find(hit.marked, is_hit) != hit.marked.end());
    }
    if (found->size() < body["size"].get<std::size_t>()) return texts;
    if (auto turned = turn_page(body, *answer, where); !turned) return std::move(turned).error();
  }
}

}  // namespace dossier::cluster

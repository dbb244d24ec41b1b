// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/weights.hpp"

#include <cstddef>
#include <map>

namespace dossier::bench {
namespace {

std::map<std::string, double*> weights_of(SearchRequest& request) {
  auto& params = request.ranking;
  auto& expansion = request.expansion;
  return {{"k1", &params.k1},
          {"b", &params.b},
          {"heading_b", &params.heading_b},
          {"title_b", &params.title_b},
          {"heading", &params.heading_weight},
          {"title", &params.title_weight},
          {"proximity", &params.proximity_weight},
          {"all_words", &params.all_words_weight},
          {"context", &params.context_weight},
          {"related", &params.related_weight},
          {"context_share", &params.context.share},
          {"feedback_share", &params.feedback.share},
          {"note", &params.note_weight},
          {"meaning", &params.meaning_weight},
          {"meaning_best", &params.meaning_best_weight},
          {"vectors", &params.vectors_weight},
          {"vectors_best", &params.vectors_best_weight},
          {"context_meaning", &params.context_meaning_weight},
          {"meaning_spread", &params.meaning_spread},
          {"meaning_fading", &params.meaning_fading},
          {"neighbour", &params.neighbour_weight},
          {"written", &params.written_weight},
          {"context_fading", &params.context.fading},
          {"feedback_fading", &params.feedback.fading},
          {"prefix", &expansion.params.prefix},
          {"stem", &expansion.params.stem},
          {"derived", &expansion.params.derived},
          {"kin", &expansion.params.kin},
          {"open", &expansion.params.open},
          {"variant", &expansion.params.variant},
          {"characters", &expansion.params.characters},
          {"spelled", &expansion.params.spelling},
          {"synonym", &expansion.params.synonym},
          {"acronym", &expansion.params.acronym},
          {"compound", &expansion.params.compound},
          {"part", &expansion.params.part},
          {"label", &expansion.params.label},
          {"stop_word", &expansion.params.stop_word}};
}

/// Sets the weight, switch or count of a name; false where there is none of the name.
bool set_weight(SearchRequest& request, const std::string& name, double value) {
  auto& params = request.ranking;
  auto& expansion = request.expansion;
  const std::map<std::string, bool*> switches{{"stems", &expansion.stems},        {"spelling", &expansion.spelling},
                                              {"synonyms", &expansion.synonyms},  {"use_meaning", &request.meaning},
                                              {"acronyms", &expansion.acronyms},  {"variants", &expansion.variants},
                                              {"use_related", &expansion.related}};
  const std::map<std::string, std::size_t*> counts{{"depth", &params.depth},
                                                   {"meaning_passages", &params.meaning_best},
                                                   {"context_passages", &params.context.passages},
                                                   {"context_in", &params.context.in_passages},
                                                   {"context_words", &params.context.words},
                                                   {"feedback_passages", &params.feedback.passages},
                                                   {"feedback_in", &params.feedback.in_passages},
                                                   {"feedback_words", &params.feedback.words}};
  if (const auto found = switches.find(name); found != switches.end()) {
    *found->second = value > 0;
    return true;
  }
  if (const auto found = counts.find(name); found != counts.end()) {
    *found->second = static_cast<std::size_t>(value);
    return true;
  }
  const auto weights = weights_of(request);
  const auto found = weights.find(name);
  if (found != weights.end()) *found->second = value;
  return found != weights.end();
}

}  // namespace

bool set_weight(SearchRequest& request, const std::string& setting) {
  const auto equals = setting.find('=');
  if (equals == std::string::npos) return false;
  return set_weight(request, setting.substr(0, equals), std::stod(setting.substr(equals + 1)));
}

void take_words_alone(SearchRequest& request) {
  for (const auto* weight :
       {"proximity", "context", "related", "neighbour", "written", "derived", "kin", "open", "compound", "use_meaning",
        "spelling", "synonyms", "acronyms", "variants", "use_related"}) {
    set_weight(request, weight, 0);
  }
}

}  // namespace dossier::bench

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/search/word_scores.hpp"

#include "index/format/facet_values.hpp"
#include "index/note_kinds.hpp"
#include "searcher/match/phrase_finder.hpp"

#include <algorithm>

namespace dossier::cluster {
namespace {

std::size_t length_of(const std::vector<std::vector<std::string>>& sequences) {
  std::size_t length = 0;
  for (const auto& sequence : sequences) length += sequence.size();
  return length;
}

const std::vector<std::vector<std::string>>& sequences_of(TextField field, const PassageWords& words) {
  if (field == TextField::Heading) return words.heading;
  return field == TextField::Title ? words.paper->title : words.paper->authors;
}

/// How often the terms of an alternative stand in a sequence of terms. A term's number is its first place in the
/// alternative.
std::uint32_t times_in(const std::vector<std::string>& sequence, const Alternative& alternative) {
  const auto number = [&](const std::string& term) {
    const auto found = std::find(alternative.terms.begin(), alternative.terms.end(), term);
    return found == alternative.terms.end() ? no_word : static_cast<WordId>(found - alternative.terms.begin());
  };
  std::vector<WordId> words;
  for (const auto& term : sequence) words.push_back(number(term));
  std::vector<WordId> phrase;
  for (const auto& term : alternative.terms) phrase.push_back(number(term));
  return count_phrase(words, phrase, alternative.window);
}

bool holds_all(std::span<const WordId> words, std::span<const WordId> wanted) {
  return std::all_of(wanted.begin(), wanted.end(),
                     [&](WordId word) { return std::find(words.begin(), words.end(), word) != words.end(); });
}

bool holds_all(const std::vector<std::vector<std::string>>& sequences, const std::vector<std::string>& wanted) {
  return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& term) {
    return std::any_of(sequences.begin(), sequences.end(), [&](const auto& sequence) {
      return std::find(sequence.begin(), sequence.end(), term) != sequence.end();
    });
  });
}

bool is_labelled(const TermGroup& group, const PassageWords& words) {
  if (!counts_labels(group)) return false;
  const index::FacetSlots slot{{group.labels.facet, 0}};
  const auto values = index::facet_values(words.passage, words.paper->paper, slot);
  const auto found = values.find(0);
  if (found == values.end()) return false;
  return std::any_of(found->second.begin(), found->second.end(), [&](const std::string& value) {
    return std::find(group.labels.values.begin(), group.labels.values.end(), value) != group.labels.values.end();
  });
}

}  // namespace

Result<WordScores> WordScores::of(const Statistics& statistics, std::span<const ScoredGroup> groups,
                                  const RankingParams& params) {
  const auto vocabulary = statistics.vocabulary();
  if (!vocabulary) return vocabulary.error();
  WordScores scores(params, **vocabulary);
  for (const auto field : text_fields) {
    const auto mean = statistics.mean_length(field);
    if (!mean) return mean.error();
    scores.means_[static_cast<std::size_t>(field)] = *mean;
  }
  for (const auto& scored : groups) scores.groups_.push_back({&scored, scores.parts(*scored.group)});
  return scores;
}

std::vector<WordScores::Part> WordScores::parts(const TermGroup& group) const {
  std::vector<Part> parts;
  for (const auto& part : parts_of(group)) {
    Part made{part, {}};
    if (part.field == TextField::Text) {
      for (const auto& term : part.alternative->terms) made.text.push_back(vocabulary_->id_of(term));
    }
    parts.push_back(std::move(made));
  }
  return parts;
}

std::uint32_t WordScores::times(const Part& part, const PassageWords& words) {
  const auto& alternative = *part.part.alternative;
  const auto& except = alternative.except_papers;
  if (std::find(except.begin(), except.end(), words.passage.paper) != except.end()) return 0;
  if (part.part.field == TextField::Text) {
    const auto& text = words.text;
    if (part.text.size() == 1) return static_cast<std::uint32_t>(std::count(text.begin(), text.end(), part.text[0]));
    if (alternative.window == anywhere) return holds_all(text, part.text) ? 1 : 0;
    return count_phrase(text, part.text, alternative.window);
  }
  const auto& sequences = sequences_of(part.part.field, words);
  if (alternative.window == anywhere && alternative.terms.size() > 1) {
    return holds_all(sequences, alternative.terms) ? 1 : 0;
  }
  std::uint32_t total = 0;
  for (const auto& sequence : sequences) total += times_in(sequence, alternative);
  return total;
}

double WordScores::occurrence(const TermGroup& group, TextField field, const PassageWords& words) const {
  const auto mean = means_[static_cast<std::size_t>(field)];
  const auto weight = group.field ? 1.0 : params_.field_weight(field);
  const auto b = params_.field_b(field);
  const auto length = field == TextField::Text ? words.text.size() : length_of(sequences_of(field, words));
  return weight / ((1 - b) + (mean > 0 ? b / mean : 0) * static_cast<std::uint32_t>(length));
}

double WordScores::score(const PassageWords& words) const {
  double score = 0;
  for (const auto& group : groups_) {
    double sum = 0;
    for (const auto& part : group.parts) {
      const auto tf = times(part, words);
      if (tf == 0) continue;
      sum += part.part.alternative->weight * tf * occurrence(*group.scored->group, part.part.field, words);
    }
    if (is_labelled(*group.scored->group, words)) sum += 1.0;
    if (sum != 0) score += group.scored->group->weight * group.scored->idf * saturated(sum, params_.k1);
  }
  return is_note(words.passage.kind) ? score * params_.note_weight : score;
}

std::array<double, text_fields.size()> WordScores::frequencies(const TermGroup& group,
                                                               const PassageWords& words) const {
  std::array<double, text_fields.size()> found{};
  const auto all = parts(group);
  for (const auto field : fields_of(group.field)) {
    double itself = 0;
    double kin = 0;
    for (const auto& part : all) {
      if (part.part.field != field) continue;
      (part.part.matches ? itself : kin) += part.part.alternative->weight * times(part, words);
    }
    auto total = itself + kin;
    if (total > 0) total *= occurrence(group, field, words);
    if (field == TextField::Text && is_labelled(group, words)) total += 1.0;
    found[static_cast<std::size_t>(field)] = total;
  }
  return found;
}

}  // namespace dossier::cluster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/as_written.hpp"

#include "index/format/stored_vocabulary.hpp"

#include <algorithm>

namespace dossier {
namespace {

/// What the rarest word of a compound weighs.
double weight_of(const TypedCompound& compound, std::span<const ScoredGroup> groups) {
  double weight = 0;
  for (const auto& scored : groups) {
    const auto& span = scored.group->span;
    const bool of_it = span.begin < compound.span.end && span.end > compound.span.begin;
    if (of_it) weight = std::max(weight, scored.group->weight * scored.idf);
  }
  return weight;
}

}  // namespace

Result<AsWritten> AsWritten::of(const PassageSource& passages, std::span<const TypedCompound> compounds,
                                std::span<const ScoredGroup> groups, const RankingParams& params) {
  AsWritten out(passages);
  if (compounds.empty() || groups.empty() || params.written_weight <= 0) return out;
  const auto vocabulary = passages.vocabulary();
  if (!vocabulary) return vocabulary.error();
  double most = 0;
  for (const auto& scored : groups) most += scored.max_score(params);
  for (const auto& typed : compounds) {
    Compound compound{{}, typed.terms, typed.joints, 0};
    for (const auto& term : typed.terms) compound.words.push_back((*vocabulary)->id_of(term));
    if (std::ranges::find(compound.words, no_word) != compound.words.end()) continue;
    compound.weight = typed.alone ? most : params.written_weight * weight_of(typed, groups);
    out.alone_ = out.alone_ || typed.alone;
    out.compounds_.push_back(std::move(compound));
  }
  return out;
}

double AsWritten::most() const {
  double most = 0;
  for (const auto& compound : compounds_) most += compound.weight;
  return most;
}

Result<double> AsWritten::score(DocId doc, std::span<const WordId> words) {
  double sum = 0;
  bool read = false;
  for (const auto& compound : compounds_) {
    if (std::search(words.begin(), words.end(), compound.words.begin(), compound.words.end()) == words.end()) continue;
    if (!read) {
      if (auto text = passages_->read_text(doc, text_); !text) return std::move(text).error();
      Analyzer().analyze(text_, tokens_);
      read = true;
    }
    if (in_text(compound)) sum += compound.weight;
  }
  return sum;
}

bool AsWritten::in_text(const Compound& compound) const {
  const auto size = compound.terms.size();
  for (std::size_t first = 0; first + size <= tokens_.size(); ++first) {
    bool same = true;
    for (std::size_t i = 0; same && i < size; ++i) {
      same = tokens_.term(first + i) == compound.terms[i];
      if (!same || i == 0) continue;
      const auto begin = tokens_.span(first + i - 1).end;
      const auto end = tokens_.span(first + i).begin;
      same = end > begin && joint_of(std::string_view(text_).substr(begin, end - begin)) == compound.joints[i - 1];
    }
    if (same) return true;
  }
  return false;
}

}  // namespace dossier

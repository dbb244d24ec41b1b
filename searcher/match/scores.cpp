// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/scores.hpp"

#include "searcher/types/ranking.hpp"

namespace dossier {
namespace {

/// Calls `visit(i)` for each bit that both have.
template <class Visit>
void for_each_common(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b, Visit&& visit) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (auto word = a[i] & b[i]; word != 0; word &= word - 1) {
      visit(i * 64 + static_cast<std::size_t>(std::countr_zero(word)));
    }
  }
}

}  // namespace

void Scores::reset(DocId last, double k1) {
  last_ = last;
  k1_ = k1;
  groups_.clear();
  lessened_ = DocSet(last);
  share_ = 1;
  bonuses_.clear();
  scores_.assign(block, 0.0);
  frequencies_.assign(block, 0.0);
  known_.fill({});
}

void Scores::add(double weight, std::vector<Part> parts, std::vector<DocId> labelled) {
  if (parts.empty() && labelled.empty()) return;  // no passage holds it
  known_.fill({});
  std::vector<std::vector<std::uint32_t>> starts(parts.size(), std::vector<std::uint32_t>(blocks() + 1, unknown));
  groups_.push_back({weight, std::move(parts), std::move(labelled), std::move(starts)});
}

void Scores::lessen(DocSet docs, double share) {
  lessened_ = std::move(docs);
  share_ = share;
  known_.fill({});
}

void Scores::add_bonus(DocSet docs, double bonus) {
  bonuses_.emplace_back(std::move(docs), bonus);
  known_.fill({});
}

std::span<const std::uint64_t> Scores::in_block(const DocSet& docs, std::size_t number) {
  constexpr std::size_t words = block / 64;
  const auto all = docs.words();
  const auto begin = std::min(number * words, all.size());
  return all.subspan(begin, std::min(words, all.size() - begin));
}

std::size_t Scores::start(Group& group, std::size_t part, std::size_t number) const {
  auto& starts = group.starts[part];
  if (starts[number] == unknown) {
    std::size_t from = 0;
    constexpr std::size_t near = 8;
    for (std::size_t back = 1; back <= std::min(near, number); ++back) {
      if (starts[number - back] == unknown) continue;
      from = starts[number - back];
      break;
    }
    const auto found = group.parts[part].list->seek(from, static_cast<DocId>(number * block));
    starts[number] = static_cast<std::uint32_t>(found);
  }
  return starts[number];
}

std::pair<std::size_t, std::size_t> Scores::range(Group& group, std::size_t part, std::size_t number) const {
  const auto from = start(group, part, number);
  return {from, start(group, part, number + 1)};
}

std::span<const double> Scores::score_block(std::size_t number, std::span<const std::uint64_t> wanted) const {
  constexpr int few = 24;  // the others of the block are not worth their sums
  int count = 0;
  for (const auto word : wanted) count += std::popcount(word);
  const auto begin = static_cast<DocId>(number * block);
  if (count <= few) {
    for_each_common(wanted, wanted, [&](std::size_t at) { scores_[at] = words_score(begin + static_cast<DocId>(at)); });
  } else {
    std::fill(scores_.begin(), scores_.end(), 0.0);
    for (auto& group : groups_) add_group(group, number);
  }
  for_each_common(wanted, in_block(lessened_, number), [&](std::size_t at) { scores_[at] *= share_; });
  for (const auto& [docs, bonus] : bonuses_) {
    for_each_common(wanted, in_block(docs, number), [&, more = bonus](std::size_t at) { scores_[at] += more; });
  }
  return scores_;
}

void Scores::add_group(Group& group, std::size_t number) const {
  if (group.parts.size() > 1 || !group.labelled.empty()) return add_parts(group, number);
  const auto [from, to] = range(group, 0, number);
  add_only_part(group, from, to, static_cast<DocId>(number * block));
}

/// A group found in one list alone: what most words are. No detour over frequencies.
void Scores::add_only_part(const Group& group, std::size_t from, std::size_t to, DocId begin) const {
  const auto& part = group.parts.front();
  const auto& list = *part.list;
  for (auto ordinal = from; ordinal < to; ++ordinal) {
    const auto doc = list.doc(ordinal);
    const auto frequency = part.weight * list.tf(ordinal) * part.occurrence->at(doc);
    scores_[doc - begin] += group.weight * saturated(frequency, k1_);
  }
}

void Scores::add_parts(Group& group, std::size_t number) const {
  const auto begin = static_cast<DocId>(number * block);
  touched_.resize(block + std::size_t{1});  // the last one is written, and not counted, where all have been touched
  std::size_t touched = 0;
  auto* const frequencies = frequencies_.data();
  auto* const places = touched_.data();
  const auto add = [&touched, frequencies, places, begin](DocId doc, double frequency) {
    auto& sum = frequencies[doc - begin];
    places[touched] = static_cast<std::uint16_t>(doc - begin);
    touched += static_cast<std::size_t>(sum == 0) & static_cast<std::size_t>(frequency != 0);
    sum += frequency;
  };
  for (std::size_t i = 0; i < group.parts.size(); ++i) {
    const auto& part = group.parts[i];
    const auto& list = *part.list;
    const auto [from, to] = range(group, i, number);
    for (auto ordinal = from; ordinal < to; ++ordinal) {
      const auto doc = list.doc(ordinal);
      add(doc, part.weight * list.tf(ordinal) * part.occurrence->at(doc));
    }
  }
  // A label counts as one occurrence in a text of mean length.
  auto label = std::lower_bound(group.labelled.begin(), group.labelled.end(), begin);
  for (; label != group.labelled.end() && *label < begin + block; ++label) add(*label, 1.0);
  for (const auto at : std::span(touched_).first(touched)) {
    scores_[at] += group.weight * saturated(frequencies_[at], k1_);
    frequencies_[at] = 0;
  }
}

double Scores::frequency(Group& group, DocId doc) const {
  double sum = 0;
  for (std::size_t i = 0; i < group.parts.size(); ++i) {
    const auto& part = group.parts[i];
    const auto& list = *part.list;
    const auto ordinal = list.seek(start(group, i, doc / block), doc);
    if (ordinal == list.size() || list.doc(ordinal) != doc) continue;
    sum += part.weight * list.tf(ordinal) * part.occurrence->at(doc);
  }
  if (std::binary_search(group.labelled.begin(), group.labelled.end(), doc)) sum += 1.0;
  return sum;
}

double Scores::words_score(DocId doc) const {
  double score = 0;
  for (auto& group : groups_) {
    const auto sum = frequency(group, doc);
    if (sum != 0) score += group.weight * saturated(sum, k1_);
  }
  return score;
}

double Scores::operator[](DocId doc) const {
  auto& known = known_[doc % known_.size()];
  if (known.doc != doc) known = {doc, score_of(doc)};
  return known.score;
}

double Scores::score_of(DocId doc) const {
  auto score = words_score(doc);
  if (lessened_.contains(doc)) score *= share_;
  for (const auto& [docs, bonus] : bonuses_) {
    if (docs.contains(doc)) score += bonus;
  }
  return score;
}

DocSet Scores::contenders(const DocSet& docs, std::size_t most) const {
  double words = 0;
  for (const auto& group : groups_) words += group.weight * (k1_ + 1);
  constexpr double rounding = 1 + 1e-9;
  const bool apart = share_ <= 1 && std::all_of(bonuses_.begin(), bonuses_.end(),
                                                [&](const auto& each) { return each.second > words * rounding; });
  if (bonuses_.empty() || !apart) return docs;
  auto with_all = docs;
  for (const auto& [having, bonus] : bonuses_) with_all &= having;
  if (with_all.count() >= most) return with_all;
  DocSet with_any(last_);
  for (const auto& [having, bonus] : bonuses_) with_any |= having;
  with_any &= docs;
  return with_any.count() >= most ? with_any : docs;
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/write/segment_inverter.hpp"

#include "index/format/format.hpp"

#include <algorithm>
#include <span>

namespace dossier::index {

std::uint32_t SegmentInverter::number_of(TextField field, WordId word) {
  auto& numbers = numbers_[static_cast<std::size_t>(field)];
  if (word >= numbers.size()) numbers.resize(word + word / 2 + 1024, 0);
  auto& number = numbers[word];
  if (number == 0) {
    terms_.push_back({field, word, 0});
    number = static_cast<std::uint32_t>(terms_.size());
  }
  return number - 1;
}

void SegmentInverter::add(DocId doc, const Passage& passage, const PassageWords& words) {
  std::uint32_t length = 0;
  for (const auto& [field, word, times] : words.words()) {
    const auto number = number_of(field, word);
    ++terms_[number].passages;
    entries_.push_back({number, times});
    length += times;
  }
  ends_.push_back(entries_.size());
  lengths_.push_back({doc, length});
  names_.emplace_back(id_term(passage.id), doc);
  if (passage.paper != passage.id) names_.emplace_back(paper_term(passage.paper), doc);
}

std::vector<GlassShardWriter::Posting> SegmentInverter::postings() const {
  std::vector<std::size_t> next(terms_.size(), 0);
  std::size_t sum = 0;
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    next[i] = sum;
    sum += terms_[i].passages;
  }
  std::vector<GlassShardWriter::Posting> all(sum);
  std::size_t at = 0;
  for (std::size_t i = 0; i < ends_.size(); ++i) {
    for (; at < ends_[i]; ++at) all[next[entries_[at].term]++] = {lengths_[i].doc, entries_[at].times};
  }
  return all;
}

void SegmentInverter::write(const PassageWords& words, GlassShardWriter& out) {
  out.add_lengths(lengths_);
  const auto all = postings();
  struct List {
    std::string term;
    std::size_t begin;
    std::size_t size;
  };
  std::vector<List> lists;
  std::size_t begin = 0;
  for (const auto& term : terms_) {
    lists.push_back({word_term(term.field, words.word(term.word)), begin, term.passages});
    begin += term.passages;
  }
  // Terms of ids lie behind the words in the order of the passages, so that each has its passages in order.
  std::stable_sort(names_.begin(), names_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<GlassShardWriter::Posting> named;
  for (auto& [term, doc] : names_) {
    const bool known = !named.empty() && lists.back().term == term;
    if (!known) lists.push_back({std::move(term), all.size() + named.size(), 0});
    ++lists.back().size;
    named.push_back({doc, 0});
  }
  std::sort(lists.begin(), lists.end(), [](const List& a, const List& b) { return a.term < b.term; });
  for (const auto& list : lists) {
    const bool is_name = list.begin >= all.size();
    const std::span<const GlassShardWriter::Posting> from = is_name ? named : all;
    out.add_term(list.term, from.subspan(is_name ? list.begin - all.size() : list.begin, list.size));
  }
  for (auto& numbers : numbers_) std::fill(numbers.begin(), numbers.end(), 0);
  terms_.clear();
  entries_.clear();
  ends_.clear();
  lengths_.clear();
  names_.clear();
}

}  // namespace dossier::index

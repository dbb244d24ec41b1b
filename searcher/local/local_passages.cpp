// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/local/local_passages.hpp"

#include "index/format/stored_vocabulary.hpp"

#include <limits>
#include <numeric>

namespace dossier {

Result<std::uint32_t> LocalPassages::passages_with(WordId word) const {
  constexpr auto unknown = std::numeric_limits<std::uint32_t>::max();
  if (word < with_word_.size() && with_word_[word] != unknown) return with_word_[word];
  const auto words = reader_.vocabulary();
  if (!words) return words.error();
  const auto with = reader_.passages_with(TextField::Text, (*words)->word_of(word));
  if (!with) return with.error();
  if (with_word_.empty()) with_word_.assign((*words)->size(), unknown);  // few words have a number beyond
  if (word < with_word_.size()) with_word_[word] = *with;
  return *with;
}

Result<std::uint64_t> LocalPassages::occurrences(std::string_view term) const {
  const auto postings = reader_.postings(TextField::Text, term);
  if (!postings) return postings.error();
  std::uint64_t times = 0;
  (*postings)->for_each([&](DocId /*doc*/, std::uint32_t frequency) { times += frequency; });
  return times;
}

Result<void> LocalPassages::read_text(DocId doc, std::string& out) const {
  auto passage = reader_.passage(doc);
  if (!passage) return std::move(passage).error();
  out = std::move(passage->text);
  return {};
}

Result<std::uint64_t> LocalPassages::text_words() const {
  const auto lengths = reader_.lengths(TextField::Text);
  if (!lengths) return lengths.error();
  return std::accumulate((*lengths)->lengths.begin(), (*lengths)->lengths.end(), std::uint64_t{0});
}

Result<double> LocalPassages::mean_length(TextField field) const {
  const auto lengths = reader_.lengths(field);
  if (!lengths) return lengths.error();
  return (*lengths)->mean;
}

}  // namespace dossier

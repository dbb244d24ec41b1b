// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/write/passage_words.hpp"

#include <algorithm>

namespace dossier::index {

void PassageWords::read(const Passage& passage, const Paper& paper) {
  words_.clear();
  sequence_.clear();
  number_words(passage.text, sequence_);
  add_field(TextField::Text, sequence_);
  other_.clear();
  for (const auto& heading : passage.heading) number_words(heading, other_);
  add_field(TextField::Heading, other_);
  other_.clear();
  number_words(paper.title, other_);
  add_field(TextField::Title, other_);
  other_.clear();
  for (const auto& author : paper.authors) number_words(author, other_);
  add_field(TextField::Author, other_);
}

void PassageWords::number_words(std::string_view text, std::vector<WordId>& out) {
  analyzer_.analyze(text, tokens_);
  for (std::size_t i = 0; i < tokens_.size(); ++i) out.push_back(registry_.id_of(tokens_.term(i)));
}

void PassageWords::add_field(TextField field, const std::vector<WordId>& sequence) {
  lengths_[static_cast<std::size_t>(field)] = static_cast<std::uint32_t>(sequence.size());
  sorted_ = sequence;
  std::sort(sorted_.begin(), sorted_.end());
  for (auto at = sorted_.begin(); at != sorted_.end();) {
    const auto next = std::find_if(at, sorted_.end(), [&](WordId word) { return word != *at; });
    words_.push_back({field, *at, static_cast<std::uint32_t>(next - at)});
    at = next;
  }
}

}  // namespace dossier::index

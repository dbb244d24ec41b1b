// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/reader_state.hpp"

#include <algorithm>

// The half of IndexReader that is about words.
namespace dossier {

using namespace index;

const Dictionary& IndexReader::Impl::dictionary() const {
  return *generation->dictionary.get([&] { return load_dictionary(db, generation->what); });
}

std::uint32_t IndexReader::passages_with(TextField field, std::string_view term) const {
  const auto& generation = *impl_->generation;
  if (term.empty() || term.size() > max_term) return 0;
  const auto name = word_term(field, term);
  const auto count = translated(generation.what, [&] { return impl_->db.get_termfreq(name); });
  if (generation.corrections.empty()) return count;
  const auto dead = generation.corrections.find(name);
  return dead == generation.corrections.end() ? count : count - std::min(count, dead->second);
}

PostingCursor IndexReader::postings(TextField field, std::string_view term) const {
  if (term.empty() || term.size() > max_term) return {};
  const auto& what = impl_->generation->what;
  auto cursor = std::make_unique<PostingCursor::Impl>();
  cursor->generation = impl_->generation;
  translated(what, [&] {
    const auto name = word_term(field, term);
    cursor->at = impl_->db.postlist_begin(name);
    cursor->end = impl_->db.postlist_end(name);
    cursor->skip_dead();
  });
  return PostingCursor(std::move(cursor));
}

void IndexReader::read_words(DocId doc, std::vector<WordId>& out) const {
  const auto& what = impl_->generation->what;
  const auto first = (doc - 1) / word_block * word_block + 1;
  if (impl_->word_block_first != first) {
    impl_->word_block_first = 0;
    impl_->word_block = translated(what, [&] { return impl_->db.get_metadata(word_key(doc)); });
    if (!unsealed(impl_->word_block)) throw_damaged(what, "the words of a passage");
    impl_->word_block_first = first;
  }
  const auto item = packed_item(std::string_view(impl_->word_block), doc - first);
  if (!item || !decode_words(*item, out)) throw_damaged(what, "the words of a passage");
}

WordId IndexReader::word_id(std::string_view term) const {
  const auto& dictionary =
      translated(impl_->generation->what, [&]() -> const Dictionary& { return impl_->dictionary(); });
  const auto place = dictionary.find(term);
  return place ? dictionary.id(*place) : no_word;
}

std::vector<std::string> IndexReader::words_with_stem(std::string_view language, std::string_view stem) const {
  return translated(impl_->generation->what, [&] {
    const auto& dictionary = impl_->dictionary();
    std::vector<std::string> words;
    for (const auto place : dictionary.with_stem(language, stem)) words.emplace_back(dictionary.word(place));
    return words;
  });
}

void IndexReader::visit_words(std::string_view prefix,
                              const std::function<bool(std::string_view term, std::uint32_t passages)>& visit) const {
  const auto& generation = *impl_->generation;
  const auto& dictionary = translated(generation.what, [&]() -> const Dictionary& { return impl_->dictionary(); });
  const auto& frequencies = translated(generation.what, [&]() -> const std::vector<std::uint32_t>& {
    return generation.frequencies.get([&] { return load_frequencies(impl_->db, generation, dictionary); });
  });
  for (auto place = dictionary.lower_bound(prefix); place < dictionary.size(); ++place) {
    const auto word = dictionary.word(place);
    if (!word.starts_with(prefix)) return;
    if (frequencies[place] > 0 && !visit(word, frequencies[place])) return;
  }
}

std::vector<std::string> IndexReader::acronym_partners(std::string_view folded_phrase) const {
  const auto& generation = *impl_->generation;
  return translated(generation.what, [&] {
    const auto& partners = generation.acronyms.get([&] { return load_acronyms(impl_->db, generation.what); });
    const auto known = partners.find(folded_phrase);
    return known == partners.end() ? std::vector<std::string>() : known->second;
  });
}

}  // namespace dossier

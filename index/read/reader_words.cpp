// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/read/reader_state.hpp"

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
  const auto load = [&] {
    auto count = translated(generation.what, [&] { return impl_->db.get_termfreq(name); });
    const auto deleted = generation.corrections.find(name);
    if (deleted != generation.corrections.end()) count -= std::min(count, deleted->second);
    return std::make_shared<const TermFrequency>(TermFrequency{count});
  };
  return generation.term_frequencies.get(name, load)->passages;
}

namespace {

PostingList load_postings(const Xapian::Database& db, const Generation& generation, const std::string& name) {
  PostingList list;
  list.reserve(db.get_termfreq(name));
  const auto& deleted = generation.deleted;
  const auto end = db.postlist_end(name);
  for (auto at = db.postlist_begin(name); at != end; ++at) {
    const auto doc = *at;
    if (deleted.empty() || !contains(deleted, doc)) list.add(doc, at.get_wdf());
  }
  return list;
}

std::shared_ptr<const WordBlock> load_words(const Xapian::Database& db, const Generation& generation, DocId first) {
  auto block =
      std::make_shared<WordBlock>(translated(generation.what, [&] { return db.get_metadata(word_key(first)); }));
  const auto content = without_checksum(block->stored);
  auto items = content ? packed_items(*content) : std::nullopt;
  if (!items) throw_damaged(generation.what, "the words of a passage");
  block->items = std::move(*items);
  return block;
}

}  // namespace

std::shared_ptr<const PostingList> IndexReader::postings(TextField field, std::string_view term) const {
  if (term.empty() || term.size() > max_term) return std::make_shared<const PostingList>();
  const auto name = word_term(field, term);
  return kept_postings(name, [&] {
    return translated(impl_->generation->what, [&] { return load_postings(impl_->db, *impl_->generation, name); });
  });
}

std::shared_ptr<const PostingList> IndexReader::kept_postings(const std::string& name,
                                                              const std::function<PostingList()>& make) const {
  return impl_->generation->postings.get(name, [&] { return std::make_shared<const PostingList>(make()); });
}

std::string_view IndexReader::stored_words(DocId doc) const {
  const auto& generation = *impl_->generation;
  const auto first = (doc - 1) / word_block * word_block + 1;
  if (impl_->word_block_first != first) {
    impl_->word_block_first = 0;
    impl_->word_block = generation.word_blocks.get(first, [&] { return load_words(impl_->db, generation, first); });
    impl_->word_block_first = first;
  }
  const auto& items = impl_->word_block->items;
  if (doc - first >= items.size()) throw_damaged(generation.what, "the words of a passage");
  return items[doc - first];
}

void IndexReader::read_words(DocId doc, std::vector<WordId>& out) const {
  if (!decode_words(stored_words(doc), out)) throw_damaged(impl_->generation->what, "the words of a passage");
}

WordId IndexReader::word_id(std::string_view term) const {
  const auto* const dictionary = translated(impl_->generation->what, [&] { return &impl_->dictionary(); });
  const auto place = dictionary->find(term);
  return place ? dictionary->id(*place) : no_word;
}

std::string_view IndexReader::word(WordId id) const {
  const auto* const dictionary = translated(impl_->generation->what, [&] { return &impl_->dictionary(); });
  const auto place = dictionary->place_of(id);
  return place ? dictionary->word(*place) : std::string_view();
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
  const auto* const dictionary = translated(generation.what, [&] { return &impl_->dictionary(); });
  const auto* const frequencies = translated(generation.what, [&] {
    return &generation.frequencies.get([&] { return load_frequencies(impl_->db, generation, *dictionary); });
  });
  for (auto place = dictionary->lower_bound(prefix); place < dictionary->size(); ++place) {
    const auto word = dictionary->word(place);
    if (!word.starts_with(prefix)) return;
    const auto passages = (*frequencies)[place];
    if (passages > 0 && !visit(word, passages)) return;
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

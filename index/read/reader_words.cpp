// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/read/reader_state.hpp"

#include <algorithm>

// The half of IndexReader that is about words.
namespace dossier {

using namespace index;

Result<std::uint32_t> IndexReader::passages_with(TextField field, std::string_view term) const {
  if (term.empty() || term.size() > max_term) return 0;
  const auto& generation = *impl_->generation;
  auto& known = impl_->frequencies[static_cast<std::size_t>(field)];
  if (const auto found = known.find(term); found != known.end()) return found->second;
  const auto name = word_term(field, term);
  return guarded(generation.what, [&]() -> Result<std::uint32_t> {
    const auto load = [&]() -> Result<std::shared_ptr<const TermFrequency>> {
      auto count = impl_->db.get_termfreq(name);
      const auto deleted = generation.corrections.find(name);
      if (deleted != generation.corrections.end()) count -= std::min(count, deleted->second);
      return std::make_shared<const TermFrequency>(TermFrequency{count});
    };
    const auto frequency = generation.term_frequencies.get(name, load);
    if (!frequency) return frequency.error();
    constexpr std::size_t most_known = 16384;  // some 2 MB
    if (known.size() >= most_known) known.clear();
    return known[std::string(term)] = (*frequency)->passages;
  });
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

/// Words of a field other than the text, which the vocabulary does not list; `name` is the field's prefix of terms, of
/// `mark` bytes, and what the words begin with.
void visit_field_words(const Xapian::Database& db, const Generation& generation, const std::string& name,
                       std::size_t mark, const std::function<bool(std::string_view, std::uint32_t)>& visit) {
  const auto end = db.allterms_end(name);
  for (auto at = db.allterms_begin(name); at != end; ++at) {
    const auto term = *at;
    auto passages = at.get_termfreq();
    const auto deleted = generation.corrections.find(term);
    if (deleted != generation.corrections.end()) passages -= std::min(passages, deleted->second);
    if (passages > 0 && !visit(std::string_view(term).substr(mark), passages)) return;
  }
}

Error damaged_words(const Generation& generation) { return damaged_part(generation.what, "the words of a passage"); }

Result<std::shared_ptr<const WordBlock>> load_words(const Xapian::Database& db, const Generation& generation,
                                                    DocId first) {
  auto block = std::make_shared<WordBlock>(db.get_metadata(word_key(first)));
  const auto content = without_checksum(block->stored);
  auto items = content ? packed_items(*content) : std::nullopt;
  if (!items) return damaged_words(generation);
  block->items = std::move(*items);
  return std::shared_ptr<const WordBlock>(std::move(block));
}

}  // namespace

Result<std::shared_ptr<const PostingList>> IndexReader::postings(TextField field, std::string_view term) const {
  if (term.empty() || term.size() > max_term) return std::make_shared<const PostingList>();
  const auto name = word_term(field, term);
  return kept_postings(name,
                       [&]() -> Result<PostingList> { return load_postings(impl_->db, *impl_->generation, name); });
}

Result<std::shared_ptr<const PostingList>> IndexReader::kept_postings(
    const std::string& name, const std::function<Result<PostingList>()>& make) const {
  const auto& generation = *impl_->generation;
  return guarded(generation.what, [&] {
    return generation.postings.get(name, [&]() -> Result<std::shared_ptr<const PostingList>> {
      auto list = make();
      if (!list) return std::move(list).error();
      return std::make_shared<const PostingList>(*std::move(list));
    });
  });
}

Result<std::string_view> IndexReader::stored_words(DocId doc) const {
  const auto& generation = *impl_->generation;
  const auto first = (doc - 1) / word_block * word_block + 1;
  if (impl_->word_block_first != first) {
    auto block = guarded(generation.what, [&] {
      return generation.word_blocks.get(first, [&] { return load_words(impl_->db, generation, first); });
    });
    if (!block) return std::move(block).error();
    impl_->word_block = *std::move(block);
    impl_->word_block_first = first;
  }
  const auto& items = impl_->word_block->items;
  if (doc - first >= items.size()) return damaged_words(generation);
  return items[doc - first];
}

Result<void> IndexReader::read_words(DocId doc, std::vector<WordId>& out) const {
  const auto stored = stored_words(doc);
  if (!stored) return stored.error();
  if (!decode_words(*stored, out)) return damaged_words(*impl_->generation);
  return {};
}

Result<const StoredVocabulary*> IndexReader::vocabulary() const {
  const auto& generation = *impl_->generation;
  return guarded(generation.what, [&]() -> Result<const StoredVocabulary*> {
    const auto made = generation.vocabulary.get([&] { return load_vocabulary(impl_->db, generation.what); });
    if (!made) return made.error();
    return (*made)->get();
  });
}

Result<void> IndexReader::visit_words(
    TextField field, std::string_view prefix,
    const std::function<bool(std::string_view term, std::uint32_t passages)>& visit) const {
  const auto& generation = *impl_->generation;
  if (field != TextField::Text) {
    return guarded(generation.what, [&]() -> Result<void> {
      visit_field_words(impl_->db, generation, word_term(field, prefix), prefix_of(field).size(), visit);
      return {};
    });
  }
  const auto known = vocabulary();
  if (!known) return known.error();
  const auto& words = **known;
  const auto frequencies = guarded(generation.what, [&] {
    return generation.frequencies.get(
        [&]() -> Result<std::vector<std::uint32_t>> { return load_frequencies(impl_->db, generation, words); });
  });
  if (!frequencies) return frequencies.error();
  for (auto ordinal = words.lower_bound(prefix); ordinal < words.size(); ++ordinal) {
    const auto word = words.word(ordinal);
    if (!word.starts_with(prefix)) break;
    const auto passages = (**frequencies)[ordinal];
    if (passages > 0 && !visit(word, passages)) break;
  }
  return {};
}

Result<std::vector<std::string>> IndexReader::acronym_partners(std::string_view folded_phrase) const {
  const auto& generation = *impl_->generation;
  return guarded(generation.what, [&]() -> Result<std::vector<std::string>> {
    const auto partners = generation.acronyms.get([&] { return load_acronyms(impl_->db, generation.what); });
    if (!partners) return partners.error();
    const auto known = (*partners)->find(folded_phrase);
    return known == (*partners)->end() ? std::vector<std::string>() : known->second;
  });
}

Result<std::vector<AcronymSense>> IndexReader::acronym_senses(std::string_view acronym) const {
  const auto& generation = *impl_->generation;
  return guarded(generation.what, [&]() -> Result<std::vector<AcronymSense>> {
    const auto senses = generation.acronym_senses.get([&] { return load_acronym_senses(impl_->db, generation.what); });
    if (!senses) return senses.error();
    const auto known = (*senses)->find(acronym);
    return known == (*senses)->end() ? std::vector<AcronymSense>() : known->second;
  });
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/meaning/library_words.hpp"

#include "index/read/reader_state.hpp"
#include "stopwords/stopwords.hpp"

#include <algorithm>
#include <map>

namespace dossier::index {

Result<LibraryStems> stems_of(const IndexReader& reader, std::vector<std::string> sorted) {
  LibraryStems out;
  out.stems = std::move(sorted);
  const auto loaded = reader.vocabulary();
  if (!loaded) return loaded.error();
  const auto& vocabulary = **loaded;
  for (std::size_t ordinal = 0; ordinal < vocabulary.size(); ++ordinal) {
    const auto id = vocabulary.id(ordinal);
    if (id >= out.number_of_word.size()) out.number_of_word.resize(std::size_t{id} + 1, LibraryStems::none);
    const auto stem = vocabulary.meaning_stem(ordinal);
    const auto found = std::lower_bound(out.stems.begin(), out.stems.end(), stem);
    if (found == out.stems.end() || *found != stem) continue;
    out.number_of_word[id] = static_cast<std::uint32_t>(found - out.stems.begin());
  }
  return out;
}

Result<LibraryStems> frequent_stems(const IndexReader& reader, std::size_t most) {
  std::map<std::string, std::uint64_t, std::less<>> passages;
  const auto loaded = reader.vocabulary();
  if (!loaded) return loaded.error();
  const auto& vocabulary = **loaded;
  const auto& stop_words = StopWords::of("en");
  auto visited = reader.visit_words(TextField::Text, "", [&](std::string_view word, std::uint32_t with) {
    const bool number = word.find_first_not_of("0123456789.,") == std::string_view::npos;
    if (number || stop_words.contains(word)) return true;
    passages[vocabulary.meaning_stem(*vocabulary.find(word))] += with;
    return true;
  });
  if (!visited) return std::move(visited).error();
  std::vector<std::pair<std::uint64_t, std::string>> by_frequency;
  for (auto& [stem, with] : passages) {
    if (with > 1) by_frequency.emplace_back(with, stem);
  }
  std::stable_sort(by_frequency.begin(), by_frequency.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  if (by_frequency.size() > most) by_frequency.resize(most);
  std::vector<std::string> sorted;
  for (auto& [with, stem] : by_frequency) sorted.push_back(std::move(stem));
  std::sort(sorted.begin(), sorted.end());
  return stems_of(reader, std::move(sorted));
}

Result<void> StemCounter::count(DocId doc, StemCounts& out) {
  out.clear();
  if (auto read = reader_.read_words(doc, words_); !read) return read;
  // In the place of the words their stems' numbers.
  std::size_t known = 0;
  for (const auto word : words_) {
    const auto stem = word < stems_.number_of_word.size() ? stems_.number_of_word[word] : LibraryStems::none;
    if (stem != LibraryStems::none) words_[known++] = stem;
  }
  words_.resize(known);
  if (auto read = read_above(doc); !read) return read;
  words_.insert(words_.end(), title_.stems.begin(), title_.stems.end());
  words_.insert(words_.end(), headings_.stems.begin(), headings_.stems.end());
  std::sort(words_.begin(), words_.end());
  for (const auto stem : words_) {
    if (out.empty() || out.back().first != stem) out.emplace_back(stem, 0);
    ++out.back().second;
  }
  return {};
}

Result<void> StemCounter::read_above(DocId doc) {
  std::optional<Paper> own;
  const auto passage = reader_.passage(doc, own);
  if (!passage) return passage.error();
  if (!own && passage->paper != paper_) {
    auto paper = reader_.paper(passage->paper);
    if (!paper) return std::move(paper).error();
    own = *std::move(paper);
  }
  if (own) {
    paper_ = passage->paper;
    if (auto read = this->read(own->title, title_); !read) return read;
  }
  std::string headings;
  for (const auto& heading : passage->heading) headings += heading + "\n";
  return read(headings, headings_);
}

Result<void> StemCounter::read(const std::string& text, Above& above) {
  if (above.text == text) return {};
  const auto vocabulary = reader_.vocabulary();
  if (!vocabulary) return vocabulary.error();
  above.text = text;
  above.stems.clear();
  analyzer_.analyze(text, tokens_);
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const auto word = (*vocabulary)->id_of(tokens_.term(i));
    const auto stem = word < stems_.number_of_word.size() ? stems_.number_of_word[word] : LibraryStems::none;
    if (stem != LibraryStems::none) above.stems.push_back(stem);
  }
  return {};
}

Result<std::vector<DocId>> live_passages(const IndexReader& reader) {
  std::vector<DocId> docs;
  const auto column = reader.column("kind");
  if (!column) return column.error();
  const auto* const kinds = *column;
  if (kinds == nullptr) return docs;
  for (DocId doc = 1; doc <= reader.last_doc(); ++doc) {
    if (!kinds->of(doc).empty()) docs.push_back(doc);
  }
  return docs;
}

}  // namespace dossier::index

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/phrase_finder.hpp"

#include "base/analyzer.hpp"
#include "index/format/blocks.hpp"
#include "index/format/stored_vocabulary.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace dossier {
namespace {

template <class Visit>
void visit_exact(std::span<const WordId> words, std::span<const WordId> phrase, Visit&& visit) {
  for (std::size_t i = 0; i + phrase.size() <= words.size(); ++i) {
    if (words[i] == phrase[0] && std::equal(phrase.begin(), phrase.end(), words.begin() + static_cast<long>(i))) {
      visit(i, i + phrase.size() - 1);
    }
  }
}

/// The distinct words of a phrase and how many of each are still wanted in the window that is open.
struct Wanted {
  struct Word {
    WordId id;
    int needed;
    int missing;
  };
  std::vector<Word> words;
  int missing = 0;

  explicit Wanted(std::span<const WordId> phrase) {
    for (const auto id : phrase) {
      auto* word = find(id);
      if (word == nullptr) {
        words.push_back({id, 1, 1});
      } else {
        ++word->needed;
      }
    }
    reset();
  }
  Word* find(WordId id) {
    const auto found = std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.id == id; });
    return found == words.end() ? nullptr : &*found;
  }
  void reset() {
    missing = 0;
    for (auto& word : words) missing += word.missing = word.needed;
  }
  void take(WordId id) {
    if (auto* word = find(id)) missing -= word->missing-- > 0 ? 1 : 0;
  }
  /// Whether the open window would miss this word if it were given back.
  bool needs(WordId id) {
    const auto* word = find(id);
    return word != nullptr && word->missing == 0;
  }
  void give_back(WordId id) {
    if (auto* word = find(id)) missing += word->missing++ >= 0 ? 1 : 0;
  }
};

template <class Visit>
void visit_near(std::span<const WordId> words, std::span<const WordId> phrase, std::uint32_t window, Visit&& visit) {
  Wanted wanted(phrase);
  const auto widest = phrase.size() + window;
  std::size_t left = 0;
  for (std::size_t right = 0; right < words.size(); ++right) {
    wanted.take(words[right]);
    if (right + 1 - left > widest) wanted.give_back(words[left++]);
    if (wanted.missing > 0) continue;
    while (!wanted.needs(words[left])) wanted.give_back(words[left++]);
    visit(left, right);
    left = right + 1;
    wanted.reset();
  }
}

template <class Visit>
void visit_phrase(std::span<const WordId> words, std::span<const WordId> phrase, std::uint32_t window, Visit&& visit) {
  if (phrase.empty()) return;
  if (window == 0) {
    visit_exact(words, phrase, visit);
  } else {
    visit_near(words, phrase, window, visit);
  }
}

/// Visits the passages that hold all terms, the rarest leading, until `visit` gives an error.
template <class Visit>
Result<void> intersect(const IndexReader& reader, TextField field, const std::vector<std::string>& terms,
                       Visit&& visit) {
  auto distinct = terms;
  std::sort(distinct.begin(), distinct.end());
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  std::vector<std::shared_ptr<const PostingList>> lists;
  for (const auto& term : distinct) {
    const auto passages = reader.passages_with(field, term);
    if (!passages) return passages.error();
    if (*passages == 0) return {};
    auto list = reader.postings(field, term);
    if (!list) return std::move(list).error();
    lists.push_back(*std::move(list));
  }
  std::sort(lists.begin(), lists.end(), [](const auto& a, const auto& b) { return a->size() < b->size(); });
  if (lists.empty()) return {};
  const auto& lead = *lists.front();
  std::vector<std::size_t> cursors(lists.size(), 0);
  while (cursors[0] < lead.size()) {
    const auto doc = lead.doc(cursors[0]);
    auto target = doc;
    for (std::size_t i = 1; i < lists.size() && target == doc; ++i) {
      cursors[i] = lists[i]->seek(cursors[i], doc);
      if (cursors[i] == lists[i]->size()) return {};
      target = lists[i]->doc(cursors[i]);
    }
    if (target != doc) {
      cursors[0] = lead.seek(cursors[0], target);
    } else {
      if (auto visited = visit(doc); !visited) return visited;
      ++cursors[0];
    }
  }
  return {};
}

/// What tells a phrase's list from all others. Terms of the index begin with a letter or a digit.
std::string name_of(TextField field, const Alternative& phrase) {
  std::string name(1, '\x01');
  name += static_cast<char>('0' + static_cast<int>(field));
  name += std::to_string(phrase.window);
  for (const auto& term : phrase.terms) name.append(1, '\x01').append(term);
  return name;
}

}  // namespace

void for_each_phrase(std::span<const WordId> words, std::span<const WordId> phrase, std::uint32_t window,
                     const std::function<void(std::size_t, std::size_t)>& visit) {
  visit_phrase(words, phrase, window, visit);
}

std::uint32_t count_phrase(std::span<const WordId> words, std::span<const WordId> phrase, std::uint32_t window) {
  std::uint32_t count = 0;
  visit_phrase(words, phrase, window, [&](std::size_t, std::size_t) { ++count; });
  return count;
}

Result<void> PhraseFinder::set_phrase(TextField field, const Alternative& phrase) {
  phrase_.clear();
  if (field == TextField::Text) {
    const auto vocabulary = reader_.vocabulary();
    if (!vocabulary) return vocabulary.error();
    for (const auto& term : phrase.terms) phrase_.push_back((*vocabulary)->id_of(term));
  } else {  // stored texts have no word ids: a term's own number is its first position in the phrase
    for (const auto& term : phrase.terms) {
      const auto first = std::find(phrase.terms.begin(), phrase.terms.end(), term);
      phrase_.push_back(static_cast<WordId>(first - phrase.terms.begin()));
    }
  }
  encoded_ = index::encode_words(phrase_);
  return {};
}

Result<std::shared_ptr<const PostingList>> PhraseFinder::find(TextField field, const Alternative& phrase) {
  return reader_.kept_postings(name_of(field, phrase), [&] { return search(field, phrase); });
}

Result<PostingList> PhraseFinder::search(TextField field, const Alternative& phrase) {
  if (auto set = set_phrase(field, phrase); !set) return std::move(set).error();
  PostingList found;
  auto searched = intersect(reader_, field, phrase.terms, [&](DocId doc) -> Result<void> {
    const auto tf = verify(field, phrase, doc);
    if (!tf) return tf.error();
    if (*tf > 0) found.add(doc, *tf);
    return {};
  });
  if (!searched) return std::move(searched).error();
  return found;
}

Result<std::uint32_t> PhraseFinder::count(TextField field, const Alternative& phrase, DocId doc) {
  if (auto set = set_phrase(field, phrase); !set) return std::move(set).error();
  return verify(field, phrase, doc);
}

Result<std::uint32_t> PhraseFinder::verify(TextField field, const Alternative& phrase, DocId doc) {
  if (phrase.window == anywhere) return 1;
  if (field != TextField::Text) return verify_stored(field, phrase, doc);
  if (phrase.window == 0) {
    const auto words = reader_.stored_words(doc);
    if (!words) return words.error();
    return index::count_in_encoded(*words, encoded_);
  }
  if (auto read = reader_.read_words(doc, words_); !read) return std::move(read).error();
  return count_phrase(words_, phrase_, phrase.window);
}

Result<std::uint32_t> PhraseFinder::verify_stored(TextField field, const Alternative& phrase, DocId doc) {
  const auto passage = reader_.passage(doc);
  if (!passage) return passage.error();
  std::vector<std::string> texts;
  if (field == TextField::Heading) {
    texts = passage->heading;
  } else {
    const auto paper = reader_.paper(passage->paper);
    if (!paper) return paper.error();
    texts = field == TextField::Title ? std::vector{paper->title} : paper->authors;
  }
  std::uint32_t total = 0;
  Tokens tokens;
  for (const auto& text : texts) {
    Analyzer().analyze(text, tokens);
    words_.clear();
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const auto found = std::find(phrase.terms.begin(), phrase.terms.end(), tokens.term(i));
      words_.push_back(found == phrase.terms.end() ? no_word : static_cast<WordId>(found - phrase.terms.begin()));
    }
    total += count_phrase(words_, phrase_, phrase.window);
  }
  return total;
}

}  // namespace dossier

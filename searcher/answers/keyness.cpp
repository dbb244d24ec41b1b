// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/answers/keyness.hpp"

#include "base/strings.hpp"
#include "index/format/stored_vocabulary.hpp"
#include "searcher/answers/all_passages.hpp"
#include "searcher/answers/log_likelihood.hpp"
#include "searcher/answers/search_state.hpp"
#include "searcher/rank/query_run.hpp"
#include "stopwords/stopwords.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace dossier {
namespace {

constexpr std::uint32_t least_times = 3;
constexpr std::uint32_t least_passages = 2;
/// Pairs that are looked for elsewhere: the most frequent in the matches.
constexpr std::size_t most_candidates = 4000;

struct Tally {
  std::uint64_t here = 0;
  std::uint64_t elsewhere = 0;
  std::uint32_t passages = 0;
  DocId last = 0;  ///< the passage that was counted last

  void add(DocId doc, bool selected) {
    if (!selected) {
      ++elsewhere;
      return;
    }
    ++here;
    if (last != doc) ++passages;
    last = doc;
  }
};

/// Words that the query itself looks for in texts.
std::set<std::string> asked_words(std::span<const ScoredGroup> groups) {
  std::set<std::string> words;
  for (const auto& scored : groups) {
    for (const auto& alternative : scored.group->alternatives) {
      words.insert(alternative.terms.begin(), alternative.terms.end());
    }
  }
  return words;
}

class KeyWords {
 public:
  KeyWords(Found& found, const index::StoredVocabulary& vocabulary, std::set<std::string> asked)
      : found_(found), vocabulary_(vocabulary), asked_(std::move(asked)) {}

  Result<void> count(const TextBase& base) {
    using Words = std::span<const WordId>;
    auto counted = found_.each_text(&base, [&](DocId doc, Words words, bool here) {
      (here ? here_ : elsewhere_) += words.size();
      for (const auto word : words) of(word).add(doc, here);
    });
    if (!counted) return counted;
    choose_words();
    counted = found_.each_text(nullptr, [&](DocId, Words words, bool) {
      for (std::size_t i = 1; i < words.size(); ++i) {
        if (telling_[words[i - 1]] && telling_[words[i]]) ++pairs_[pair_of(words[i - 1], words[i])].here;
      }
    });
    if (!counted) return counted;
    keep_pairs();
    return found_.each_text(&base, [&](DocId doc, Words words, bool here) {
      for (std::size_t i = 1; i < words.size(); ++i) {
        const auto pair = pairs_.find(pair_of(words[i - 1], words[i]));
        if (pair != pairs_.end()) pair->second.add(doc, here);
      }
    });
  }

  Result<void> fill(KeynessResponse& response, std::size_t most) const {
    response.here = here_;
    response.elsewhere = elsewhere_;
    for (WordId word = 0; word < tallies_.size(); ++word) {
      if (telling_[word]) add(response.words, std::string(vocabulary_.word_of(word)), tallies_[word]);
    }
    for (const auto& [pair, tally] : pairs_) {
      const auto [first, second] = words_of(pair);
      add(response.pairs, std::string(first) + " " + std::string(second), tally);
    }
    sort(response.words, most);
    sort(response.pairs, most);
    if (auto counted = count_passages(response.words); !counted) return counted;
    return count_passages(response.pairs);
  }

 private:
  static std::uint64_t pair_of(WordId first, WordId second) { return std::uint64_t{first} << 32 | second; }

  Tally& of(WordId word) {
    if (word >= tallies_.size()) tallies_.resize(word + 1);
    return tallies_[word];
  }

  /// Words that may be key words by themselves and in pairs: none that says little, and no number.
  void choose_words() {
    std::vector<std::string> frequent;
    for (WordId word = 0; word < tallies_.size(); ++word) {
      if (tallies_[word].here > 0) frequent.emplace_back(vocabulary_.word_of(word));
    }
    const auto& stop_words = StopWords::for_words(frequent);
    telling_.assign(tallies_.size(), false);
    for (WordId word = 0; word < tallies_.size(); ++word) {
      if (tallies_[word].here < least_times) continue;
      const auto text = vocabulary_.word_of(word);
      telling_[word] = !text.empty() && !is_number(text) && !stop_words.contains(text) &&
                       !asked_.contains(std::string(text)) && utf8_length(text) > 1;
    }
  }

  static std::size_t utf8_length(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
  }

  /// Numbers of words are of one index.
  [[nodiscard]] std::pair<std::string_view, std::string_view> words_of(std::uint64_t pair) const {
    return {vocabulary_.word_of(static_cast<WordId>(pair >> 32)), vocabulary_.word_of(static_cast<WordId>(pair))};
  }

  /// Leaves of the pairs those that are worth being looked for elsewhere, with their counts at nothing.
  void keep_pairs() {
    std::vector<std::pair<std::uint64_t, std::uint64_t>> kept;  // times, pair
    for (const auto& [pair, tally] : pairs_) {
      if (tally.here >= least_times) kept.emplace_back(tally.here, pair);
    }
    std::sort(kept.begin(), kept.end(), [this](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : words_of(a.second) < words_of(b.second);
    });
    kept.resize(std::min(kept.size(), most_candidates));
    pairs_.clear();
    for (const auto& [times, pair] : kept) pairs_[pair];
  }

  void add(std::vector<KeyWord>& words, std::string term, const Tally& tally) const {
    if (tally.here < least_times || tally.passages < least_passages) return;
    KeyWord word{std::move(term), tally.here, tally.elsewhere, tally.passages, 0, 0};
    word.likelihood = log_likelihood(tally.here, here_, tally.here + tally.elsewhere, here_ + elsewhere_);
    if (word.likelihood < key_likelihood) return;
    const auto rate = [](double times, std::uint64_t all) { return times / static_cast<double>(all); };
    const auto others = tally.elsewhere == 0 ? 0.5 : static_cast<double>(tally.elsewhere);
    word.log_ratio = std::log2(rate(static_cast<double>(tally.here), here_) / rate(others, elsewhere_));
    words.push_back(std::move(word));
  }

  /// As a search for the word in quotes counts them: it looks in headings and titles, too.
  Result<void> count_passages(std::vector<KeyWord>& words) const {
    std::vector<TermGroup> groups;
    for (const auto& word : words) {
      Alternative alternative;
      const auto blank = word.term.find(' ');
      alternative.terms.push_back(word.term.substr(0, blank));
      if (blank != std::string::npos) alternative.terms.push_back(word.term.substr(blank + 1));
      groups.emplace_back().alternatives.push_back(std::move(alternative));
    }
    const auto passages = found_.with_groups(groups);
    if (!passages) return passages.error();
    for (std::size_t i = 0; i < words.size(); ++i) words[i].passages = (*passages)[i];
    return {};
  }

  static void sort(std::vector<KeyWord>& words, std::size_t most) {
    std::sort(words.begin(), words.end(), [](const KeyWord& a, const KeyWord& b) {
      return a.likelihood != b.likelihood ? a.likelihood > b.likelihood : a.term < b.term;
    });
    if (words.size() > most) words.resize(most);
  }

  Found& found_;
  const index::StoredVocabulary& vocabulary_;
  std::set<std::string> asked_;
  std::uint64_t here_ = 0;
  std::uint64_t elsewhere_ = 0;
  std::vector<Tally> tallies_;  ///< by WordId
  std::vector<bool> telling_;
  std::unordered_map<std::uint64_t, Tally> pairs_;
};

}  // namespace

Result<KeynessResponse> answer_keyness(SearchState& state, const KeynessRequest& request) {
  const Stopwatch stopwatch;
  auto search = request.search;
  search.limit = 0;
  const auto run = QueryRun::start(state.ports, search, {});
  if (!run) return run.error();
  KeynessResponse response;
  auto echo = (*run)->echo();
  if (!echo) return std::move(echo).error();
  response.echo = *std::move(echo);
  response.total = (*run)->found().total();
  if (response.total > 0) {
    auto asked = asked_words((*run)->groups());
    const auto everything = everything_like(search);
    const auto all = QueryRun::start(state.ports, everything, {});
    if (!all) return all.error();
    const auto vocabulary = state.ports.passages.vocabulary();
    if (!vocabulary) return vocabulary.error();
    KeyWords words((*run)->found(), **vocabulary, std::move(asked));
    if (auto counted = words.count({(*all)->query().root, (*all)->query().selections}); !counted) {
      return std::move(counted).error();
    }
    if (auto filled = words.fill(response, request.words); !filled) return std::move(filled).error();
  }
  response.milliseconds = stopwatch.milliseconds();
  return response;
}

}  // namespace dossier

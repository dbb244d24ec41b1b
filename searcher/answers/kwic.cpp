// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/answers/kwic.hpp"

#include "base/graphemes.hpp"
#include "base/strings.hpp"
#include "base/system/memory_reserve.hpp"
#include "searcher/answers/log_likelihood.hpp"
#include "searcher/answers/search_state.hpp"
#include "searcher/present/span_with_marks.hpp"
#include "stopwords/stopwords.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

namespace dossier {
namespace {

/// A line with what it is sorted by.
struct KeyedLine {
  KwicLine line;
  std::vector<std::string> key;
};

std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (space && (line.empty() || line.back() == ' ')) continue;
    line += space ? ' ' : c;
  }
  if (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

/// How many words before the match the order begins; 0 for another order.
std::uint32_t steps_before(KwicOrder order) {
  const auto number = static_cast<std::uint32_t>(order);
  return number <= static_cast<std::uint32_t>(KwicOrder::Left3) ? number : 0;
}

std::uint32_t steps_behind(KwicOrder order) {
  const auto number = static_cast<std::uint32_t>(order);
  constexpr auto last_before = static_cast<std::uint32_t>(KwicOrder::Left3);
  return number > last_before ? number - last_before : 0;
}

/// Words with a posting list to read: the most frequent of those near matches.
constexpr std::size_t most_candidates = 2000;

/// Counts the words around matches, passage by passage.
class CollocateCounter {
 public:
  /// `span`: words on each side.
  explicit CollocateCounter(std::uint32_t span) : span_(span) {}

  /// Matches as first and last token. A word near several of them counts once; words of matches do not count.
  void add(const Tokens& tokens, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& matches);
  /// The most telling words. Reads the posting lists of the words that are near matches at least twice.
  [[nodiscard]] Result<std::vector<Collocate>> finish(const PassageSource& passages, std::size_t most) const;

 private:
  std::uint32_t span_;
  std::uint64_t words_ = 0;
  std::unordered_map<std::string, std::uint32_t> near_;
  std::set<std::string, std::less<>> matched_;
};

void CollocateCounter::add(const Tokens& tokens, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& matches) {
  std::uint32_t next = 0;  // the first token that has not been counted
  for (std::size_t m = 0; m < matches.size(); ++m) {
    const auto [first, last] = matches[m];
    for (auto i = first; i <= last; ++i) matched_.emplace(tokens.term(i));
    const auto count = [&](std::uint32_t from, std::uint32_t to) {
      for (auto i = std::max(from, next); i < to; ++i) {
        ++near_[std::string(tokens.term(i))];
        ++words_;
      }
      next = std::max(next, to);
    };
    count(first - std::min(first, span_), first);
    next = std::max(next, last + 1);
    auto end = std::min<std::uint32_t>(static_cast<std::uint32_t>(tokens.size()), last + 1 + span_);
    if (m + 1 < matches.size()) end = std::min(end, std::max(matches[m + 1].first, last + 1));
    count(last + 1, end);
  }
}

Result<std::vector<Collocate>> CollocateCounter::finish(const PassageSource& passages, std::size_t most) const {
  std::vector<Collocate> found;
  std::vector<std::string> words;
  for (const auto& [term, near] : near_) words.push_back(term);
  const auto& stop_words = StopWords::for_words(words);
  for (const auto& [term, near] : near_) {
    if (near < 2 || is_number(term) || stop_words.contains(term) || matched_.contains(term)) continue;
    found.push_back({term, near, 0, 0});
  }
  const auto by_near = [](const Collocate& a, const Collocate& b) {
    return a.near != b.near ? a.near > b.near : a.term < b.term;
  };
  std::sort(found.begin(), found.end(), by_near);
  if (found.size() > most_candidates) found.resize(most_candidates);
  const auto everything = passages.text_words();
  if (!everything) return everything.error();
  for (auto& one : found) {
    const auto occurrences = passages.occurrences(one.term);
    if (!occurrences) return occurrences.error();
    one.all = std::max<std::uint64_t>(*occurrences, one.near);
    one.likelihood = log_likelihood(one.near, words_, one.all, *everything);
  }
  std::erase_if(found, [](const Collocate& one) { return one.likelihood <= 0; });
  std::stable_sort(found.begin(), found.end(),
                   [](const Collocate& a, const Collocate& b) { return a.likelihood > b.likelihood; });
  if (found.size() > most) found.resize(most);
  return found;
}

class Concordance {
 public:
  Concordance(const KwicRequest& request, const Highlighter& highlighter)
      : request_(request), highlighter_(highlighter), collocates_(request.span) {}

  void add(const Passage& passage) {
    Analyzer().analyze(passage.text, tokens_);
    const auto matches = highlighter_.find(tokens_, passage.paper);
    joined_.clear();
    for (std::size_t i = 0; i < matches.size();) {
      auto last = matches[i].last;
      const auto first = matches[i].first;
      for (++i; i < matches.size() && matches[i].first <= last; ++i) last = std::max(last, matches[i].last);
      add_line(passage, first, last);
      joined_.emplace_back(first, last);
    }
    if (request_.collocates > 0) collocates_.add(tokens_, joined_);
  }
  [[nodiscard]] const CollocateCounter& collocates() const { return collocates_; }
  std::vector<KwicLine> finish() {
    if (request_.order != KwicOrder::Relevance) {
      std::stable_sort(lines_.begin(), lines_.end(),
                       [](const KeyedLine& a, const KeyedLine& b) { return a.key < b.key; });
    }
    std::vector<KwicLine> wanted;
    for (std::size_t i = request_.search.offset; i < lines_.size() && wanted.size() < request_.search.limit; ++i) {
      wanted.push_back(std::move(lines_[i].line));
    }
    return wanted;
  }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(lines_.size()); }

 private:
  void add_line(const Passage& passage, std::uint32_t first, std::uint32_t last) {
    const std::string_view text = passage.text;
    const auto left = first - std::min(first, request_.words);
    const auto right = std::min<std::size_t>(tokens_.size() - 1, std::size_t{last} + request_.words);
    const auto match = whole_graphemes(text, {tokens_.span(first).begin, tokens_.span(last).end});
    const auto around = span_with_marks(text, tokens_, left, right);
    KeyedLine keyed;
    keyed.line = {passage.id,
                  passage.paper,
                  passage.pages,
                  passage.printed,
                  on_one_line(text.substr(around.begin, match.begin - around.begin)),
                  on_one_line(match.of(text)),
                  on_one_line(text.substr(match.end, around.end - match.end)),
                  match};
    if (const auto away = steps_before(request_.order); away > 0) {
      for (auto i = first; i > left; --i) {
        if (first - i + 1 >= away) keyed.key.emplace_back(tokens_.term(i - 1));
      }
    } else if (const auto behind = steps_behind(request_.order); behind > 0) {
      for (std::size_t i = std::size_t{last} + behind; i <= right; ++i) keyed.key.emplace_back(tokens_.term(i));
    }
    lines_.push_back(std::move(keyed));
  }

  const KwicRequest& request_;
  const Highlighter& highlighter_;
  CollocateCounter collocates_;
  Tokens tokens_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> joined_;  ///< matches of the passage, overlapping ones as one
  std::vector<KeyedLine> lines_;
};

}  // namespace

Result<KwicResponse> answer_kwic(SearchState& state, const KwicRequest& request) {
  const Stopwatch stopwatch;
  const auto started = QueryRun::start(state.ports, request.search, {});
  if (!started) return started.error();
  auto& run = **started;
  const Highlighter highlighter(run.groups());
  Concordance concordance(request, highlighter);
  const auto ranked = run.best(request.passages == 0 ? run.found().total() : request.passages);
  if (!ranked) return ranked.error();
  for (const auto& hit : *ranked) {
    memory_reserve::give_up_if_low();
    const auto passage = state.ports.catalogue.passage(hit.doc);
    if (!passage) return passage.error();
    concordance.add(*passage);
  }
  KwicResponse response;
  response.passages = run.found().total();
  response.looked_at = static_cast<std::uint32_t>(ranked->size());
  response.total = concordance.size();
  response.lines = concordance.finish();
  if (request.collocates > 0) {
    auto collocates = concordance.collocates().finish(state.ports.passages, request.collocates);
    if (!collocates) return std::move(collocates).error();
    response.collocates = *std::move(collocates);
  }
  auto echo = run.echo();
  if (!echo) return std::move(echo).error();
  response.echo = *std::move(echo);
  response.milliseconds = stopwatch.milliseconds();
  return response;
}

}  // namespace dossier

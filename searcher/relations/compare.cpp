// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/relations/compare.hpp"

#include "base/analyzer.hpp"
#include "base/strings.hpp"
#include "index/cited_work.hpp"
#include "index/format/facet_values.hpp"
#include "searcher/answers/search.hpp"
#include "searcher/answers/search_state.hpp"
#include "stopwords/contrast_cues.hpp"
#include "stopwords/stopwords.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace dossier {
namespace {

constexpr std::uint32_t most_compared = 500;
constexpr std::uint32_t pairs_of_a_passage = 3;
constexpr std::uint32_t pairs_of_two_papers = 2;

/// The words of a passage with their weights; the weights' squares add up to 1.
using Weights = std::unordered_map<std::string, double>;

class Weigher {
 public:
  explicit Weigher(const PassageSource& passages) : passages_(passages) {}

  Result<Weights> weights_of(const std::string& text) {
    Tokens tokens;
    Analyzer{}.analyze(text, tokens);
    std::unordered_map<std::string, std::uint32_t> counts;
    for (std::size_t i = 0; i < tokens.size(); ++i) ++counts[std::string(tokens.term(i))];
    std::vector<std::string> terms;
    terms.reserve(counts.size());
    for (const auto& [term, count] : counts) terms.push_back(term);
    const auto& stop_words = StopWords::for_words(terms);
    Weights weights;
    double squares = 0;
    for (const auto& [term, count] : counts) {
      if (is_number(term) || stop_words.contains(term)) continue;
      const auto with = passages_.passages_with(TextField::Text, term);
      if (!with) return with.error();
      const auto weight = (1 + std::log(count)) * inverse_document_frequency(passages_.passage_count(), *with);
      weights.emplace(term, weight);
      squares += weight * weight;
    }
    if (squares > 0) {
      for (auto& [term, weight] : weights) weight /= std::sqrt(squares);
    }
    return weights;
  }

 private:
  const PassageSource& passages_;
};

double cosine(const Weights& a, const Weights& b) {
  if (a.size() > b.size()) return cosine(b, a);
  double sum = 0;
  for (const auto& [term, weight] : a) {
    const auto other = b.find(term);
    if (other != b.end()) sum += weight * other->second;
  }
  return std::min(sum, 1.0);
}

/// Pairs of the best hits, by what they have in common.
class PairFinder {
 public:
  PairFinder(const SearchPorts& ports, const CompareRequest& request, const SearchResponse& found)
      : ports_(ports), request_(request), hits_(found.hits), papers_(found.hit_papers) {}

  Result<void> run(CompareResponse& response) {
    if (auto done = read(); !done) return done;
    std::vector<ComparedPair> all;
    for (std::uint32_t a = 0; a < hits_.size(); ++a) {
      for (auto b = a + 1; b < hits_.size(); ++b) {
        if (hits_[a].passage.paper == hits_[b].passage.paper) continue;
        auto same = in_common(a, b);
        if (same.size() < request_.same.size()) continue;
        all.push_back({a, b, cosine(weights_[a], weights_[b]), std::move(same), false});
      }
    }
    response.found = static_cast<std::uint32_t>(all.size());
    std::stable_sort(all.begin(), all.end(),
                     [](const ComparedPair& a, const ComparedPair& b) { return a.likeness > b.likeness; });
    return put(std::move(all), response);
  }

 private:
  Result<void> read() {
    Weigher weigher(ports_.passages);
    index::FacetSlots slots;
    for (std::uint32_t i = 0; i < request_.same.size(); ++i) slots.emplace(request_.same[i], i);
    for (const auto& hit : hits_) {
      auto values = index::facet_values(hit.passage, papers_.at(hit.passage.paper), slots);
      if (const auto cites = slots.find(cites_facet); cites != slots.end()) {
        auto cited = cited_by(hit);
        if (!cited) return std::move(cited).error();
        values[cites->second] = *std::move(cited);
      }
      values_.push_back(std::move(values));
      auto weights = weigher.weights_of(hit.passage.text);
      if (!weights) return std::move(weights).error();
      weights_.push_back(*std::move(weights));
    }
    return {};
  }

  [[nodiscard]] std::map<std::string, std::vector<std::string>> in_common(std::uint32_t a, std::uint32_t b) const {
    std::map<std::string, std::vector<std::string>> same;
    for (const auto& [facet, values] : values_[a]) {
      const auto of_b = values_[b].find(facet);
      if (of_b == values_[b].end()) continue;
      for (const auto& value : values) {
        const bool both = std::binary_search(of_b->second.begin(), of_b->second.end(), value);
        if (both && value != unknown_value) same[request_.same[facet]].push_back(value);
      }
    }
    return same;
  }

  /// The papers that a passage cites, sorted.
  [[nodiscard]] Result<std::vector<std::string>> cited_by(const Hit& hit) const {
    const auto citations = citations_of(hit);
    if (!citations) return citations.error();
    std::set<std::string> papers;
    for (const auto& one : *citations) {
      if (!one.paper.empty()) papers.insert(one.paper);
    }
    return std::vector<std::string>(papers.begin(), papers.end());
  }

  [[nodiscard]] Result<std::vector<Citation>> citations_of(const Hit& hit) const {
    const auto doc = ports_.catalogue.find(hit.passage.id);
    if (!doc) return doc.error();
    return ports_.passages.citations(*doc);
  }

  /// The first pairs, each passage and each two papers a few times only.
  Result<void> put(std::vector<ComparedPair> all, CompareResponse& response) {
    std::map<std::uint32_t, std::uint32_t> times;
    std::map<std::pair<std::string_view, std::string_view>, std::uint32_t> of_papers;
    for (auto& pair : all) {
      if (response.pairs.size() == request_.pairs) break;
      const std::string_view one = hits_[pair.first].passage.paper;
      const std::string_view other = hits_[pair.second].passage.paper;
      auto& papers = of_papers[std::minmax(one, other)];
      if (papers == pairs_of_two_papers || times[pair.first] == pairs_of_a_passage ||
          times[pair.second] == pairs_of_a_passage) {
        continue;
      }
      ++papers;
      ++times[pair.first];
      ++times[pair.second];
      response.pairs.push_back(std::move(pair));
    }
    return put_passages(response);
  }

  Result<void> put_passages(CompareResponse& response) {
    std::map<std::uint32_t, std::uint32_t> positions;  // rank → position among those in a pair
    for (const auto& pair : response.pairs) positions[pair.first] = positions[pair.second] = 0;
    for (auto& [rank, position] : positions) {
      position = static_cast<std::uint32_t>(response.passages.size());
      auto passage = compared(rank);
      if (!passage) return std::move(passage).error();
      response.passages.push_back(*std::move(passage));
    }
    for (auto& pair : response.pairs) {
      pair.first = positions[pair.first];
      pair.second = positions[pair.second];
      const auto& first = response.passages[pair.first];
      const auto& second = response.passages[pair.second];
      pair.cites = cites(first, second.hit.passage.paper) || cites(second, first.hit.passage.paper);
    }
    return put_papers(response);
  }

  Result<void> put_papers(CompareResponse& response) const {
    for (const auto& passage : response.passages) {
      std::vector<std::string> ids{passage.hit.passage.paper};
      for (const auto& cited : passage.citations) ids.push_back(cited.paper);
      for (const auto& id : ids) {
        if (response.papers.contains(id)) continue;
        auto paper = ports_.catalogue.paper(id);
        if (!paper) return std::move(paper).error();
        response.papers.emplace(id, *std::move(paper));
      }
    }
    return {};
  }

  static bool cites(const ComparedPassage& passage, const std::string& paper) {
    return std::any_of(passage.citations.begin(), passage.citations.end(),
                       [&](const ComparedPassage::Cited& one) { return one.paper == paper; });
  }

  [[nodiscard]] Result<ComparedPassage> compared(std::uint32_t rank) const {
    ComparedPassage passage;
    passage.hit = hits_[rank];
    passage.cues = contrast_cues(passage.hit.passage.text);
    const auto citations = citations_of(passage.hit);
    if (!citations) return citations.error();
    for (const auto& one : *citations) {
      if (!one.paper.empty()) passage.citations.push_back({one.span, one.paper});
    }
    return passage;
  }

  const SearchPorts& ports_;
  const CompareRequest& request_;
  const std::vector<Hit>& hits_;
  const std::map<std::string, Paper>& papers_;
  std::vector<std::map<std::uint32_t, std::vector<std::string>>> values_;  ///< by hit, then index in request_.same
  std::vector<Weights> weights_;
};

}  // namespace

Result<CompareResponse> answer_compare(SearchState& state, const CompareRequest& request) {
  const Stopwatch stopwatch;
  const auto& facets = state.ports.catalogue.facets();
  auto asked = request;
  asked.same.clear();
  for (const auto& facet : request.same) {
    if (std::find(asked.same.begin(), asked.same.end(), facet) == asked.same.end()) asked.same.push_back(facet);
    if (std::find(facets.begin(), facets.end(), facet) != facets.end()) continue;
    return Error{ErrorCode::Usage, "the index has no facet `" + facet + "`", "its facets: " + joined(facets, ", ")};
  }
  auto& search = asked.search;
  search.limit = std::min(request.passages, most_compared);
  search.sort = SortOrder::Relevance;
  search.user_notes = search.user_notes.value_or(false);
  search.offset = 0;
  search.per_paper = 0;
  search.facets = false;
  search.meaning = false;  // what is compared is among what a search counts
  auto found = answer_search(state, search);
  if (!found) return std::move(found).error();
  CompareResponse response;
  response.total = found->total;
  response.compared = static_cast<std::uint32_t>(found->hits.size());
  response.echo = std::move(found->echo);
  if (auto done = PairFinder(state.ports, asked, *found).run(response); !done) return std::move(done).error();
  response.same = std::move(asked.same);
  response.milliseconds = stopwatch.milliseconds();
  return response;
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/relations/citations.hpp"

#include "base/strings.hpp"
#include "index/cited_work.hpp"
#include "searcher/answers/search_state.hpp"
#include "searcher/rank/query_run.hpp"
#include "searcher/relations/citing_sentence.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace dossier {
namespace {

/// A paper that cites another.
struct Pair {
  std::uint32_t passages = 0;  ///< matches
  bool listed = false;
};
using Pairs = std::map<std::pair<std::string, std::string>, Pair>;  ///< citing paper, cited paper

Result<std::string> paper_named(const Catalogue& catalogue, const std::string& name) {
  if (catalogue.paper(name)) return name;
  const auto papers = catalogue.papers();
  if (!papers) return papers.error();
  for (const auto& paper : *papers) {
    if (!paper.citation_key.empty() && same_letters(paper.citation_key, name)) return paper.id;
  }
  return Error{ErrorCode::NotFound, "there is no paper “" + name + "”", "dossier papers lists them"};
}

MatchNode having(std::string facet, std::vector<std::string> values) {
  MatchNode node;
  node.kind = MatchNode::Kind::Facet;
  node.facet = {std::move(facet), std::move(values)};
  return node;
}

class CitationFinder {
 public:
  CitationFinder(const SearchPorts& ports, const CitationsRequest& request, CitationsResponse& response)
      : ports_(ports), request_(request), response_(response) {}

  Result<void> run(const QueryRun& run) {
    query_ = &run.query();
    if (auto done = gather(run.found()); !done) return done;
    if (auto done = add_entries(); !done) return done;
    if (auto done = count_passages(run.found()); !done) return done;
    return put();
  }

 private:
  [[nodiscard]] bool wanted(const std::string& citing, const std::string& cited) const {
    return response_.paper.empty() || citing == response_.paper || cited == response_.paper;
  }

  /// Calls `visit` for each paper that cites another in passages found.
  Result<void> each_pair(const Found& found,
                         const std::function<void(const std::pair<std::string, std::string>&, std::uint32_t)>& visit) {
    const auto spread = found.spread(std::string(cites_facet));
    if (!spread) return spread.error();
    if (spread->empty()) return {};
    const auto cited = found.values(std::string(cites_facet));
    if (!cited) return cited.error();
    for (const auto& one : *spread) {
      const auto citing = ports_.engine.paper_id(one.paper);
      if (!citing) return citing.error();
      const auto& value = cited->values[one.value];
      if (wanted(*citing, value)) visit({*citing, value}, one.passages);
    }
    return {};
  }

  Result<void> gather(const Found& found) {
    return each_pair(found, [&](const auto& pair, std::uint32_t passages) { pairs_[pair].passages = passages; });
  }

  /// Entries of lists of references. Where the question has words or filters, one counts only beside a match.
  Result<void> add_entries() {
    const bool narrowed = !request_.search.query.empty() || !request_.search.filters.empty();
    const auto entries = having("kind", {std::string(to_string(PassageKind::Reference))});
    const std::vector<FacetSelection> all;
    const auto found = ports_.engine.find({entries, all, request_.search.ranking, {}});
    if (!found) return found.error();
    return each_pair(**found, [&](const auto& pair, std::uint32_t) {
      if (!narrowed || pairs_.contains(pair)) pairs_[pair].listed = true;
    });
  }

  /// The matches that cite one paper at least.
  Result<void> count_passages(const Found& found) {
    std::set<std::string> by_paper;  // what the paper asked for cites
    std::set<std::string> cited;
    for (const auto& [pair, counts] : pairs_) {
      if (counts.passages == 0) continue;
      cited.insert(pair.second);
      if (pair.first == response_.paper) by_paper.insert(pair.second);
    }
    if (response_.paper.empty()) {
      const std::vector<std::vector<std::string>> any{{cited.begin(), cited.end()}};
      const auto passages = found.having(std::string(cites_facet), any);
      if (!passages) return passages.error();
      response_.passages = passages->front();
      return {};
    }
    if (!by_paper.empty()) {
      const auto passages = ports_.engine.count(citing_any_of(by_paper), query_->selections);
      if (!passages) return passages.error();
      response_.passages += *passages;
    }
    // A paper never cites itself, so none of these was counted.
    if (cited.contains(response_.paper)) {
      const auto passages = ports_.engine.count(citing_paper(), query_->selections);
      if (!passages) return passages.error();
      response_.passages += *passages;
    }
    return {};
  }

  /// The matches in the paper asked for that cite any of these.
  [[nodiscard]] MatchNode citing_any_of(const std::set<std::string>& papers) const {
    MatchNode all;
    all.kind = MatchNode::Kind::And;
    all.children = {query_->root, having("paper", {response_.paper}),
                    having(std::string(cites_facet), {papers.begin(), papers.end()})};
    return all;
  }
  /// The matches that cite the paper asked for.
  [[nodiscard]] MatchNode citing_paper() const {
    MatchNode all;
    all.kind = MatchNode::Kind::And;
    all.children = {query_->root, having(std::string(cites_facet), {response_.paper})};
    return all;
  }

  Result<void> put() {
    auto docs = response_.paper.empty() ? Result<Docs>(Docs()) : docs_of_pairs();
    if (!docs) return std::move(docs).error();
    for (const auto& [key, pair] : pairs_) {
      CitationLink link;
      std::tie(link.citing, link.cited) = key;
      link.passages = pair.passages;
      link.listed = pair.listed;
      if (auto done = add_sentences((*docs)[key], link); !done) return done;
      for (const auto& id : {link.citing, link.cited}) {
        if (response_.papers.contains(id)) continue;
        auto paper = ports_.catalogue.paper(id);
        if (!paper) return std::move(paper).error();
        response_.papers.emplace(id, *std::move(paper));
      }
      auto& links = !response_.paper.empty() && link.citing == response_.paper ? response_.cites : response_.cited_by;
      links.push_back(std::move(link));
    }
    const auto first = [](const CitationLink& a, const CitationLink& b) {
      if (a.passages != b.passages) return a.passages > b.passages;
      return std::tie(a.citing, a.cited) < std::tie(b.citing, b.cited);
    };
    std::sort(response_.cited_by.begin(), response_.cited_by.end(), first);
    std::sort(response_.cites.begin(), response_.cites.end(), first);
    return {};
  }

  using Docs = std::map<std::pair<std::string, std::string>, std::vector<DocId>>;

  /// The matches of each pair that the paper asked for is in, in reading order.
  Result<Docs> docs_of_pairs() {
    Docs docs;
    std::set<std::string> citing;  // the paper
    std::set<std::string> cited;   // by it
    for (const auto& [pair, counts] : pairs_) {
      if (counts.passages == 0) continue;
      (pair.first == response_.paper ? cited : citing).insert(pair.first == response_.paper ? pair.second : pair.first);
    }
    if (!cited.empty()) {
      if (auto added = add_docs(citing_any_of(cited), {response_.paper}, docs); !added) return std::move(added).error();
    }
    if (!citing.empty()) {
      if (auto added = add_docs(citing_paper(), citing, docs); !added) return std::move(added).error();
    }
    return docs;
  }

  /// Puts what a tree finds in these papers to the pairs that it is of.
  Result<void> add_docs(const MatchNode& root, const std::set<std::string>& papers, Docs& docs) {
    const auto found = ports_.engine.find({root, query_->selections, request_.search.ranking, {}});
    if (!found) return found.error();
    const auto ids = (*found)->values("paper");
    if (!ids) return ids.error();
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t paper = 0; paper < ids->counts.size(); ++paper) {
      if (papers.contains(ids->values[paper])) numbers.push_back(paper);
    }
    const auto hits = (*found)->of_papers(numbers);
    if (!hits) return hits.error();
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const auto& citing = ids->values[numbers[i]];
      for (const auto doc : (*hits)[i]) {
        const auto citations = ports_.passages.citations(doc);
        if (!citations) return citations.error();
        std::set<std::string> seen;
        for (const auto& one : *citations) {
          const bool is_new = !one.paper.empty() && wanted(citing, one.paper) && seen.insert(one.paper).second;
          if (is_new) docs[{citing, one.paper}].push_back(doc);
        }
      }
    }
    return {};
  }

  Result<void> add_sentences(const std::vector<DocId>& docs, CitationLink& link) const {
    for (const auto doc : docs) {
      if (request_.sentences > 0 && link.sentences.size() >= request_.sentences) return {};
      const auto passage = ports_.catalogue.passage(doc);
      if (!passage) return passage.error();
      const auto citations = ports_.passages.citations(doc);
      if (!citations) return citations.error();
      add_sentences_of(*passage, *citations, link);
    }
    if (request_.sentences > 0 && link.sentences.size() > request_.sentences) link.sentences.resize(request_.sentences);
    return {};
  }

  /// Citations in one sentence are given with it once.
  static void add_sentences_of(const Passage& passage, const std::vector<Citation>& citations, CitationLink& link) {
    TextSpan last;
    for (const auto& citation : citations) {
      if (citation.paper != link.cited) continue;
      const auto sentence = sentence_around(passage.text, citation.span);
      const bool same = !last.empty() && citation.span.begin < last.end;
      if (!same) {
        link.sentences.push_back({passage.id,
                                  passage.pages,
                                  passage.printed,
                                  passage.kind,
                                  passage.section,
                                  std::string(sentence.of(passage.text)),
                                  {}});
        last = sentence;
      }
      auto& spans = link.sentences.back().citations;
      const auto size = static_cast<std::uint32_t>(link.sentences.back().text.size());
      const TextSpan span{citation.span.begin - last.begin, std::min(citation.span.end - last.begin, size)};
      if (spans.empty() || spans.back().end <= span.begin) spans.push_back(span);
    }
  }

  const SearchPorts& ports_;
  const CitationsRequest& request_;
  CitationsResponse& response_;
  const InterpretedQuery* query_ = nullptr;
  Pairs pairs_;
};

/// Entries of a paper's list of references that the library does not have.
Result<std::uint32_t> entries_elsewhere(const SearchPorts& ports, const std::string& paper) {
  const auto docs = ports.catalogue.passages_of(paper);
  if (!docs) return docs.error();
  std::uint32_t count = 0;
  for (const auto doc : *docs) {
    const auto passage = ports.catalogue.passage(doc);
    if (!passage) return passage.error();
    if (passage->kind != PassageKind::Reference) continue;
    const auto citations = ports.passages.citations(doc);
    if (!citations) return citations.error();
    count += static_cast<std::uint32_t>(
        std::count_if(citations->begin(), citations->end(), [](const Citation& one) { return one.paper.empty(); }));
  }
  return count;
}

}  // namespace

Result<CitationsResponse> answer_citations(SearchState& state, const CitationsRequest& request) {
  const Stopwatch stopwatch;
  const auto& catalogue = state.ports.catalogue;
  const auto& facets = catalogue.facets();
  if (std::find(facets.begin(), facets.end(), cites_facet) == facets.end()) {
    return Error{ErrorCode::NotFound, "this index has no citations",
                 "if an earlier version made it, run `dossier index`"};
  }
  CitationsResponse response;
  if (!request.paper.empty()) {
    auto id = paper_named(catalogue, request.paper);
    if (!id) return std::move(id).error();
    response.paper = *std::move(id);
    auto paper = catalogue.paper(response.paper);
    if (!paper) return std::move(paper).error();
    response.papers.emplace(response.paper, *std::move(paper));
    const auto elsewhere = entries_elsewhere(state.ports, response.paper);
    if (!elsewhere) return elsewhere.error();
    response.elsewhere = *elsewhere;
  }
  auto search = request.search;
  search.limit = 0;  // passages are counted, not ranked
  const auto started = QueryRun::start(state.ports, search, {});
  if (!started) return started.error();
  auto& run = **started;
  if (auto found = CitationFinder(state.ports, request, response).run(run); !found) return std::move(found).error();
  auto echo = run.echo();
  if (!echo) return std::move(echo).error();
  response.echo = *std::move(echo);
  response.milliseconds = stopwatch.milliseconds();
  return response;
}

}  // namespace dossier

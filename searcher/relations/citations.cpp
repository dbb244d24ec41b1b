// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/relations/citations.hpp"

#include "base/strings.hpp"
#include "index/read/index_reader.hpp"
#include "searcher/answers/search_state.hpp"
#include "searcher/relations/citing_sentence.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace dossier {
namespace {

/// Passages by pairs of papers.
struct Pair {
  std::vector<DocId> docs;  ///< matches, ascending
  bool listed = false;
};
using Pairs = std::map<std::pair<std::uint32_t, std::uint32_t>, Pair>;  ///< value ids: citing paper, cited paper

Result<std::string> paper_named(const IndexReader& reader, const std::string& name) {
  if (reader.paper(name)) return name;
  const auto papers = reader.papers();
  if (!papers) return papers.error();
  for (const auto& paper : *papers) {
    if (!paper.citation_key.empty() && same_letters(paper.citation_key, name)) return paper.id;
  }
  return Error{ErrorCode::NotFound, "there is no paper “" + name + "”", "dossier papers lists them"};
}

class CitationFinder {
 public:
  CitationFinder(const IndexReader& reader, const CitationsRequest& request, CitationsResponse& response)
      : reader_(reader), request_(request), response_(response) {}

  Result<void> run(QueryRun& run) {
    const auto cites = reader_.column(cites_facet);
    if (!cites) return cites.error();
    const auto papers = reader_.column("paper");
    if (!papers) return papers.error();
    const auto kinds = reader_.column("kind");
    if (!kinds) return kinds.error();
    cites_ = *cites;
    papers_ = *papers;
    if (cites_ == nullptr) return {};
    const auto* const hits = run.found().hits();
    if (hits != nullptr) gather(*hits, **kinds);
    return put();
  }

 private:
  [[nodiscard]] bool wanted(std::uint32_t citing, std::uint32_t cited) const {
    return response_.paper.empty() || papers_->values[citing] == response_.paper ||
           cites_->values[cited] == response_.paper;
  }

  void gather(const DocSet& hits, const FacetColumn& kinds) {
    const bool narrowed = !request_.search.query.empty() || !request_.search.filters.empty();
    for (DocId doc = 1; doc <= reader_.last_doc(); ++doc) {
      const auto cited = cites_->of(doc);
      const auto own = papers_->of(doc);
      if (cited.empty() || own.empty()) continue;
      const auto kind = kinds.of(doc);
      const bool entry = !kind.empty() && kinds.values[kind.front()] == to_string(PassageKind::Reference);
      const bool hit = hits.contains(doc);
      bool any = false;
      for (const auto target : cited) {
        if (!wanted(own.front(), target) || !(hit || entry)) continue;
        const std::pair key(own.front(), target);
        auto at = pairs_.find(key);
        if (at == pairs_.end() && (hit || !narrowed)) at = pairs_.emplace(key, Pair{}).first;
        if (at == pairs_.end()) {
          listed_.insert(key);
          continue;
        }
        if (hit) at->second.docs.push_back(doc);
        at->second.listed = at->second.listed || entry;
        any = any || hit;
      }
      if (any) ++response_.passages;
    }
    for (const auto& key : listed_) {
      if (const auto at = pairs_.find(key); at != pairs_.end()) at->second.listed = true;
    }
  }

  Result<void> put() {
    for (const auto& [key, pair] : pairs_) {
      CitationLink link;
      link.citing = papers_->values[key.first];
      link.cited = cites_->values[key.second];
      link.passages = static_cast<std::uint32_t>(pair.docs.size());
      link.listed = pair.listed;
      if (!response_.paper.empty()) {
        if (auto done = add_sentences(pair.docs, link); !done) return done;
      }
      for (const auto& id : {link.citing, link.cited}) {
        if (response_.papers.contains(id)) continue;
        auto paper = reader_.paper(id);
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

  Result<void> add_sentences(const std::vector<DocId>& docs, CitationLink& link) const {
    for (const auto doc : docs) {
      if (request_.sentences > 0 && link.sentences.size() >= request_.sentences) return {};
      const auto passage = reader_.passage(doc);
      if (!passage) return passage.error();
      const auto citations = reader_.citations(doc);
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

  const IndexReader& reader_;
  const CitationsRequest& request_;
  CitationsResponse& response_;
  const FacetColumn* cites_ = nullptr;
  const FacetColumn* papers_ = nullptr;
  Pairs pairs_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> listed_;  ///< before a match has been seen
};

/// Entries of a paper's list of references that the library does not have.
Result<std::uint32_t> entries_elsewhere(const IndexReader& reader, const std::string& paper) {
  const auto docs = reader.passages_of(paper);
  if (!docs) return docs.error();
  std::uint32_t count = 0;
  for (const auto doc : *docs) {
    const auto passage = reader.passage(doc);
    if (!passage) return passage.error();
    if (passage->kind != PassageKind::Reference) continue;
    const auto citations = reader.citations(doc);
    if (!citations) return citations.error();
    count += static_cast<std::uint32_t>(
        std::count_if(citations->begin(), citations->end(), [](const Citation& one) { return one.paper.empty(); }));
  }
  return count;
}

}  // namespace

Result<CitationsResponse> answer_citations(SearchState& state, const CitationsRequest& request) {
  const Stopwatch stopwatch;
  if (state.local == nullptr) {
    return Error{ErrorCode::IndexIncompatible,
                 "who cites whom cannot be asked of the index " + state.ports.catalogue.location() + " yet",
                 "copy the index to this machine"};
  }
  const auto& reader = *state.local;
  if (!reader.has_citations()) {
    return Error{ErrorCode::NotFound, "the index knows of no citations",
                 "where it was made by an earlier version, dossier index --rebuild PATH… finds them"};
  }
  CitationsResponse response;
  if (!request.paper.empty()) {
    auto id = paper_named(reader, request.paper);
    if (!id) return std::move(id).error();
    response.paper = *std::move(id);
    auto paper = reader.paper(response.paper);
    if (!paper) return std::move(paper).error();
    response.papers.emplace(response.paper, *std::move(paper));
    const auto elsewhere = entries_elsewhere(reader, response.paper);
    if (!elsewhere) return elsewhere.error();
    response.elsewhere = *elsewhere;
  }
  auto search = request.search;
  search.limit = 0;  // passages are counted, not ranked
  const auto started = QueryRun::start(state.ports, search, {});
  if (!started) return started.error();
  auto& run = **started;
  if (auto found = CitationFinder(reader, request, response).run(run); !found) return std::move(found).error();
  auto echo = run.echo();
  if (!echo) return std::move(echo).error();
  response.echo = *std::move(echo);
  response.milliseconds = stopwatch.milliseconds();
  return response;
}

}  // namespace dossier

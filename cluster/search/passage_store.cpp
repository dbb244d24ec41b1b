// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/search/passage_store.hpp"

#include "base/analyzer.hpp"
#include "cluster/query/buckets.hpp"
#include "index/cited_work.hpp"
#include "index/format/stored.hpp"

#include <algorithm>
#include <utility>

namespace dossier::cluster {
namespace {

constexpr std::size_t passages_a_round = 500;
constexpr std::size_t most_kept = 20000;  ///< passages; some kilobytes each

std::vector<std::string> terms_of(std::string_view text) {
  Tokens tokens;
  Analyzer().analyze(text, tokens);
  std::vector<std::string> terms;
  for (std::size_t i = 0; i < tokens.size(); ++i) terms.emplace_back(tokens.term(i));
  return terms;
}

std::shared_ptr<const PaperWords> words_of(Paper paper) {
  auto words = std::make_shared<PaperWords>();
  words->title.push_back(terms_of(paper.title));
  for (const auto& author : paper.authors) words->authors.push_back(terms_of(author));
  words->paper = std::move(paper);
  return words;
}

}  // namespace

Result<DocId> PassageStore::add(const FoundHit& hit) {
  const auto docs = add(std::span(&hit, 1));
  if (!docs) return docs.error();
  return docs->front();
}

Result<std::vector<DocId>> PassageStore::add(std::span<const FoundHit> hits) {
  std::vector<DocId> docs;
  std::map<DocId, index::StoredPassage> records;
  std::vector<std::string> papers;
  for (const auto& hit : hits) {
    const auto [known, is_new] = numbers_.try_emplace(hit.id, static_cast<DocId>(places_.size() + 1));
    docs.push_back(known->second);
    if (is_new) {
      const auto paper = statistics_->paper_number(hit.paper);
      if (!paper) {
        numbers_.erase(known);
        return paper.error();
      }
      places_.push_back({hit.id, *paper, hit.n});
    }
    if (hit.record.empty() || words_.contains(docs.back())) continue;
    auto stored = passage_in({hit.id, {}, 0, hit.record, {}}, statistics_->index().where());
    if (!stored) return std::move(stored).error();
    if (!stored->paper) papers.push_back(hit.paper);
    records.insert_or_assign(docs.back(), *std::move(stored));
  }
  if (auto fetched = fetch_papers(papers); !fetched) return std::move(fetched).error();
  for (auto& [doc, stored] : records) {
    if (auto kept = keep(doc, std::move(stored)); !kept) return std::move(kept).error();
  }
  return docs;
}

Result<void> PassageStore::fetch_papers(const std::vector<std::string>& ids) {
  auto wanted = ids;
  std::ranges::sort(wanted);
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  std::erase_if(wanted, [&](const std::string& id) { return papers_.contains(id); });
  if (wanted.empty()) return {};
  auto found = statistics_->reader().papers_of(wanted);
  if (!found) return std::move(found).error();
  for (auto& [id, paper] : *found) papers_.emplace(id, words_of(std::move(paper)));
  return {};
}

Result<std::shared_ptr<const PaperWords>> PassageStore::paper(std::string_view id) {
  auto known = papers_.find(id);
  if (known == papers_.end()) {
    if (auto fetched = fetch_papers({std::string(id)}); !fetched) return std::move(fetched).error();
    known = papers_.find(id);
  }
  return known == papers_.end() ? nullptr : known->second;
}

Result<void> PassageStore::keep(DocId doc, index::StoredPassage stored) {
  const auto vocabulary = statistics_->vocabulary();
  if (!vocabulary) return vocabulary.error();
  PassageWords words;
  words.passage = std::move(stored.passage);
  std::erase_if(words.passage.labels, [&](const Label& label) {
    return label.facet != cited_facet && label.thousandths() < statistics_->min_confidence();
  });
  words.own_paper = stored.paper.has_value();
  for (const auto& term : terms_of(words.passage.text)) words.text.push_back((*vocabulary)->id_of(term));
  for (const auto& heading : words.passage.heading) words.heading.push_back(terms_of(heading));
  if (stored.paper) {
    words.paper = words_of(*std::move(stored.paper));
  } else {
    auto paper = this->paper(words.passage.paper);
    if (!paper) return std::move(paper).error();
    if (*paper == nullptr) return damaged(statistics_->index().where(), "the paper " + words.passage.paper);
    words.paper = *std::move(paper);
  }
  words_.insert_or_assign(doc, std::move(words));
  return {};
}

Result<void> PassageStore::fetch(std::span<const DocId> docs) {
  std::vector<std::string> ids;
  for (const auto doc : docs) {
    if (!words_.contains(doc)) ids.push_back(place(doc).id);
  }
  for (std::size_t begin = 0; begin < ids.size(); begin += passages_a_round) {
    const auto end = std::min(ids.size(), begin + passages_a_round);
    auto body = Json::object();
    body["size"] = end - begin;
    body["track_total_hits"] = false;
    auto wanted = Json::object();
    wanted["terms"]["id"] = std::vector<std::string>(ids.begin() + static_cast<std::ptrdiff_t>(begin),
                                                     ids.begin() + static_cast<std::ptrdiff_t>(end));
    body["query"] = matching_all({visible(statistics_->reader().state(), "passage"), std::move(wanted)});
    ask_for_hits(body, true);
    const auto answer = search(statistics_->index(), body);
    if (!answer) return answer.error();
    const auto hits = hits_in(*answer, statistics_->index().where());
    if (!hits) return hits.error();
    if (auto added = add(*hits); !added) return std::move(added).error();
  }
  return {};
}

Result<void> PassageStore::read_ahead(DocId doc) {
  constexpr DocId most_ahead = 100;
  if (words_.contains(doc)) return {};
  std::vector<DocId> docs;
  for (auto next = doc; knows(next) && next < doc + most_ahead && place(next).paper == place(doc).paper; ++next) {
    docs.push_back(next);
  }
  return fetch(docs);
}

Result<const PassageWords*> PassageStore::words(DocId doc) {
  auto known = words_.find(doc);
  if (known == words_.end()) {
    if (auto fetched = fetch(std::span(&doc, 1)); !fetched) return std::move(fetched).error();
    known = words_.find(doc);
  }
  if (known == words_.end()) return changed_meanwhile(statistics_->index().where());
  return &known->second;
}

void PassageStore::forget() {
  if (words_.size() > most_kept) words_.clear();
  if (papers_.size() > most_kept) papers_.clear();
}

}  // namespace dossier::cluster

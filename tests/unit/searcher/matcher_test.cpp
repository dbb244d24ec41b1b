// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/matcher.hpp"

#include "base/analyzer.hpp"
#include "index/format/xapian.hpp"
#include "searcher/match/facet_counter.hpp"
#include "searcher/match/facet_values.hpp"
#include "searcher/rank/ranker.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/searcher/random_index.hpp"

#include <algorithm>
#include <cmath>

using namespace dossier;
using namespace dossier::testing;

namespace {

/// DocId of each passage of the content.
std::vector<DocId> docs_of(const RandomIndex& index) {
  std::vector<DocId> docs;
  for (const auto& passage : index.content().passages) {
    const auto doc = index.reader().find(passage.id);
    REQUIRE(doc);
    docs.push_back(*doc);
  }
  return docs;
}

TermGroup text_word(const std::string& word) {
  TermGroup group;
  group.alternatives.push_back({{word}, 0, 1.0});
  group.field = TextField::Text;
  return group;
}

MatchNode any_or_all(MatchNode::Kind kind, const std::vector<std::string>& words) {
  MatchNode root;
  root.kind = kind;
  for (const auto& word : words) {
    MatchNode term;
    term.kind = MatchNode::Kind::Term;
    term.group = text_word(word);
    root.children.push_back(std::move(term));
  }
  return root;
}

/// The passages of each value of a facet among the matches that pass the selections of all other facets.
std::vector<std::uint32_t> naive_counts(const NaiveMatcher& naive, const std::vector<DocId>& docs,
                                        const DocSet& matches, const std::vector<FacetSelection>& selections,
                                        const FacetColumn& column) {
  std::vector<std::uint32_t> counts(column.values.size(), 0);
  for (std::size_t i = 0; i < docs.size(); ++i) {
    const bool passes_others = std::all_of(selections.begin(), selections.end(), [&](const FacetSelection& selection) {
      return selection.facet == column.name || naive.passes(i, selection);
    });
    if (!matches.contains(docs[i]) || !passes_others) continue;
    for (const auto& value : naive.values(i, column.name)) {
      const auto ids = value_ids(column, {value});
      REQUIRE(ids.size() == 1);
      ++counts[ids.front()];
    }
  }
  return counts;
}

}  // namespace

TEST_CASE("random trees match and score as a naive walk over the tokens says") {
  struct Size {
    std::size_t papers, passages_a_paper;
    int rounds, trees;
  };
  Random random(20240601);
  RankingParams params;
  params.all_words_weight = 0;
  // The last one is larger than the blocks of passages in which the matcher adds up.
  for (const auto& size : {Size{5, 12, 4, 60}, Size{3, 1400, 1, 3}}) {
    for (int round = 0; round < size.rounds; ++round) {
      const RandomIndex index(random, size.papers, size.passages_a_paper);
      const auto docs = docs_of(index);
      const NaiveMatcher naive(index.content(), params);
      Matcher matcher(index.reader());
      for (int tree = 0; tree < size.trees; ++tree) {
        const auto root = random_tree(random, 3);
        const auto matches = matcher.match(root, params).value();
        const auto verdicts = naive.match(root);
        INFO("of " << docs.size() << " passages, round " << round << " tree " << tree);
        for (std::size_t i = 0; i < docs.size(); ++i) {
          REQUIRE(matches.docs.contains(docs[i]) == verdicts[i].matches);
          REQUIRE(matches.all_words.contains(docs[i]) == verdicts[i].all_words);
          if (verdicts[i].matches) {
            REQUIRE(std::abs(matcher.scores()[docs[i]] - verdicts[i].score) < 1e-9);
          }
        }
      }
    }
  }
}

TEST_CASE("with its full weight the bonus puts all that hold every word first") {
  Random random(77);
  const RandomIndex index(random, 6, 20);
  Matcher matcher(index.reader());
  for (int round = 0; round < 40; ++round) {
    const auto root =
        any_or_all(MatchNode::Kind::Soft, {random_word(random), random_word(random), random_word(random)});
    const auto matches = matcher.match(root, {}).value();
    double worst_full = HUGE_VAL;
    double best_partial = 0;
    matches.docs.for_each([&](DocId doc) {
      const auto score = matcher.scores()[doc];
      if (matches.all_words.contains(doc)) {
        worst_full = std::min(worst_full, score);
      } else {
        best_partial = std::max(best_partial, score);
      }
    });
    CHECK(worst_full > best_partial);
  }
}

TEST_CASE("counts of every facet leave out its own selection only") {
  Random random(4711);
  for (int round = 0; round < 3; ++round) {
    const RandomIndex index(random, 6, 15);
    const auto docs = docs_of(index);
    const NaiveMatcher naive(index.content(), {});
    Matcher matcher(index.reader());
    for (int query = 0; query < 40; ++query) {
      const auto root = random_tree(random, 2);
      const auto selections = random_selections(random);
      const auto matches = matcher.match(root, {}).value();
      const auto selected = select_and_count(index.reader(), matches.docs, selections, index.reader().facets()).value();
      for (std::size_t i = 0; i < docs.size(); ++i) {
        const bool passes_all = std::all_of(selections.begin(), selections.end(),
                                            [&](const FacetSelection& each) { return naive.passes(i, each); });
        REQUIRE(selected.hits.contains(docs[i]) == (matches.docs.contains(docs[i]) && passes_all));
      }
      for (const auto& tally : selected.tallies) {
        INFO("facet " << tally.column->name << " query " << query);
        CHECK(tally.counts == naive_counts(naive, docs, matches.docs, selections, *tally.column));
      }
    }
  }
}

TEST_CASE("sets, scores and order are those of Xapian's own matcher with the same BM25") {
  Random random(99);
  const RandomIndex index(random, 1, 150);
  const auto docs = docs_of(index);
  Xapian::WritableDatabase oracle(std::string(), Xapian::DB_BACKEND_INMEMORY);
  for (const auto& passage : index.content().passages) {
    Tokens tokens;
    Analyzer().analyze(passage.text, tokens);
    Xapian::Document document;
    for (std::size_t i = 0; i < tokens.size(); ++i) document.add_term(std::string(tokens.term(i)));
    oracle.add_document(document);
  }
  RankingParams params;
  params.all_words_weight = 0;
  params.note_weight = 1;
  Matcher matcher(index.reader());
  const auto ranker = Ranker::of(index.reader(), SortOrder::Relevance).value();
  for (int round = 0; round < 60; ++round) {
    std::vector<std::string> words;
    for (std::size_t i = 1 + below(random, 4); i > 0; --i) {
      const auto word = random_word(random);
      if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
    }
    const bool all = below(random, 2) == 0;
    const auto matches =
        matcher.match(any_or_all(all ? MatchNode::Kind::And : MatchNode::Kind::Or, words), params).value();
    const auto ranked = ranker.best(matches.docs, matcher.scores(), docs.size());

    Xapian::Enquire enquire(oracle);
    enquire.set_weighting_scheme(Xapian::BM25Weight(params.k1, 0, 1, params.b, 0));
    enquire.set_query(Xapian::Query(all ? Xapian::Query::OP_AND : Xapian::Query::OP_OR, words.begin(), words.end()));
    const auto wanted = enquire.get_mset(0, oracle.get_doccount());
    REQUIRE(ranked.size() == wanted.size());
    auto place = wanted.begin();
    for (const auto& one : ranked) {
      CHECK(std::abs(one.score - place.get_weight()) < 1e-9);
      CHECK(one.doc == docs[*place - 1]);
      ++place;
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for highlights and fragments of any text in any script.
#include "base/graphemes.hpp"
#include "base/utf8.hpp"
#include "searcher/present/snippet.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/odd_text.hpp"

#include <algorithm>
#include <set>
#include <string>

using namespace dossier;

namespace {

bool whole(std::string_view text, TextSpan span) { return whole_graphemes(text, span) == span; }

bool inside(TextSpan inner, TextSpan outer) { return outer.begin <= inner.begin && inner.end <= outer.end; }

/// A text, and a query of some of its words.
struct Case {
  explicit Case(std::mt19937& random) : text(test::odd_text(random, 120)) {
    Analyzer().analyze(text, tokens);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (random() % 6 == 0) wanted.insert(std::string(tokens.term(i)));
    }
    for (const auto& term : wanted) {
      TermGroup group;
      group.alternatives.push_back({{term}, 0, 1.0});
      groups.push_back(group);
    }
  }

  std::string text;
  Tokens tokens;
  std::set<std::string> wanted;
  std::vector<TermGroup> groups;
};

void check_highlights(const Case& given, const std::vector<TextSpan>& highlights) {
  for (std::size_t i = 0; i < highlights.size(); ++i) {
    CHECK(whole(given.text, highlights[i]));
    if (i > 0) CHECK(highlights[i - 1].end < highlights[i].begin);
  }
  // Just the wanted words, each in one highlight; of other words nothing but what cannot be parted from them.
  for (std::size_t i = 0; i < given.tokens.size(); ++i) {
    const auto span = given.tokens.span(i);
    const bool marked = std::ranges::any_of(highlights, [&](TextSpan highlight) { return inside(span, highlight); });
    if (given.wanted.contains(std::string(given.tokens.term(i)))) CHECK(marked);
  }
  for (const auto& highlight : highlights) {
    bool holds = false;
    for (std::size_t i = 0; i < given.tokens.size(); ++i) {
      const bool wanted = given.wanted.contains(std::string(given.tokens.term(i)));
      holds = holds || (wanted && inside(given.tokens.span(i), highlight));
    }
    CHECK(holds);
  }
}

/// Whether an edge of a fragment stands in a word. A character that belongs to two words goes with either of them.
bool cuts(const Case& given, TextSpan place, TextSpan word) {
  const auto last = utf8::boundary_before(given.text, place.end - 1);
  const bool at_end = word.begin < place.end && place.end < word.end;
  if (at_end && grapheme_at_or_before(given.text, last) >= word.begin) return true;
  const auto second = place.begin + utf8::decode(given.text, place.begin).size;
  const bool at_begin = word.begin < place.begin && place.begin < word.end;
  return at_begin && grapheme_at_or_after(given.text, second) <= word.end;
}

void check_fragments(const Case& given, const std::vector<Fragment>& fragments) {
  for (const auto& fragment : fragments) {
    CHECK(whole(given.text, fragment.span));
    for (const auto& highlight : fragment.highlights) {
      CHECK(inside(highlight, fragment.span));
      CHECK(whole(given.text, highlight));
    }
    for (std::size_t i = 0; i < given.tokens.size(); ++i) CHECK_FALSE(cuts(given, fragment.span, given.tokens.span(i)));
  }
}

}  // namespace

TEST_CASE("highlights and fragments of any text hold whole words and whole characters") {
  std::mt19937 random(41);
  for (int round = 0; round < 1500; ++round) {
    const Case given(random);
    INFO(given.text);
    std::vector<ScoredGroup> scored;
    for (const auto& group : given.groups) scored.push_back({&group, 1.0});
    const Highlighter highlighter(scored);
    const auto matches = highlighter.find(given.tokens, {});
    check_highlights(given, merged_spans(given.text, matches, given.tokens));
    for (const SnippetSize size : {SnippetSize{4, 2}, SnippetSize{12, 6}, SnippetSize{}}) {
      check_fragments(given, make_snippet(given.text, given.tokens, matches, highlighter, size));
    }
  }
}

TEST_CASE("what is marked of a word folds to the query's term") {
  struct Row {
    const char* text;
    const char* term;
    const char* marked;
  };
  // The right word of several that look alike: with vowel signs, joiners, ligatures, tails, accents, full width.
  for (const auto& row : {
           Row{"الحُدُود مفتوحة", "الحدود", "الحُدُود"},
           Row{"مرز می‌رود تا کوه", "می‌رود", "می‌رود"},
           Row{"سرحدیں کھلی ہیں، سرحد نہیں", "سرحد", "سرحد"},
           Row{"Граница — не граната.", "граница", "Граница"},
           Row{"Cоюз и со\xCC\x81юз", "союз", "со\xCC\x81юз"},
           Row{"संबंध और सम्बन्ध", "संबंध", "संबंध"},
           Row{"समझौतों पर समझौता", "समझौता", "समझौता"},
           Row{"The ofﬁce of the of", "office", "ofﬁce"},
           Row{"ＣＰＥＣ and CPECs", "cpec", "ＣＰＥＣ"},
           Row{"re\xCC\x81gime 🇵🇰🤝🇨🇳 regimes", "regime", "re\xCC\x81gime"},
           Row{"🇵🇰pact🇨🇳", "pact", "pact"},
           Row{"pact\xEF\xB8\x8F pacts", "pact", "pact\xEF\xB8\x8F"},
       }) {
    INFO(row.text);
    TermGroup group;
    group.alternatives.push_back({{fold(row.term)}, 0, 1.0});
    const ScoredGroup scored{&group, 1.0, 1};
    const Highlighter highlighter(std::span(&scored, 1));
    Tokens tokens;
    const std::string text = row.text;
    Analyzer().analyze(text, tokens);
    const auto spans = merged_spans(text, highlighter.find(tokens, {}), tokens);
    REQUIRE(spans.size() == 1);
    CHECK(spans.front().of(text) == row.marked);
    CHECK(fold(spans.front().of(text)) == fold(row.term));
  }
}

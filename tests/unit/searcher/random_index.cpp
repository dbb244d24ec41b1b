// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/searcher/random_index.hpp"

#include "tests/support/catch.hpp"

namespace dossier::testing {
namespace {

constexpr std::size_t vocabulary = 12;

std::string random_text(Random& random, std::size_t most) {
  std::string text;
  const auto words = below(random, most + 1);
  for (std::size_t i = 0; i < words; ++i) {
    // low numbers come often, so that words are frequent and rare
    const auto number = below(random, below(random, vocabulary) + 1);
    text += (i == 0 ? "" : " ") + std::string("w") + static_cast<char>('a' + number);
  }
  return text;
}

Passage random_passage(Random& random, const Paper& paper, std::uint32_t n) {
  Passage passage;
  passage.paper = paper.id;
  passage.n = n;
  passage.id = paper.id + ":" + std::to_string(n);
  passage.kind = static_cast<PassageKind>(below(random, 6));  // of the paper
  if (n % 9 == 7) passage.kind = PassageKind::Note;
  if (n % 9 == 8) passage.kind = PassageKind::Annotation;
  passage.section = static_cast<Section>(below(random, section_names.size()));
  for (std::size_t i = below(random, 3); i > 0; --i) passage.heading.push_back(random_text(random, 4));
  for (const auto* value : {"liberalism", "neorealism", "realism"}) {
    if (below(random, 3) > 0) continue;
    Label label;
    label.facet = "theory";
    label.value = value;
    label.strength = static_cast<float>(4 + (n * 5 + passage.labels.size()) % 7) / 10;
    passage.labels.push_back(std::move(label));
  }
  passage.text = random_text(random, 30);
  passage.lines = {n, n};
  return passage;
}

}  // namespace

std::size_t below(Random& random, std::size_t limit) { return static_cast<std::size_t>(random() % limit); }

std::string random_word(Random& random) {
  return std::string("w") + static_cast<char>('a' + below(random, vocabulary + 1));
}

RandomIndex::RandomIndex(Random& random, std::size_t papers, std::size_t passages_a_paper) {
  content_.record.path = "random.md";
  content_.record.content_hash = "0";
  for (std::size_t i = 0; i < papers; ++i) {
    Paper paper;
    paper.id = "paper" + std::to_string(i);
    paper.source = content_.record.path;
    paper.title = random_text(random, 6);
    if (below(random, 4) > 0) paper.year = 1990 + static_cast<int>(below(random, 5));
    content_.papers.push_back(paper);
    for (std::uint32_t n = 1; n <= passages_a_paper; ++n) {
      content_.passages.push_back(random_passage(random, paper, n));
    }
  }
  auto writer = IndexWriter::open(folder_.path() / "index");
  REQUIRE(writer);
  REQUIRE(writer->replace(content_));
  REQUIRE(writer->commit());
  auto reader = IndexReader::open(folder_.path() / "index");
  REQUIRE(reader);
  reader_.emplace(std::move(reader.value()));
}

namespace {

FacetTest random_test(Random& random) {
  switch (below(random, 6)) {
    case 4:
      return {"year", {"(unknown)", "1991"}};
    case 5:
      return {"theory", {"(unknown)"}};
    case 0:
      return {"theory", {"realism", "liberalism"}};
    case 1:
      return {"kind", {"table"}};
    case 2:
      return {"year", {"1991", "1993", "2050"}};
    default:
      return {"nothing", {"here"}};
  }
}

MatchNode random_term(Random& random) {
  MatchNode node;
  node.kind = MatchNode::Kind::Term;
  for (std::size_t i = below(random, 3) + 1; i > 0; --i) {
    Alternative alternative;
    const auto phrase = below(random, 4) == 0;
    for (std::size_t k = phrase ? 2 + below(random, 2) : 1; k > 0; --k) {
      alternative.terms.push_back(random_word(random));
    }
    if (phrase && below(random, 2) == 0) alternative.window = static_cast<std::uint32_t>(1 + below(random, 3));
    alternative.weight = below(random, 2) == 0 ? 1.0 : 0.5;
    node.group.alternatives.push_back(std::move(alternative));
  }
  if (below(random, 5) == 0) node.group.field = text_fields[below(random, 3)];
  if (below(random, 5) == 0) node.group.labels = random_test(random);
  node.group.optional = below(random, 5) == 0;
  node.group.weight = below(random, 5) == 0 ? 0.25 : 1.0;
  return node;
}

}  // namespace

MatchNode random_tree(Random& random, int depth) {
  using Kind = MatchNode::Kind;
  if (depth == 0 || below(random, 3) == 0) return random_term(random);
  MatchNode node;
  const auto choice = below(random, 9);
  if (choice == 0) {
    node.kind = below(random, 2) == 0 ? Kind::Everything : Kind::Nothing;
    return node;
  }
  if (choice == 1) {
    node.kind = Kind::Facet;
    node.facet = random_test(random);
    return node;
  }
  node.kind = choice == 2 ? Kind::Not : choice < 5 ? Kind::And : choice < 7 ? Kind::Or : Kind::Soft;
  const auto children = node.kind == Kind::Not ? 1 : 1 + below(random, 3);
  for (std::size_t i = 0; i < children; ++i) node.children.push_back(random_tree(random, depth - 1));
  return node;
}

std::vector<FacetSelection> random_selections(Random& random) {
  std::vector<FacetSelection> selections;
  if (below(random, 2) == 0) {
    selections.push_back({"theory", std::vector<std::string>{below(random, 3) == 0 ? "(unknown)" : "realism"}, {}});
  }
  if (below(random, 2) == 0) selections.push_back({"kind", std::nullopt, {"reference", "front"}, true});
  if (below(random, 3) == 0) selections.push_back({"year", std::vector<std::string>{"1990", "1991", "1992"}, {"1991"}});
  if (selections.empty() && below(random, 3) == 0) selections.push_back({"theory", std::nullopt, {"(unknown)"}});
  if (below(random, 8) == 0) selections.push_back({"section", std::vector<std::string>{}, {}});
  return selections;
}

}  // namespace dossier::testing

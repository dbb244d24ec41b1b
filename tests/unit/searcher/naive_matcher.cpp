// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/analyzer.hpp"
#include "tests/unit/searcher/random_index.hpp"

#include <algorithm>
#include <map>

namespace dossier::testing {
namespace {

using Words = std::vector<std::string>;

Words words_of(const std::string& text) {
  Tokens tokens;
  Analyzer().analyze(text, tokens);
  Words words;
  for (std::size_t i = 0; i < tokens.size(); ++i) words.emplace_back(tokens.term(i));
  return words;
}

/// Whether the words from `begin` to `end` hold all of the phrase, each word used once.
bool holds_all(const Words& words, std::size_t begin, std::size_t end, Words phrase) {
  for (auto i = begin; i < end; ++i) {
    const auto found = std::find(phrase.begin(), phrase.end(), words[i]);
    if (found != phrase.end()) phrase.erase(found);
  }
  return phrase.empty();
}

std::uint32_t occurrences(const Words& words, const Alternative& alternative) {
  const auto& phrase = alternative.terms;
  std::uint32_t count = 0;
  if (alternative.window == 0) {
    for (std::size_t i = 0; i + phrase.size() <= words.size(); ++i) {
      if (std::equal(phrase.begin(), phrase.end(), words.begin() + static_cast<long>(i))) ++count;
    }
    return count;
  }
  std::size_t free_from = 0;
  for (std::size_t end = 1; end <= words.size(); ++end) {
    const auto widest = phrase.size() + alternative.window;
    const auto begin = std::max(free_from, end > widest ? end - widest : 0);
    if (!holds_all(words, begin, end, phrase)) continue;
    ++count;
    free_from = end;
  }
  return count;
}

std::vector<TextField> fields(const TermGroup& group) {
  if (group.field) return {*group.field};
  return {TextField::Text, TextField::Heading, TextField::Title};
}

/// Without the phrases, which are looked for in headings and titles only where the query names the field.
TermGroup words_only(TermGroup group) {
  std::vector<Alternative> words;
  for (auto& alternative : group.alternatives) {
    if (alternative.terms.size() == 1) words.push_back(std::move(alternative));
  }
  group.alternatives = std::move(words);
  return group;
}

}  // namespace

NaiveMatcher::NaiveMatcher(const SourceContent& content, const RankingParams& params)
    : content_(content), params_(params) {
  std::map<std::string, Words> titles;
  for (const auto& paper : content.papers) titles[paper.id] = words_of(paper.title);
  for (const auto& passage : content.passages) {
    Texts texts;
    texts.of_field[0].push_back(words_of(passage.text));
    for (const auto& heading : passage.heading) texts.of_field[1].push_back(words_of(heading));
    texts.of_field[2].push_back(titles[passage.paper]);
    texts_.push_back(std::move(texts));
  }
}

std::uint32_t NaiveMatcher::length(std::size_t passage, TextField field) const {
  std::size_t total = 0;
  for (const auto& words : texts_[passage].of_field[static_cast<std::size_t>(field)]) total += words.size();
  return static_cast<std::uint32_t>(total);
}

double NaiveMatcher::mean(TextField field) const {
  double total = 0;
  for (std::size_t i = 0; i < texts_.size(); ++i) total += length(i, field);
  return total / static_cast<double>(texts_.size());
}

bool NaiveMatcher::has_label(std::size_t passage, const FacetTest& labels) const {
  const auto have = values(passage, labels.facet);
  return std::any_of(have.begin(), have.end(), [&](const std::string& value) {
    return std::find(labels.values.begin(), labels.values.end(), value) != labels.values.end();
  });
}

double NaiveMatcher::frequency(std::size_t passage, const TermGroup& group) const {
  double total = 0;
  for (const auto field : fields(group)) {
    const auto b = params_.field_b(field);
    const auto normal = 1 - b + b * length(passage, field) / mean(field);
    if (field == TextField::Text && has_label(passage, group.labels)) total += 1.0;
    for (const auto& alternative : group.alternatives) {
      if (alternative.terms.size() > 1 && !group.field && field != TextField::Text) continue;
      std::uint32_t tf = 0;
      for (const auto& words : texts_[passage].of_field[static_cast<std::size_t>(field)]) {
        tf += occurrences(words, alternative);
      }
      if (tf > 0) total += (group.field ? 1.0 : params_.field_weight(field)) * alternative.weight * tf / normal;
    }
  }
  return total;
}

/// Passages that count for the rarity of a group: those with it in the text, else in headings, else in titles.
long NaiveMatcher::passages_with(const TermGroup& group) const {
  for (const auto field : fields(group)) {
    auto only = group;
    only.field = field;
    long with = 0;
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      with += frequency(i, !group.field && field != TextField::Text ? words_only(only) : only) > 0 ? 1 : 0;
    }
    if (with > 0) return with;
  }
  return 0;
}

NaiveVerdict NaiveMatcher::verdict(std::size_t passage, const MatchNode& node) const {
  using Kind = MatchNode::Kind;
  std::vector<NaiveVerdict> parts;
  for (const auto& child : node.children) parts.push_back(verdict(passage, child));
  const auto matches = [](const NaiveVerdict& part) { return part.matches; };
  const auto full = [](const NaiveVerdict& part) { return part.all_words; };
  NaiveVerdict result;
  switch (node.kind) {
    case Kind::Everything:
      return {true, true, 0};
    case Kind::Nothing:
      return {};
    case Kind::Term:
      result.matches = result.all_words = frequency(passage, node.group) > 0;
      return result;
    case Kind::Facet: {
      const auto have = values(passage, node.facet.facet);
      result.matches = result.all_words = std::any_of(have.begin(), have.end(), [&](const std::string& value) {
        return std::find(node.facet.values.begin(), node.facet.values.end(), value) != node.facet.values.end();
      });
      return result;
    }
    case Kind::And:
      return {std::all_of(parts.begin(), parts.end(), matches), std::all_of(parts.begin(), parts.end(), full), 0};
    case Kind::Or:
      return {std::any_of(parts.begin(), parts.end(), matches), std::any_of(parts.begin(), parts.end(), full), 0};
    case Kind::Not:
      return {!parts.front().matches, !parts.front().matches, 0};
    case Kind::Preferred:
      return {parts.front().matches || parts.back().matches, parts.front().all_words && parts.back().all_words, 0};
    case Kind::Soft:
      break;
  }
  result.matches = std::any_of(parts.begin(), parts.end(), matches);
  result.all_words = result.matches;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto& child = node.children[i];
    const bool optional = child.kind == Kind::Term && child.group.optional;
    if (!optional && !parts[i].all_words) result.all_words = false;
  }
  return result;
}

void NaiveMatcher::add_score(const MatchNode& node, std::vector<NaiveVerdict>& verdicts) const {
  if (node.kind == MatchNode::Kind::Not) return;
  for (const auto& child : node.children) add_score(child, verdicts);
  if (node.kind != MatchNode::Kind::Term) return;
  std::vector<double> frequencies;
  for (std::size_t i = 0; i < texts_.size(); ++i) frequencies.push_back(frequency(i, node.group));
  const auto with = passages_with(node.group);
  const auto idf =
      inverse_document_frequency(static_cast<std::uint32_t>(texts_.size()), static_cast<std::uint32_t>(with));
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    verdicts[i].score += node.group.weight * idf * saturated(frequencies[i], params_.k1);
  }
}

std::vector<NaiveVerdict> NaiveMatcher::match(const MatchNode& root) const {
  std::vector<NaiveVerdict> verdicts;
  for (std::size_t i = 0; i < texts_.size(); ++i) verdicts.push_back(verdict(i, root));
  add_score(root, verdicts);
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    const auto kind = content_.passages[i].kind;
    const bool lessened =
        kind == PassageKind::Footnote || kind == PassageKind::Reference || kind == PassageKind::Annotation;
    if (lessened) verdicts[i].score *= params_.note_weight;
  }
  return verdicts;
}

std::vector<std::string> NaiveMatcher::values(std::size_t passage, const std::string& facet) const {
  const auto& content = content_.passages[passage];
  std::vector<std::string> values;
  for (const auto& label : content.labels) {
    if (label.facet == facet) values.push_back(label.value);
  }
  if (facet == "paper") values.push_back(content.paper);
  if (facet == "kind") values.emplace_back(to_string(content.kind));
  if (facet == "section") values.emplace_back(to_string(content.section));
  for (const auto& paper : content_.papers) {
    if (facet == "year" && paper.id == content.paper && paper.year) values.push_back(std::to_string(*paper.year));
  }
  if (values.empty() && facet != "nothing") values.emplace_back(unknown_value);
  return values;
}

bool NaiveMatcher::passes(std::size_t passage, const FacetSelection& selection) const {
  const auto have = values(passage, selection.facet);
  const auto any_in = [&](const std::vector<std::string>& wanted) {
    return std::any_of(have.begin(), have.end(), [&](const std::string& value) {
      return std::find(wanted.begin(), wanted.end(), value) != wanted.end();
    });
  };
  return (!selection.any_of || any_in(*selection.any_of)) && !any_in(selection.none_of);
}

}  // namespace dossier::testing

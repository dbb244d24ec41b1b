// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/labels/labeller.hpp"

#include "indexer/labels/cited_title.hpp"
#include "indexer/labels/document_pairs.hpp"
#include "indexer/labels/document_side.hpp"
#include "indexer/labels/dyad_labels.hpp"
#include "indexer/labels/pair_evidence.hpp"
#include "indexer/labels/paper_topic.hpp"
#include "indexer/labels/text_events.hpp"
#include "indexer/labels/value_labels.hpp"
#include "indexer/years/year_labels.hpp"

#include <algorithm>
#include <map>

namespace dossier {
namespace {

/// What a text says, of states and of values.
struct Facts {
  PairFacts pairs;
  ValueFacts values;
};

class Labeller {
 public:
  Labeller(const Taxonomy& taxonomy, const Paper& paper, std::vector<Passage>& passages, SeeCandidates seen)
      : taxonomy_(taxonomy), scanner_(taxonomy), paper_(paper), passages_(passages), seen_(std::move(seen)) {}

  void run() {
    side_ = find_side(taxonomy_, scanner_, title_text(), passages_);
    read_passages();
    const auto title = read(title_text());
    std::string keywords;
    for (const auto& word : paper_.keywords) keywords += word + "\n";
    const auto topic_words = read(keywords);
    auto topic = find_topic(title.pairs, topic_words.pairs, passages_, pairs_);
    topic.acronyms = std::move(acronyms_);
    auto candidates = find_candidates(topic, side_ ? &*side_ : nullptr, pairs_, passages_);
    if (seen_) seen_(candidates);
    label_dyads(taxonomy_, std::move(candidates), passages_);
    label_values(taxonomy_, title.values, values_, heading_values_, passages_);
    for (auto& passage : passages_) {
      label_years(passage);
      put_in_order(passage.labels);
    }
  }

 private:
  Facts read(std::string_view text, const DocumentSide* side = nullptr) {
    scanner_.scan(text, events_, side);
    mine_acronyms(text, events_, acronyms_);
    return {find_pairs(taxonomy_, events_), find_values(taxonomy_, events_)};
  }

  /// The title, or what stands first where the paper's title was not found.
  [[nodiscard]] std::string_view title_text() const {
    if (!paper_.title.empty() || passages_.empty()) return paper_.title;
    return passages_.front().kind == PassageKind::Front ? passages_.front().text : paper_.title;
  }

  const Facts& heading(const std::string& text) {
    auto found = headings_.find(text);
    if (found == headings_.end()) found = headings_.emplace(text, read(text)).first;
    return found->second;
  }

  void read_passages() {
    for (auto& passage : passages_) {
      std::erase_if(passage.labels, [](const Label& label) { return label.source != LabelSource::Given; });
      auto facts = read(passage.text, side_ ? &*side_ : nullptr);
      if (side_) add_document_pairs(taxonomy_, *side_, events_, facts.pairs);
      if (passage.kind == PassageKind::Reference || passage.kind == PassageKind::Footnote) {
        find_title_pairs(events_, cited_title(passage.text), facts.pairs);
      }
      if (passage.kind == PassageKind::Table) find_table_pairs(passage.text, events_, facts.pairs);
      PassageFacts pairs{std::move(facts.pairs), {}, facts.values.any()};
      std::vector<const ValueFacts*> values;
      for (const auto& text : passage.heading) {
        const auto& known = heading(text);
        pairs.headings.push_back(&known.pairs);
        values.push_back(&known.values);
      }
      pairs_.push_back(std::move(pairs));
      values_.push_back(std::move(facts.values));
      heading_values_.push_back(std::move(values));
    }
  }

  /// Sorted by facet and value, each value once: a given one wins, then the stronger.
  static void put_in_order(std::vector<Label>& labels) {
    std::sort(labels.begin(), labels.end(), [](const Label& a, const Label& b) {
      const bool a_given = a.source == LabelSource::Given;
      const bool b_given = b.source == LabelSource::Given;
      return std::tie(a.facet, a.value, b_given, b.strength) < std::tie(b.facet, b.value, a_given, a.strength);
    });
    const auto same = [](const Label& a, const Label& b) { return a.facet == b.facet && a.value == b.value; };
    labels.erase(std::unique(labels.begin(), labels.end(), same), labels.end());
  }

  const Taxonomy& taxonomy_;
  EventScanner scanner_;
  TextEvents events_;
  const Paper& paper_;
  std::vector<Passage>& passages_;
  std::optional<DocumentSide> side_;
  SeeCandidates seen_;
  std::map<std::string, Facts> headings_;
  std::map<std::string, StatePair> acronyms_;
  std::vector<PassageFacts> pairs_;
  std::vector<ValueFacts> values_;
  std::vector<std::vector<const ValueFacts*>> heading_values_;
};

}  // namespace

void label_paper(const Taxonomy& taxonomy, const Paper& paper, std::vector<Passage>& passages,
                 const SeeCandidates& seen) {
  Labeller(taxonomy, paper, passages, seen).run();
}

}  // namespace dossier

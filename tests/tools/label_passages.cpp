// SPDX-License-Identifier: GPL-3.0-or-later
// Labels annotated passages: reads JSON lines (paper, kind, section, heading, text), writes them with the labels that
// label_paper gives, so that labelling can be scored apart from reading. Records of documents (_id, title, text) do
// too. With --pairs it writes the pairs that were weighed instead, with the amounts of their features, for
// bench/fit_pairs.py.
#include "indexer/labels/labeller.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>
#include <string>

namespace {

using dossier::Passage;
using nlohmann::json;

template <class Names>
std::size_t place_of(const Names& names, const std::string& name) {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? 0 : static_cast<std::size_t>(found - names.begin());
}

Passage passage_of(const json& row) {
  Passage passage;
  passage.section = dossier::Section::Analysis;
  if (row.contains("kind")) {
    passage.kind = static_cast<dossier::PassageKind>(place_of(dossier::passage_kind_names, row.at("kind")));
    passage.section = static_cast<dossier::Section>(place_of(dossier::section_names, row.at("section")));
    passage.heading = row.at("heading").get<std::vector<std::string>>();
  }
  passage.text = row.at("text");
  return passage;
}

void write(std::vector<json>& rows, const std::vector<Passage>& passages) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i]["dyads"] = json::array();
    rows[i]["theories"] = json::array();
    rows[i]["why"] = json::array();
    for (const auto& label : passages[i].labels) {
      if (label.facet != "dyad" && label.facet != "theory") continue;
      rows[i][label.facet == "dyad" ? "dyads" : "theories"].push_back(label.value);
      rows[i]["why"].push_back(label.value + " " + std::to_string(static_cast<int>(label.source)) + " " +
                               std::to_string(label.strength) + " " + label.trigger);
    }
    std::cout << rows[i].dump() << '\n';
  }
}

/// The pairs that were weighed for each row, a line a row.
void write_pairs(const std::vector<json>& rows, const dossier::Candidates& candidates) {
  const auto& states = dossier::Taxonomy::standard().states();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    json out{{"paper", rows[i].at("paper")}, {"n", i}, {"pairs", json::object()}};
    for (const auto* gold : {"dyads", "gold_dyads", "optional_dyads", "kind", "source"}) {
      if (rows[i].contains(gold)) out[gold] = rows[i][gold];
    }
    for (const auto& candidate : candidates[i]) {
      auto amounts = json::object();
      for (std::size_t f = 0; f < dossier::pair_feature_count; ++f) {
        if (candidate.amounts.at(f) != 0)
          amounts[std::string(dossier::pair_feature_names.at(f))] = candidate.amounts.at(f);
      }
      const auto& a = states[candidate.pair.first].name;
      const auto& b = states[candidate.pair.second].name;
      out["pairs"][std::min(a, b) + "-" + std::max(a, b)] = amounts;
    }
    std::cout << out.dump() << '\n';
  }
}

void label(std::vector<json>& rows, bool pairs) {
  if (rows.empty()) return;
  std::vector<Passage> passages;
  dossier::Paper paper;
  for (const auto& row : rows) passages.push_back(passage_of(row));
  if (passages.front().kind == dossier::PassageKind::Front) paper.title = passages.front().text;
  for (const auto& passage : passages) {
    if (passage.kind == dossier::PassageKind::Front && passage.text.starts_with("Key")) {
      paper.keywords = {passage.text};
    }
  }
  if (rows.front().contains("title")) paper.title = rows.front()["title"];
  dossier::label_paper(dossier::Taxonomy::standard(), paper, passages, [&](const dossier::Candidates& candidates) {
    if (pairs) write_pairs(rows, candidates);
  });
  if (!pairs) write(rows, passages);
  rows.clear();
}

}  // namespace

int main(int argc, char** argv) {
  const bool pairs = argc > 1 && std::string(argv[1]) == "--pairs";
  std::vector<json> rows;
  for (std::string line; std::getline(std::cin, line);) {
    auto row = json::parse(line);
    if (!row.contains("paper")) row["paper"] = row.at("_id");
    if (!rows.empty() && rows.front()["paper"] != row["paper"]) label(rows, pairs);
    rows.push_back(std::move(row));
  }
  label(rows, pairs);
}

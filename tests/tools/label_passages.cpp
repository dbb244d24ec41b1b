// SPDX-License-Identifier: GPL-3.0-or-later
// Labels annotated passages: reads JSON lines (paper, kind, section, heading, text), writes them with the labels that
// label_paper gives, so that labelling can be scored apart from reading.
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
  passage.kind = static_cast<dossier::PassageKind>(place_of(dossier::passage_kind_names, row.at("kind")));
  passage.section = static_cast<dossier::Section>(place_of(dossier::section_names, row.at("section")));
  passage.heading = row.at("heading").get<std::vector<std::string>>();
  passage.text = row.at("text");
  return passage;
}

void write(std::vector<json>& rows, const std::vector<Passage>& passages) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i]["dyads"] = json::array();
    rows[i]["theories"] = json::array();
    rows[i]["why"] = json::array();
    for (const auto& label : passages[i].labels) {
      rows[i][label.facet == "dyad" ? "dyads" : "theories"].push_back(label.value);
      rows[i]["why"].push_back(label.value + " " + std::to_string(static_cast<int>(label.source)) + " " +
                               std::to_string(label.strength) + " " + label.trigger);
    }
    std::cout << rows[i].dump() << '\n';
  }
}

void label(std::vector<json>& rows) {
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
  dossier::label_paper(dossier::Taxonomy::standard(), paper, passages);
  write(rows, passages);
  rows.clear();
}

}  // namespace

int main() {
  std::vector<json> rows;
  for (std::string line; std::getline(std::cin, line);) {
    auto row = json::parse(line);
    if (!rows.empty() && rows.front()["paper"] != row["paper"]) label(rows);
    rows.push_back(std::move(row));
  }
  label(rows);
}

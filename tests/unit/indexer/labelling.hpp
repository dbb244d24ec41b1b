// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/labels/labeller.hpp"

#include <string>
#include <utility>
#include <vector>

namespace dossier::testing {

/// The values of a facet that a passage has, in order, parted by a comma and a space.
inline std::string values(const Passage& passage, const std::string& facet) {
  std::string out;
  for (const auto& label : passage.labels) {
    if (label.facet == facet) out += (out.empty() ? "" : ", ") + label.value;
  }
  return out;
}

inline Passage passage(std::string text, std::vector<std::string> heading = {}, Section section = Section::Analysis,
                       PassageKind kind = PassageKind::Paragraph) {
  Passage out;
  out.kind = kind;
  out.section = section;
  out.heading = std::move(heading);
  out.text = std::move(text);
  return out;
}

/// The passages with the labels that they get as a paper of this title.
inline std::vector<Passage> labelled(const std::string& title, std::vector<Passage> passages) {
  Paper paper;
  paper.title = title;
  label_paper(Taxonomy::standard(), paper, passages);
  return passages;
}

/// What a lone passage gets.
inline std::string lone(const std::string& text, const std::string& facet = "dyad",
                        PassageKind kind = PassageKind::Paragraph) {
  return values(labelled("", {passage(text, {}, Section::Analysis, kind)}).front(), facet);
}

}  // namespace dossier::testing

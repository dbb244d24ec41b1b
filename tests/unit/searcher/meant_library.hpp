// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/write/index_writer.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

namespace dossier::testing {

/// Passages of six words each, of the sea and of the law by turns, in papers of ten: a library with two meanings.
/// `salt` tells libraries apart.
inline SourceContent sea_and_law(std::size_t passages, const std::string& name, unsigned salt) {
  const std::vector<std::string> sea{"ferry", "harbour", "ship", "sail",   "anchor",
                                     "tide",  "captain", "deck", "rudder", "mast"};
  const std::vector<std::string> law{"court",   "judge", "trial", "statute", "appeal",
                                     "verdict", "jury",  "clerk", "bench",   "plea"};
  std::mt19937 random(salt);
  SourceContent content;
  content.record.path = name + ".md";
  content.record.content_hash = name;
  for (std::size_t i = 0; i < passages; ++i) {
    const auto paper_id = name + std::to_string(i / 10);
    if (i % 10 == 0) {
      Paper paper;
      paper.id = paper_id;
      paper.source = content.record.path;
      content.papers.push_back(paper);
    }
    auto words = i % 2 == 0 ? sea : law;
    std::shuffle(words.begin(), words.end(), random);
    Passage passage;
    passage.paper = paper_id;
    passage.n = static_cast<std::uint32_t>(i % 10) + 1;
    passage.id = paper_id + ":" + std::to_string(passage.n);
    passage.lines = {passage.n, passage.n};
    for (std::size_t n = 0; n < 6; ++n) passage.text += words[n] + " ";
    content.passages.push_back(std::move(passage));
  }
  return content;
}

/// Commits it to an index.
inline void write_to(const std::filesystem::path& index, const SourceContent& content) {
  auto writer = IndexWriter::open(index);
  REQUIRE(writer);
  REQUIRE(writer->replace(content));
  REQUIRE(writer->commit());
}

}  // namespace dossier::testing

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/write/index_writer.hpp"

#include <cstdlib>
#include <filesystem>

/// What the targets over an index share.
namespace dossier::fuzz {

inline void demand(bool holds) {
  if (!holds) std::abort();
}

/// A paper of one passage on a treaty, to be changed before it is written.
struct OnePassage {
  OnePassage() {
    paper.id = paper.source = "river";
    passage.id = "river:1";
    passage.paper = "river";
    passage.n = 1;
    passage.text = "The treaty divides the water of the river.";
    passage.labels = {Label{"dyad", "Egypt-Sudan", LabelSource::Text, 1.0F, "", {}}};
  }
  void write(const std::filesystem::path& folder) const {
    SourceContent content;
    content.record.path = "river";
    content.papers = {paper};
    content.passages = {passage};
    auto writer = IndexWriter::open(folder);
    demand(writer.has_value() && writer->replace(content) && writer->commit());
  }

  Paper paper;
  Passage passage;
};

}  // namespace dossier::fuzz

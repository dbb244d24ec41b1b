// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/read/index_reader.hpp"
#include "index/write/index_writer.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dossier::testing {

/// An index of given content in a folder of its own, which goes with it.
class StoredIndex {
 public:
  explicit StoredIndex(const SourceContent& content) : StoredIndex(std::vector{content}) {}
  explicit StoredIndex(const std::vector<SourceContent>& contents) {
    auto writer = IndexWriter::open(folder_.path() / "index");
    REQUIRE(writer);
    for (const auto& content : contents) REQUIRE(writer->replace(content));
    REQUIRE(writer->commit());
    auto reader = IndexReader::open(folder_.path() / "index");
    REQUIRE(reader);
    reader_.emplace(std::move(reader.value()));
  }

  [[nodiscard]] const IndexReader& reader() const { return *reader_; }

 private:
  test::TempFolder folder_;
  std::optional<IndexReader> reader_;
};

/// One source whose papers `p0`, `p1` … hold the given texts, a passage each, with ids `p0:1`, `p0:2` …
inline SourceContent content_of(const std::vector<std::vector<std::string>>& papers) {
  SourceContent content;
  content.record.path = "papers.md";
  content.record.content_hash = "0";
  for (std::size_t i = 0; i < papers.size(); ++i) {
    Paper paper;
    paper.id = "p" + std::to_string(i);
    paper.source = content.record.path;
    content.papers.push_back(paper);
    for (const auto& text : papers[i]) {
      Passage passage;
      passage.paper = paper.id;
      passage.n = static_cast<std::uint32_t>(&text - papers[i].data()) + 1;
      passage.id = paper.id + ":" + std::to_string(passage.n);
      passage.text = text;
      passage.lines = {passage.n, passage.n};
      content.passages.push_back(std::move(passage));
    }
  }
  return content;
}

}  // namespace dossier::testing

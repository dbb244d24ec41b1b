// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/write/segment.hpp"

#include "index/format/format.hpp"

#include <algorithm>
#include <unordered_map>

namespace dossier::index {
namespace {

std::map<std::uint32_t, std::string> joined_values(const PassageJob& job, const FacetSlots& slots) {
  std::map<std::uint32_t, std::string> joined;
  for (const auto& [slot, list] : facet_values(job.passage, *job.paper, slots)) {
    auto& text = joined[slot];
    for (const auto& value : list) {
      if (!text.empty()) text.push_back(value_separator);
      text.append(value);
    }
  }
  return joined;
}

}  // namespace

void number_frequent_words(const Segment& segment, WordRegistry& registry) {
  constexpr std::size_t most_sampled = 2048;
  const auto step = (segment.jobs.size() + most_sampled - 1) / most_sampled;
  Analyzer analyzer;
  Tokens tokens;
  std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> counts;
  for (std::size_t i = 0; i < segment.jobs.size(); i += step) {
    analyzer.analyze(segment.jobs[i].passage.text, tokens);
    for (std::size_t n = 0; n < tokens.size(); ++n) {
      const auto known = counts.find(tokens.term(n));
      if (known != counts.end()) {
        ++known->second;
      } else {
        counts.emplace(std::string(tokens.term(n)), 1);
      }
    }
  }
  std::vector<std::pair<std::uint32_t, std::string_view>> ordered;
  ordered.reserve(counts.size());
  for (const auto& [word, count] : counts) ordered.emplace_back(count, word);
  std::sort(ordered.begin(), ordered.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  for (const auto& [count, word] : ordered) registry.id_of(word);
}

Xapian::Document SegmentWriter::make_document(const Passage& passage) {
  Xapian::Document document;
  for (const auto& [field, word, times] : words_.words()) {
    term_.assign(prefix_of(field)).append(words_.word(word));
    document.add_term(term_, times);
  }
  document.add_boolean_term(id_term(passage.id));
  if (passage.paper != passage.id) document.add_boolean_term(paper_term(passage.paper));
  return document;
}

void SegmentWriter::add(const PassageJob& job, const FacetSlots& facets, BlockBuilder& blocks, ColumnBuilder& columns) {
  words_.read(job.passage, *job.paper);
  record_.clear();
  encode_passage(record_, job.passage, job.own_paper ? job.paper.get() : nullptr);
  blocks.add(record_.bytes(), words_.sequence(), words_.lengths());
  columns.add(joined_values(job, facets));
}

void SegmentWriter::write(Xapian::WritableDatabase& db, const Segment& segment) {
  const auto put = [&](const std::string& key, const std::string& value) { db.set_metadata(key, value); };
  BlockBuilder blocks(segment.first, *segment.codec, put);
  ColumnBuilder columns(segment.first, put);
  auto doc = segment.first;
  for (const auto& job : segment.jobs) {
    add(job, *segment.facets, blocks, columns);
    db.replace_document(doc++, make_document(job.passage));
  }
  blocks.finish();
  columns.finish();
}

void SegmentWriter::write_shard(const std::filesystem::path& folder, const Segment& segment) {
  std::vector<std::pair<std::string, std::string>> metadata;
  const auto put = [&](const std::string& key, const std::string& value) { metadata.emplace_back(key, value); };
  BlockBuilder blocks(segment.first, *segment.codec, put);
  ColumnBuilder columns(segment.first, put);
  auto doc = segment.first;
  for (const auto& job : segment.jobs) {
    add(job, *segment.facets, blocks, columns);
    inverter_.add(doc++, job.passage, words_);
  }
  blocks.finish();
  columns.finish();
  std::sort(metadata.begin(), metadata.end());
  GlassShardWriter out(folder);
  for (const auto& [key, value] : metadata) out.add_metadata(key, value);
  inverter_.write(words_, out);
  out.finish();
}

void SegmentWriter::count_terms(const StoredPassage& stored, const Paper& paper, TermCounts& counts) {
  words_.read(stored.passage, paper);
  const auto document = make_document(stored.passage);
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) ++counts[*term];
}

}  // namespace dossier::index

// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/write/segment.hpp"

#include "index/format/column_chunks.hpp"
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

std::uint32_t SegmentWriter::add_field(Xapian::Document& document, TextField field,
                                       const std::vector<std::string>& texts) {
  std::uint32_t length = 0;
  for (const auto& text : texts) {
    analyzer_.analyze(text, tokens_);
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      words_.id_of(tokens_.term(i));
      term_.assign(prefix_of(field)).append(tokens_.term(i));
      document.add_term(term_);
    }
    length += static_cast<std::uint32_t>(tokens_.size());
  }
  return length;
}

std::uint32_t SegmentWriter::add_text(Xapian::Document& document, std::string_view text) {
  analyzer_.analyze(text, tokens_);
  sequence_.clear();
  for (std::size_t i = 0; i < tokens_.size(); ++i) sequence_.push_back(words_.id_of(tokens_.term(i)));
  sorted_ = sequence_;
  std::sort(sorted_.begin(), sorted_.end());
  for (auto at = sorted_.begin(); at != sorted_.end();) {
    const auto next = std::upper_bound(at, sorted_.end(), *at);
    document.add_term(words_.word(*at), static_cast<Xapian::termcount>(next - at));
    at = next;
  }
  return static_cast<std::uint32_t>(sequence_.size());
}

Xapian::Document SegmentWriter::make_document(const Passage& passage, const Paper& paper, FieldLengths& lengths) {
  Xapian::Document document;
  lengths = {add_text(document, passage.text), add_field(document, TextField::Heading, passage.heading),
             add_field(document, TextField::Title, {paper.title}),
             add_field(document, TextField::Author, paper.authors)};
  document.add_boolean_term(id_term(passage.id));
  if (passage.paper != passage.id) document.add_boolean_term(paper_term(passage.paper));
  return document;
}

void SegmentWriter::add_document(Xapian::WritableDatabase& db, DocId doc, const PassageJob& job, BlockBuilder& blocks) {
  FieldLengths lengths{};
  const auto document = make_document(job.passage, *job.paper, lengths);
  db.replace_document(doc, document);
  record_.clear();
  encode_passage(record_, job.passage, job.own_paper ? job.paper.get() : nullptr);
  blocks.add(record_.bytes(), sequence_, lengths);
}

void SegmentWriter::write(Xapian::WritableDatabase& db, const Segment& segment, std::size_t flush_every) {
  const auto put = [&](const std::string& key, const std::string& value) { db.set_metadata(key, value); };
  BlockBuilder blocks(segment.first, *segment.codec, put);
  ColumnBuilder columns(segment.first, put);
  auto doc = segment.first;
  std::size_t since_flush = 0;
  for (const auto& job : segment.jobs) {
    add_document(db, doc++, job, blocks);
    columns.add(joined_values(job, *segment.facets));
    if (flush_every == 0 || ++since_flush < flush_every) continue;
    db.commit();
    since_flush = 0;
  }
  blocks.finish();
  columns.finish();
}

void SegmentWriter::count_terms(const StoredPassage& stored, const Paper& paper, TermCounts& counts) {
  FieldLengths lengths{};
  const auto document = make_document(stored.passage, paper, lengths);
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) ++counts[*term];
}

}  // namespace dossier::index

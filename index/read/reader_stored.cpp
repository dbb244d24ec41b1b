// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/edit_distance.hpp"
#include "index/corpus.hpp"
#include "index/read/reader_state.hpp"

#include <algorithm>
#include <set>

// The half of IndexReader that is about what is stored.
namespace dossier {

using namespace index;

namespace {

/// The live passages that hold a boolean term.
std::vector<DocId> docs_with(const IndexReader::Impl& impl, const std::string& term) {
  const auto& deleted = impl.generation->deleted;
  std::vector<DocId> docs;
  const auto end = impl.db.postlist_end(term);
  for (auto at = impl.db.postlist_begin(term); at != end; ++at) {
    if (!contains(deleted, *at)) docs.push_back(*at);
  }
  return docs;
}

/// Papers that are stored with their one passage: those of the column that have no record among `papers`. Other
/// passages are not read.
Result<void> add_own_papers(const IndexReader& reader, std::vector<Paper>& papers) {
  const auto column = reader.column("paper");
  if (!column) return column.error();
  if (*column == nullptr) return {};
  std::set<std::string_view> recorded;
  for (const auto& paper : papers) recorded.insert(paper.id);
  std::vector<bool> own;
  for (const auto& id : (*column)->values) own.push_back(!recorded.contains(id));
  recorded.clear();
  for (DocId doc = 1; doc <= reader.last_doc(); ++doc) {
    const auto ids = (*column)->of(doc);
    if (ids.empty() || !own[ids.front()]) continue;
    auto stored = reader.impl().stored(doc);
    if (!stored) return std::move(stored).error();
    if (stored->paper) papers.push_back(*std::move(stored->paper));
  }
  return {};
}

}  // namespace

Result<StoredPassage> IndexReader::Impl::stored(DocId doc) const {
  const auto first = (doc - 1) / index::record_block * index::record_block + 1;
  const auto block = generation->record_blocks.get(first, [&]() -> Result<std::shared_ptr<const RecordBlock>> {
    auto content = load_record_block(db, generation->codec, doc, generation->what);
    if (!content) return std::move(content).error();
    return std::make_shared<const RecordBlock>(RecordBlock{*std::move(content)});
  });
  if (!block) return block.error();
  return stored_passage((*block)->content, doc, generation->what);
}

Result<Passage> IndexReader::passage(DocId doc) const {
  std::optional<Paper> ignored;
  return passage(doc, ignored);
}

Result<Passage> IndexReader::passage(DocId doc, std::optional<Paper>& paper) const {
  return guarded(impl_->generation->what, [&]() -> Result<Passage> {
    if (doc == 0 || doc > last_doc() || contains(impl_->generation->deleted, doc)) {
      return Error{ErrorCode::NotFound, "no passage has the number " + std::to_string(doc), ""};
    }
    auto stored = impl_->stored(doc);
    if (!stored) return std::move(stored).error();
    paper = std::move(stored->paper);
    std::erase_if(stored->passage.labels, [&](const Label& label) {
      return label.facet == cited_facet || label.thousandths() < impl_->min_confidence;
    });
    return std::move(stored->passage);
  });
}

Result<DocId> IndexReader::find(std::string_view passage_id) const {
  return guarded(impl_->generation->what, [&]() -> Result<DocId> {
    const auto docs = docs_with(*impl_, id_term(passage_id));
    if (docs.empty()) {
      return Error{ErrorCode::NotFound, "there is no passage " + std::string(passage_id),
                   "dossier passages lists them all"};
    }
    return docs.front();
  });
}

Result<std::vector<DocId>> IndexReader::passages_of(std::string_view paper_id) const {
  return guarded(impl_->generation->what, [&]() -> Result<std::vector<DocId>> {
    auto docs = docs_with(*impl_, paper_term(paper_id));
    for (const auto doc : docs_with(*impl_, id_term(paper_id))) {
      const auto stored = impl_->stored(doc);
      if (!stored) return stored.error();
      if (stored->passage.paper == paper_id) docs.push_back(doc);
    }
    std::sort(docs.begin(), docs.end());
    if (!docs.empty()) return docs;
    const auto papers = column("paper");
    if (!papers) return papers.error();
    const auto nearest = nearest_names(paper_id, (*papers)->values, 1);
    return Error{ErrorCode::NotFound, "there is no paper " + std::string(paper_id),
                 nearest.empty() ? "dossier papers lists them all" : "the nearest is " + nearest.front()};
  });
}

Result<Paper> IndexReader::paper(std::string_view paper_id) const {
  return guarded(impl_->generation->what, [&]() -> Result<Paper> {
    const auto record = impl_->db.get_metadata(paper_key(paper_id));
    if (!record.empty()) return decode_stored_paper(record, impl_->generation->what);
    const auto docs = passages_of(paper_id);
    if (!docs) return docs.error();
    auto stored = impl_->stored(docs->front());
    if (!stored) return std::move(stored).error();
    if (!stored->paper) return damaged_part(impl_->generation->what, "the record of a paper");
    return *std::move(stored->paper);
  });
}

Result<std::vector<Paper>> IndexReader::papers() const {
  const auto& generation = *impl_->generation;
  return guarded(generation.what, [&]() -> Result<std::vector<Paper>> {
    std::vector<Paper> papers;
    papers.reserve(std::min(info().papers, last_doc()));
    auto read =
        for_each_metadata(impl_->db, paper_prefix, [&](const std::string&, const std::string& value) -> Result<void> {
          auto paper = decode_stored_paper(value, generation.what);
          if (!paper) return std::move(paper).error();
          papers.push_back(*std::move(paper));
          return {};
        });
    if (read && generation.stored.own_papers > 0) read = add_own_papers(*this, papers);
    if (!read) return std::move(read).error();
    return papers_in_order(std::move(papers));
  });
}

Result<FileRecord> IndexReader::file_record(std::string_view path) const {
  const auto& what = impl_->generation->what;
  return guarded(what, [&]() -> Result<FileRecord> {
    const auto bytes = impl_->db.get_metadata(source_key(std::string(path)));
    if (bytes.empty()) return Error{ErrorCode::NotFound, std::string(path) + " is not in the index", ""};
    auto source = decode_source(bytes);
    if (!source) return damaged_part(what, "the report on a file");
    return std::move(source->record);
  });
}

const std::string& IndexReader::location() const { return impl_->generation->what; }

Result<std::vector<FileRecord>> IndexReader::file_records() const {
  const auto& generation = *impl_->generation;
  return guarded(generation.what, [&]() -> Result<std::vector<FileRecord>> {
    auto sources = load_sources(impl_->db, generation.what);
    if (!sources) return std::move(sources).error();
    std::vector<FileRecord> records;
    for (auto& [path, source] : *sources) records.push_back(std::move(source.record));
    return records;
  });
}

}  // namespace dossier

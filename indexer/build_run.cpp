// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build_run.hpp"

#include "indexer/bibliography/identity.hpp"
#include "indexer/intake/content_hash.hpp"
#include "indexer/intake/source_file.hpp"
#include "indexer/labels/labeller.hpp"
#include "indexer/paper_reader.hpp"
#include "indexer/pdf_paper.hpp"
#include "indexer/source/ocr.hpp"
#include "taxonomy/taxonomy.hpp"

#include <algorithm>
#include <iterator>

namespace dossier {
namespace {

Error cancelled_error() { return {ErrorCode::Cancelled, "stopped; the index is as it was", ""}; }

Error cannot_read_lines() {
  return {ErrorCode::BadData, "the file has more than " + std::to_string(most_paper_lines) + " lines",
          "split it, or make a line of each paragraph"};
}

/// Reads a PDF that was refused for its text layer with one that ocrmypdf makes.
Result<PaperReading> read_recognised(const std::string& bytes, const std::string& hash, const Error& refusal) {
  const auto remedy = reading::remedy_for(refusal);
  if (remedy == reading::TextLayerRemedy::None) return refusal;
  const auto made = pdf::with_text_layer(bytes, hash, remedy == reading::TextLayerRemedy::Replace);
  if (!made) return Error{made.error().code, refusal.message + "; " + made.error().message, made.error().hint};
  auto reading = read_paper(*made);
  if (reading) reading->record.notes.emplace_back("ocrmypdf recognised its text; the file itself is as it was");
  return reading;
}

ReadPaper read_one(const PlannedFile& planned, const Taxonomy* taxonomy, const bibliography::Identities& identities,
                   const BuildOptions& options) {
  ReadPaper read;
  auto& record = read.content.record;
  const auto file = SourceFile::open(planned.file.path, planned.file.link);
  const auto bytes = file ? file->read_all(options.max_file_size) : Result<std::string>(file.error());
  if (!bytes) {
    read.failure = bytes.error();
    return read;
  }
  const auto hash = content_hash(*bytes);
  const auto lines = static_cast<std::size_t>(
      std::max(std::count(bytes->begin(), bytes->end(), '\n'), std::count(bytes->begin(), bytes->end(), '\r')));
  const bool too_long = lines > most_paper_lines && !reading::is_pdf(*bytes);
  auto reading = too_long ? Result<PaperReading>(cannot_read_lines()) : read_paper(*bytes);
  if (!reading && options.ocr) reading = read_recognised(*bytes, hash, reading.error());
  if (reading) {
    record = std::move(reading->record);
    auto& paper = reading->paper;
    paper.id = planned.paper_id;
    paper.source = planned.file.name;
    std::vector<std::pair<std::string, std::string>> fields;
    identities.apply({planned.file.path, paper.id}, paper, fields);
    for (auto& passage : reading->passages) {
      passage.fields.insert(passage.fields.end(), fields.begin(), fields.end());
    }
    assign_passage_ids(paper.id, reading->passages);
    if (taxonomy != nullptr) label_paper(*taxonomy, paper, reading->passages);
    read.content.papers.push_back(std::move(paper));
    read.content.passages = std::move(reading->passages);
  } else {
    read.failure = reading.error();
  }
  record.path = planned.file.name;
  record.content_hash = hash;
  record.bytes = bytes->size();
  record.outcome = FileOutcome::Indexed;
  return read;
}

/// Labels runs of records of one paper together.
void label_records(const Taxonomy& taxonomy, JsonRecords& read) {
  auto& records = read.records;
  std::vector<Passage> passages;
  for (std::size_t begin = 0; begin < records.size();) {
    auto end = begin + 1;
    while (end < records.size() && records[end].paper.id == records[begin].paper.id) ++end;
    passages.clear();
    for (auto i = begin; i < end; ++i) passages.push_back(std::move(records[i].passage));
    label_paper(taxonomy, records[begin].paper, passages);
    for (auto i = begin; i < end; ++i) records[i].passage = std::move(passages[i - begin]);
    begin = end;
  }
}

}  // namespace

BuildRun::BuildRun(const BuildOptions& options, IndexWriter& writer, CitationKeys& keys, IdRegistry& ids,
                   const bibliography::Identities& identities, BuildReport& report)
    : options_(options),
      writer_(writer),
      keys_(keys),
      ids_(ids),
      identities_(identities),
      report_(report),
      taxonomy_(writer.taxonomy()),
      threads_(options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency())) {}

bool BuildRun::cancelled() const { return options_.cancel != nullptr && *options_.cancel; }

void BuildRun::tell(const FoundFile& file) {
  progress_.path = file.name;
  if (options_.progress) options_.progress(progress_);
}

void BuildRun::tell_merging() {
  progress_.merging = true;
  if (options_.progress) options_.progress(progress_);
}

Result<void> BuildRun::read(const std::vector<PlannedFile>& files) {
  progress_.files_in_all = files.size();
  std::vector<const PlannedFile*> papers;
  for (const auto& planned : files) {
    progress_.bytes_in_all += planned.file.bytes;
    if (planned.file.format == FileFormat::Paper) papers.push_back(&planned);
  }
  if (auto done = read_papers(papers); !done) return done;
  for (const auto& planned : files) {
    if (planned.file.format != FileFormat::JsonLines) continue;
    if (auto done = read_json_file(planned); !done) return done;
    if (broken_file_) break;
  }
  return ids_.failure();
}

Result<void> BuildRun::read_papers(const std::vector<const PlannedFile*>& files) {
  const auto* taxonomy = options_.label ? &taxonomy_ : nullptr;
  const auto threads = static_cast<unsigned>(std::clamp<std::size_t>(files.size(), 1, threads_));
  OrderedPool<ReadPaper> pool(threads);
  std::size_t written = 0;
  for (std::size_t given = 0; given < files.size() || !pool.empty();) {
    if (cancelled()) return cancelled_error();
    if (given < files.size() && !pool.full()) {
      pool.submit(
          [this, planned = files[given], taxonomy] { return read_one(*planned, taxonomy, identities_, options_); });
      ++given;
      continue;
    }
    const auto& planned = *files[written++];
    if (auto done = write_paper(planned, pool.take()); !done) return done;
    ++progress_.files;
    progress_.bytes += planned.file.bytes;
    tell(planned.file);
  }
  return {};
}

Result<void> BuildRun::write_paper(const PlannedFile& planned, ReadPaper read) {
  if (read.failure) return skip(planned, *read.failure, read.content.record.content_hash);
  auto& paper = read.content.papers.front();
  paper.citation_key = keys_.assign(paper);
  identity_of_paper_[paper.id] = paper.identity;
  ids_.begin(planned.file.name, plain_paper_id(planned.file.name), planned.ids_changed);
  ids_.reserve_paper(paper.id);
  for (auto& passage : read.content.passages) ids_.settle_passage(passage);
  note_ids(planned, read.content.record);
  progress_.passages += read.content.passages.size();
  auto record = read.content.record;
  record.papers = {paper.id};
  record.paper_count = 1;
  report_.files.push_back(std::move(record));
  return writer_.replace(std::move(read.content));
}

void BuildRun::note_content(const FileRecord& record) {
  if (!record.content_hash.empty()) file_by_hash_.emplace(record.content_hash, record.path);
}

void BuildRun::note_ids(const PlannedFile& planned, FileRecord& record) {
  if (!planned.id_note.empty()) record.notes.push_back(planned.id_note);
  if (ids_.changed() > 0) record.repairs[ids_changed_repair] = ids_.changed();
  std::ranges::move(ids_.sentences(), std::back_inserter(record.notes));
  const auto [first, is_first] = file_by_hash_.emplace(record.content_hash, record.path);
  if (!is_first && first->second != record.path) record.notes.push_back("it is a copy of " + first->second);
}

FileRecord BuildRun::skipped_record(const PlannedFile& planned, const Error& failure, const std::string& hash) {
  FileRecord record;
  record.path = planned.file.name;
  record.outcome = FileOutcome::Skipped;
  record.content_hash = hash;
  record.bytes = planned.file.bytes;
  record.skipped_because = failure.message + (failure.hint.empty() ? "" : "; " + failure.hint);
  const bool kept = failure.code == ErrorCode::Unreadable && planned.known;
  if (kept) record.skipped_because += "; the index keeps what it has of it";
  return record;
}

Result<void> BuildRun::skip(const PlannedFile& planned, const Error& failure, const std::string& hash) {
  auto record = skipped_record(planned, failure, hash);
  report_.files.push_back(record);
  // What cannot be read now may be read the next time: then the index keeps what it has.
  if (failure.code == ErrorCode::Unreadable) {
    if (planned.known) unread_.push_back(planned.file.name);
    return {};
  }
  if (planned.account != nullptr && *planned.account == record) return {};
  if (planned.account != nullptr && planned.account->paper_count > 0) lost_.push_back(*planned.account);
  return writer_.remove(record.path, &record);
}

Result<void> BuildRun::read_json_file(const PlannedFile& planned) {
  // Read once before anything is written of it: most failures of a disk are met here.
  if (const auto hash = hash_of_file(planned.file.path); !hash) return skip(planned, hash.error(), "");
  const auto file = SourceFile::open(planned.file.path, planned.file.link);
  if (!file) return skip(planned, file.error(), "");
  account_ = {};
  shared_papers_.clear();
  ids_.begin(planned.file.name, plain_paper_id(planned.file.name), planned.ids_changed);
  const auto before = progress_.bytes;
  if (auto begun = writer_.begin(planned.file.name); !begun) return begun;
  ContentHash hash;
  if (auto done = read_json_lines_of(planned, *file, hash); !done || broken_file_) return done;
  FileRecord record;
  record.path = planned.file.name;
  record.content_hash = hash.hex();
  record.bytes = progress_.bytes - before;
  return finish_json_file(planned, std::move(record));
}

Result<void> BuildRun::read_json_lines_of(const PlannedFile& planned, const SourceFile& file, ContentHash& hash) {
  OrderedPool<JsonRecords> pool(threads_);
  JsonLineSplitter splitter([&](char* bytes, std::size_t size) -> Result<std::size_t> {
    auto count = file.read(bytes, size);
    if (count) {
      hash.add({bytes, *count});
      progress_.bytes += *count;
    }
    return count;
  });
  JsonLines lines;
  auto more = splitter.next(lines);
  while (!more || *more || !pool.empty()) {
    if (!more) {
      broken_file_ = skipped_record(planned, more.error(), "");
      return {};
    }
    if (cancelled()) return cancelled_error();
    if (*more && !pool.full()) {
      pool.submit([this, piece = std::move(lines)] {
        auto records = read_json_lines(piece, taxonomy_);
        if (options_.label) label_records(taxonomy_, records);
        return records;
      });
      more = splitter.next(lines);
      continue;
    }
    if (auto done = write_records(planned, pool.take()); !done) return done;
    tell(planned.file);
  }
  return {};
}

Result<void> BuildRun::finish_json_file(const PlannedFile& planned, FileRecord record) {
  record.notes = account_.sentences();
  note_ids(planned, record);
  ++progress_.files;
  auto finished = writer_.finish(record);
  if (!finished) return finished.error();
  report_.files.push_back(*finished);
  return {};
}

Result<void> BuildRun::write_records(const PlannedFile& planned, JsonRecords&& read) {
  account_.add(read.account);
  std::vector<Paper> papers;
  std::vector<Passage> passages;
  passages.reserve(read.records.size());
  for (auto& [passage, paper] : read.records) {
    paper.source = planned.file.name;
    ids_.settle(passage, paper);
    if (passage.paper == passage.id) {
      papers.push_back(std::move(paper));
    } else {
      const auto [known, first] = shared_papers_.try_emplace(passage.paper, SharedPaper{paper, 0});
      if (first) papers.push_back(paper);
      passage.n = ++known->second.passages;
      if (paper.title != known->second.paper.title && !paper.title.empty()) {
        passage.heading.insert(passage.heading.begin(), std::move(paper.title));
      }
    }
    passages.push_back(std::move(passage));
  }
  progress_.passages += passages.size();
  return writer_.add(std::move(papers), std::move(passages));
}

}  // namespace dossier

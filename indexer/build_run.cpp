// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build_run.hpp"

#include "indexer/intake/content_hash.hpp"
#include "indexer/labels/labeller.hpp"
#include "indexer/paper_reader.hpp"
#include "taxonomy/taxonomy.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

namespace dossier {
namespace {

Error cancelled_error() { return {ErrorCode::Cancelled, "stopped; the index is as it was", ""}; }

Error unreadable(int number) {
  return {ErrorCode::Unreadable, "it cannot be read: " + std::string(std::strerror(number)),
          "check that it is still there and its permissions"};
}

Result<std::string> read_bytes(const FoundFile& file) {
  errno = 0;
  std::ifstream in(file.path, std::ios::binary);
  if (!in) return unreadable(errno);
  std::string bytes(file.bytes + 1, '\0');  // one more than there are, to meet the end
  std::size_t size = 0;
  for (;;) {
    in.read(bytes.data() + size, static_cast<std::streamsize>(bytes.size() - size));
    size += static_cast<std::size_t>(in.gcount());
    if (!in) break;
    bytes.resize(bytes.size() * 2);
  }
  bytes.resize(size);
  if (in.bad()) return unreadable(errno);
  return bytes;
}

ReadPaper read_one(const PlannedFile& planned, const Taxonomy* taxonomy) {
  ReadPaper read;
  auto& record = read.content.record;
  const auto bytes = read_bytes(planned.file);
  if (!bytes) {
    read.failure = bytes.error();
    return read;
  }
  const auto hash = content_hash(*bytes);
  auto reading = read_paper(*bytes);
  if (reading) {
    record = std::move(reading->record);
    auto& paper = reading->paper;
    paper.id = planned.paper_id;
    paper.source = planned.file.name;
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

BuildRun::BuildRun(const BuildOptions& options, IndexWriter& writer, CitationKeys& keys, BuildReport& report)
    : options_(options),
      writer_(writer),
      keys_(keys),
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
  }
  return {};
}

Result<void> BuildRun::read_papers(const std::vector<const PlannedFile*>& files) {
  const auto* taxonomy = options_.label ? &taxonomy_ : nullptr;
  const auto threads = static_cast<unsigned>(std::clamp<std::size_t>(files.size(), 1, threads_));
  OrderedPool<ReadPaper> pool(threads);
  std::size_t written = 0;
  for (std::size_t given = 0; given < files.size() || !pool.empty();) {
    if (cancelled()) return cancelled_error();
    if (given < files.size() && !pool.full()) {
      pool.submit([planned = files[given], taxonomy] { return read_one(*planned, taxonomy); });
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
  progress_.passages += read.content.passages.size();
  auto record = read.content.record;
  record.papers = {paper.id};
  record.paper_count = 1;
  report_.files.push_back(std::move(record));
  return writer_.replace(std::move(read.content));
}

Result<void> BuildRun::skip(const PlannedFile& planned, const Error& failure, const std::string& hash) {
  FileRecord record;
  record.path = planned.file.name;
  record.outcome = FileOutcome::Skipped;
  record.content_hash = hash;
  record.bytes = planned.file.bytes;
  record.skipped_because = failure.message + (failure.hint.empty() ? "" : "; " + failure.hint);
  report_.files.push_back(record);
  // What cannot be read now may be read the next time: then the index keeps what it has.
  if (failure.code == ErrorCode::Unreadable) return {};
  return writer_.remove(record.path, &record);
}

Result<void> BuildRun::read_json_file(const PlannedFile& planned) {
  errno = 0;
  std::ifstream in(planned.file.path, std::ios::binary);
  if (!in) return skip(planned, unreadable(errno), "");
  account_ = {};
  shared_papers_.clear();
  ids_.clear();
  const auto before = progress_.bytes;
  if (auto begun = writer_.begin(planned.file.name); !begun) return begun;
  OrderedPool<JsonRecords> pool(threads_);
  JsonLineSplitter splitter(in);
  ContentHash hash;
  JsonLines lines;
  for (bool more = splitter.next(lines); more || !pool.empty();) {
    if (cancelled()) return cancelled_error();
    if (more && !pool.full()) {
      hash.add(lines.bytes);
      progress_.bytes += lines.bytes.size();
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
  FileRecord record;
  record.path = planned.file.name;
  record.content_hash = hash.hex();
  record.bytes = progress_.bytes - before;
  record.notes = account_.sentences();
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
    const bool own = passage.paper == passage.id;
    if (const auto times = ++ids_[passage.id]; times > 1) passage.id += "~" + std::to_string(times);
    if (own) {
      passage.paper = paper.id = passage.id;
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

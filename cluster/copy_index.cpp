// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster/copy_index.hpp"

#include "base/strings.hpp"
#include "cluster/cluster_library.hpp"
#include "cluster/format/documents.hpp"
#include "cluster/read/cluster_reader.hpp"
#include "index/cluster_address.hpp"
#include "index/format/format.hpp"
#include "index/format/stored.hpp"
#include "index/meaning/update_meaning.hpp"
#include "index/read/index_reader.hpp"
#include "index/read/reader_state.hpp"
#include "index/write/index_writer.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

namespace dossier::cluster {
namespace {

/// Puts passages, file by file, into a writer.
class Copier {
 public:
  Copier(LibraryWriter& writer, std::vector<FileRecord> records, const CopyOptions& options)
      : writer_(writer), options_(options), files_(records.size()) {
    for (auto& record : records) {
      auto name = keyword_value(record.path);
      records_.emplace(std::move(name), std::move(record));
    }
  }

  /// `source`: the path of its file, as a keyword_value; `paper`: that of the passage. The writer is given it once, as
  /// long as the passages of a file are of the same one.
  Result<void> take(const std::string& source, Passage passage, const Paper& paper) {
    if (source != open_) {
      if (auto done = finish(); !done) return done;
      const auto record = records_.find(source);
      if (record == records_.end()) return no_account(source);
      if (auto done = writer_.begin(record->second.path); !done) return done;
      open_ = source;
      given_.reset();
    }
    std::vector<Paper> papers;
    if (given_ != passage.paper) papers.push_back(paper);
    // A paper that is stored with its passage is not kept by the writer.
    given_ = passage.id == passage.paper ? std::nullopt : std::optional(passage.paper);
    std::vector<Passage> passages;
    passages.push_back(std::move(passage));
    if (++passages_ % 100 == 0 && options_.progress) options_.progress(files_ - records_.size(), files_, passages_);
    return writer_.add(std::move(papers), std::move(passages));
  }

  [[nodiscard]] std::uint64_t passages() const { return passages_; }

  /// Ends the last file, and notes those that gave no passages.
  Result<void> end() {
    if (auto done = finish(); !done) return done;
    for (const auto& [name, record] : records_) {
      if (auto done = writer_.remove(record.path, &record); !done) return done;
    }
    return {};
  }

 private:
  Result<void> finish() {
    if (open_.empty()) return {};
    const auto record = records_.find(open_);
    const auto finished = writer_.finish(record->second);
    if (!finished) return finished.error();
    records_.erase(record);
    open_.clear();
    return {};
  }

  static Error no_account(const std::string& source) {
    return {ErrorCode::IndexDamaged, "the index has passages of the file " + source + ", and no account of it",
            "run dossier check on it"};
  }

  LibraryWriter& writer_;
  std::map<std::string, FileRecord> records_;  ///< of files that are not copied yet, by keyword_value of their paths
  const CopyOptions& options_;
  std::size_t files_;
  std::string open_;
  std::optional<std::string> given_;  ///< id of the paper that the writer was given last, of the open file
  std::uint64_t passages_ = 0;
};

/// What is copied.
class Origin {
 public:
  virtual ~Origin() = default;
  [[nodiscard]] virtual const Taxonomy& taxonomy() const = 0;
  [[nodiscard]] virtual Result<std::vector<FileRecord>> records() const = 0;
  /// How many passages were committed.
  [[nodiscard]] virtual std::uint64_t passages() const = 0;
  virtual Result<void> copy_to(Copier& copier) const = 0;
};

class FolderOrigin final : public Origin {
 public:
  explicit FolderOrigin(IndexReader reader) : reader_(std::move(reader)) {}
  [[nodiscard]] const Taxonomy& taxonomy() const override { return reader_.taxonomy(); }
  [[nodiscard]] Result<std::vector<FileRecord>> records() const override { return reader_.file_records(); }
  [[nodiscard]] std::uint64_t passages() const override { return reader_.info().passages; }
  Result<void> copy_to(Copier& copier) const override {
    const auto& db = index::raw(reader_);
    const auto what = reader_.location();
    return index::guarded(what, [&]() -> Result<void> {
      const auto sources = index::load_sources(db, what);
      if (!sources) return sources.error();
      std::map<DocId, std::pair<DocId, const std::string*>> runs;
      for (const auto& [path, source] : *sources) {
        for (const auto& range : source.docs) runs[range.first] = {range.last, &path};
      }
      for (const auto& [first, run] : runs) {
        for (auto doc = first; doc <= run.first; ++doc) {
          if (auto done = copy(doc, keyword_value(*run.second), copier); !done) return done;
        }
      }
      return {};
    });
  }

 private:
  /// As it is stored: what readers are given has no labels of citations.
  Result<void> copy(DocId doc, const std::string& source, Copier& copier) const {
    auto stored = reader_.impl().stored(doc);
    if (!stored) return std::move(stored).error();
    if (!stored->paper && (!last_ || last_->id != stored->passage.paper)) {
      auto paper = reader_.paper(stored->passage.paper);
      if (!paper) return std::move(paper).error();
      last_ = *std::move(paper);
    }
    return copier.take(source, std::move(stored->passage), stored->paper ? *stored->paper : *last_);
  }

  IndexReader reader_;
  mutable std::optional<Paper> last_;
};

class ClusterOrigin final : public Origin {
 public:
  explicit ClusterOrigin(ClusterReader reader) : reader_(std::move(reader)) {}
  [[nodiscard]] const Taxonomy& taxonomy() const override { return reader_.taxonomy(); }
  [[nodiscard]] Result<std::vector<FileRecord>> records() const override { return reader_.file_records(); }
  [[nodiscard]] std::uint64_t passages() const override { return reader_.info().passages; }
  Result<void> copy_to(Copier& copier) const override {
    std::map<std::string, Paper> papers;
    const auto& where = reader_.index().where();
    auto scanned =
        scan(reader_.index(), visible(reader_.state(), "paper"), ScanOrder::Ids, [&](const Hit& hit) -> Result<void> {
          auto paper = paper_in(hit, where);
          if (!paper) return std::move(paper).error();
          papers.insert_or_assign(hit.id, *std::move(paper));
          return {};
        });
    if (!scanned) return scanned;
    const auto take = [&](const std::string& source, index::StoredPassage stored) -> Result<void> {
      if (stored.paper) return copier.take(source, std::move(stored.passage), *stored.paper);
      const auto paper = papers.find(stored.passage.paper);
      if (paper == papers.end()) return damaged(where, "the paper " + stored.passage.paper);
      return copier.take(source, std::move(stored.passage), paper->second);
    };
    return reader_.for_each_passage(take);
  }

 private:
  ClusterReader reader_;
};

Result<std::unique_ptr<Origin>> open_origin(const std::string& from) {
  if (is_cluster_address(from)) {
    auto reader = ClusterReader::open(std::string_view(from));
    if (!reader) return std::move(reader).error();
    return std::unique_ptr<Origin>(std::make_unique<ClusterOrigin>(*std::move(reader)));
  }
  auto reader = IndexReader::open(from);
  if (!reader) return std::move(reader).error();
  return std::unique_ptr<Origin>(std::make_unique<FolderOrigin>(*std::move(reader)));
}

Result<std::unique_ptr<LibraryWriter>> open_target(const std::string& to, const WriterOptions& options) {
  if (is_cluster_address(to)) {
    const auto library = ClusterLibrary::at(to);
    if (!library) return library.error();
    return (*library)->open_writer(options);
  }
  auto writer = IndexWriter::open(to, options);
  if (!writer) return std::move(writer).error();
  return std::unique_ptr<LibraryWriter>(std::make_unique<IndexWriter>(*std::move(writer)));
}

template <class Reader>
Result<bool> is_there(const Result<Reader>& reader) {
  if (reader) return true;
  switch (reader.error().code) {
    case ErrorCode::IndexMissing:
      return false;
    case ErrorCode::IndexIncompatible:
    case ErrorCode::IndexDamaged:
    case ErrorCode::IndexLocked:
      return true;
    default:
      return reader.error();
  }
}

/// Whether there is an index, readable or not. Errors: why that cannot be told.
Result<bool> is_taken(const std::string& to) {
  if (is_cluster_address(to)) return is_there(ClusterReader::open(std::string_view(to)));
  return is_there(IndexReader::open(to));
}

/// The folder `build-PID` of a writer (see index/format/layout.hpp).
bool is_of_a_writer(std::string_view name) {
  constexpr std::string_view prefix = "build-";
  if (!name.starts_with(prefix) || name.size() == prefix.size()) return false;
  return std::ranges::all_of(name.substr(prefix.size()), is_digit);
}

/// Whether a folder holds anything but the lock of an index, and what a writer that was ended has left, which the next
/// one removes: no index is written among other files.
bool holds_other_files(const std::filesystem::path& folder) {
  std::error_code none;
  return std::ranges::any_of(std::filesystem::directory_iterator(folder, none), [](const auto& entry) {
    const auto name = entry.path().filename().string();
    return name != "lock" && !is_of_a_writer(name);
  });
}

}  // namespace

Result<CopyReport> copy_index(const std::string& from, const std::string& to, const CopyOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  for (const auto* place : {&from, &to}) {
    if (auto fit = check_index_place(*place); !fit) return std::move(fit).error();
  }
  const auto origin = open_origin(from);
  if (!origin) return origin.error();
  if (!options.replace) {
    const auto taken = is_taken(to);
    if (!taken) return taken.error();
    if (*taken) {
      return Error{ErrorCode::Usage, "there is already an index in " + to,
                   "name another place, or give --replace to put the copy in its place"};
    }
    if (!is_cluster_address(to) && holds_other_files(to)) {
      return Error{ErrorCode::Usage, "the folder '" + to + "' holds other files",
                   "name a folder that is empty or not there yet"};
    }
  }
  WriterOptions written;
  written.threads = options.threads;
  written.fresh = true;
  written.taxonomy = std::shared_ptr<const Taxonomy>(std::shared_ptr<void>(), &(*origin)->taxonomy());
  auto records = (*origin)->records();
  if (!records) return std::move(records).error();
  CopyReport report;
  report.files = records->size();
  {
    const auto writer = open_target(to, written);
    if (!writer) return writer.error();
    Copier copier(**writer, *std::move(records), options);
    if (auto done = (*origin)->copy_to(copier); !done) return std::move(done).error();
    if (copier.passages() != (*origin)->passages()) {
      return Error{ErrorCode::IndexDamaged,
                   "the index " + from + " gave " + counted(copier.passages(), "passage") + " of " +
                       with_separators((*origin)->passages()) + ": nothing was copied",
                   "run dossier check on it"};
    }
    if (auto done = copier.end(); !done) return std::move(done).error();
    if (auto done = (*writer)->commit(); !done) return std::move(done).error();
    report.passages = (*writer)->passages();
  }
  // As after indexing: the copy stands whether or not this succeeds.
  if (!is_cluster_address(to)) (void)update_meaning(to, {options.threads});
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

}  // namespace dossier::cluster

// SPDX-License-Identifier: GPL-3.0-or-later
#include "vectors/make_vectors.hpp"

#include "index/format/disk.hpp"
#include "index/meaning/update_meaning.hpp"
#include "index/meaning/vector_keys_update.hpp"
#include "index/read/index_reader.hpp"
#include "index/vectors/passage_vectors.hpp"
#include "vectors/known_program.hpp"

#include <algorithm>
#include <optional>
#include <thread>
#include <unordered_set>
#include <utility>

namespace dossier {

using namespace index;
namespace fs = std::filesystem;

namespace {

/// Where vectors of this program go: into the file that is in use, or beside it.
struct Target {
  fs::path file;
  VectorHead head;  ///< as it is written there
};

/// The head of a file of the same model; nothing where there is none.
Result<std::optional<VectorHead>> head_in(const fs::path& file) {
  const auto stored = read_vectors(file);
  std::optional<VectorHead> head;
  if (stored && *stored) head = (*stored)->head;
  if (!stored && stored.error().code != ErrorCode::IndexDamaged) return stored.error();
  return head;
}

Result<Target> target_of(const VectorOptions& options, const VectorHead& head) {
  const auto before = head_in(vector_file(options.index));
  if (!before) return before.error();
  const bool same = *before && same_model(**before, head);
  if (*before && !same && !options.replace) {
    return Error{ErrorCode::Usage,
                 "this index has vectors from the model " + model_text(**before) + ", but the program uses " +
                     ((*before)->model == head.model ? "another model of that name, or gives other vectors now"
                                                     : model_text(head)),
                 "run dossier vectors --replace to recompute all vectors; searches use the old ones until then"};
  }
  if (!*before || (same && !options.replace)) return Target{vector_file(options.index), same ? **before : head};
  const auto next = head_in(next_vector_file(options.index));
  if (!next) return next.error();
  return Target{next_vector_file(options.index), *next && same_model(**next, head) ? **next : head};
}

/// The making, over as many readers as it takes.
class Making {
 public:
  Making(const VectorOptions& options, VectorProgram& program, VectorLog& log)
      : options_(options), program_(program), log_(log) {}

  Result<void> run(const IndexReader& reader) {
    if (auto counted = count(reader); !counted) return counted;
    tell();
    auto made = for_each_vector_text(reader, 1, [&](DocId, const VectorText& text) -> Result<void> {
      const auto key = key_of(text);
      if (log_.has(key) || !pending_.insert(key).second) return {};
      keys_.push_back(key);
      texts_.push_back(text);
      return texts_.size() < options_.batch ? Result<void>() : make();
    });
    return made ? make() : made;
  }

  [[nodiscard]] std::uint64_t made() const { return made_; }
  /// Of all passages that the last reader had.
  [[nodiscard]] const std::unordered_set<std::uint64_t>& all() const { return all_; }

 private:
  Result<void> count(const IndexReader& reader) {
    all_.clear();
    keys_.clear();
    texts_.clear();
    pending_.clear();
    auto counted = for_each_vector_text(reader, 1, [&](DocId, const VectorText& text) -> Result<void> {
      all_.insert(key_of(text));
      if (options_.cancel != nullptr && options_.cancel->load()) return Error{ErrorCode::Cancelled, "stopped", ""};
      return {};
    });
    wanted_ = made_ + static_cast<std::uint64_t>(
                          std::ranges::count_if(all_, [&](std::uint64_t key) { return !log_.has(key); }));
    return counted;
  }

  Result<void> make() {
    if (texts_.empty()) return {};
    LineLimits limits;
    limits.line = options_.limit;
    limits.cancel = options_.cancel;
    const auto vectors = program_.vectors(texts_, TextRole::Passage, limits);
    if (!vectors) return vectors.error();
    std::vector<VectorRow> rows;
    for (std::size_t i = 0; i < keys_.size(); ++i) rows.push_back({keys_[i], PassageVectors::rounded((*vectors)[i])});
    if (auto written = log_.append(rows); !written) return written;
    made_ += rows.size();
    keys_.clear();
    texts_.clear();
    pending_.clear();
    tell();
    return {};
  }

  void tell() const {
    if (options_.progress) options_.progress(made_, wanted_);
  }

  const VectorOptions& options_;
  VectorProgram& program_;
  VectorLog& log_;
  std::unordered_set<std::uint64_t> all_;
  std::vector<std::uint64_t> keys_;
  std::vector<VectorText> texts_;
  std::unordered_set<std::uint64_t> pending_;
  std::uint64_t made_ = 0;
  std::uint64_t wanted_ = 0;
};

/// Reads the index anew where a writer has taken away what was being read.
Result<void> make_all(const fs::path& index, Making& making) {
  constexpr int tries = 100;
  Result<void> made;
  for (int i = 0; i < tries; ++i) {
    const auto reader = IndexReader::open(index);
    if (!reader) return reader.error();
    made = making.run(*reader);
    if (made || made.error().code != ErrorCode::IndexLocked) break;
  }
  return made;
}

/// False where another process goes on writing the index: it does the same when it has finished.
Result<bool> show(const fs::path& index) {
  constexpr int tries = 50;
  for (int i = 0; i < tries; ++i) {
    auto updated = update_vectors(index);
    if (updated) return true;
    if (updated.error().code != ErrorCode::IndexLocked) return std::move(updated).error();
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  return false;
}

/// Puts finished vectors of another model in the place of those before.
Result<void> put_in_place(const Target& target, const fs::path& index) {
  if (target.file == vector_file(index)) return {};
  if (auto renamed = rename_path(target.file, vector_file(index)); !renamed) return renamed;
  return sync_path(index);
}

/// Drops vectors of texts that the index holds no more, where they are most of them.
Result<void> tidy(const fs::path& index, std::size_t rows, const std::unordered_set<std::uint64_t>& used) {
  constexpr std::size_t some = 1000;
  return rows > 2 * used.size() + some ? keep_vectors(vector_file(index), used) : Result<void>();
}

Result<VectorReport> report_of(const VectorOptions& options, const VectorHead& head, std::uint64_t made, bool shown) {
  const auto reader = IndexReader::open(options.index);
  if (!reader) return reader.error();
  const auto summary = vector_summary(*reader);
  if (!summary) return summary.error();
  return VectorReport{head, reader->passage_count(), *summary ? (*summary)->passages : 0, made, shown};
}

}  // namespace

Result<std::optional<VectorSummary>> vector_summary(const IndexReader& reader) {
  std::optional<VectorSummary> summary;
  const auto vectors = reader.vectors();
  if (!vectors) return vectors.error();
  if (*vectors == nullptr) return summary;
  const auto head = reader.vector_head();
  if (!head) return head.error();
  const auto kinds = reader.column("kind");
  if (!kinds) return kinds.error();
  summary = VectorSummary{(*head)->model, (*head)->dimension(), 0};
  for (DocId doc = 1; *kinds != nullptr && doc <= reader.last_doc(); ++doc) {
    if ((*vectors)->has(doc) && !(*kinds)->of(doc).empty()) ++summary->passages;
  }
  return summary;
}

Result<VectorReport> make_vectors(const VectorOptions& options) {
  if (const auto index = IndexReader::open(options.index); !index) return index.error();
  const auto lock = VectorLock::take(options.index);
  if (!lock) return lock.error();
  LineLimits limits;
  constexpr int start = 5;  // times as long: a model that is fetched or compiled at its first start takes its time
  limits.line = start * options.limit;
  limits.cancel = options.cancel;
  auto program = VectorProgram::start(options.choice, limits);
  if (!program) return std::move(program).error();
  const auto target = target_of(options, program->head());
  if (!target) return target.error();
  const bool in_use = target->file == vector_file(options.index);
  if (in_use) {
    if (auto kept = remember_program(options.index, options.choice); !kept) return std::move(kept).error();
  }
  auto log = VectorLog::open(target->file, target->head);
  if (!log) return std::move(log).error();
  Making making(options, *program, *log);
  auto made = make_all(options.index, making);
  if (made && !in_use) {
    made = put_in_place(*target, options.index);
    if (made) made = remember_program(options.index, options.choice);
  }
  if (made) made = tidy(options.index, log->rows(), making.all());
  // What was made before a failure is in use, too.
  const auto shown = made || in_use ? show(options.index) : Result<bool>(true);
  if (!made) return std::move(made).error();
  if (!shown) return shown.error();
  return report_of(options, target->head, making.made(), *shown);
}

Result<bool> remove_vectors(const fs::path& index) {
  if (const auto opened = IndexReader::open(index); !opened) return opened.error();
  const auto lock = VectorLock::take(index);
  if (!lock) return lock.error();
  if (auto forgotten = forget_program(index); !forgotten) return std::move(forgotten).error();
  bool removed = false;
  for (const auto& file : {vector_file(index), next_vector_file(index)}) {
    std::error_code failure;
    removed = fs::remove(file, failure) || removed;
    if (failure) return file_error(file, "remove", failure.value());
  }
  if (auto shown = show(index); !shown) return std::move(shown).error();
  return removed;
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/meaning/update_meaning.hpp"

#include "base/ordered_pool.hpp"
#include "index/format/disk.hpp"
#include "index/format/layout.hpp"
#include "index/format/manifest.hpp"
#include "index/format/xapian.hpp"
#include "index/meaning/make_space.hpp"
#include "index/meaning/paper_names_update.hpp"
#include "index/meaning/vector_keys_update.hpp"
#include "index/names/paper_names.hpp"
#include "index/read/meaning.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <optional>
#include <thread>

namespace dossier {

using namespace index;

namespace {

/// Whether the space is of an earlier recipe, or of a library that was much smaller or larger.
bool outgrown(const MeaningSpace& space, std::size_t passages) {
  return space.recipe != meaning_recipe || 4 * passages > 5 * std::size_t{space.made_of} ||
         4 * passages < 3 * std::size_t{space.made_of};
}

/// What is to be stored, by key; empty values remove.
using Values = std::map<std::string, std::string>;

/// Vectors of the passages of the blocks from `begin` up to `end`.
Result<Values> vectors_of(const IndexReader& reader, const Meaning& meaning, const LibraryStems& stems,
                          const std::vector<DocId>& live, DocId begin, DocId end) {
  Values values;
  const auto rank = meaning.rank();
  StemCounter counter(reader, stems);
  StemCounts counts;
  std::vector<float> sum(rank);
  for (auto block = begin; block < end; ++block) {
    const DocId first = block * meaning_block + 1;
    const auto last = std::min<DocId>(first + meaning_block - 1, reader.last_doc());
    std::vector<std::int8_t> vectors((last - first + std::size_t{1}) * rank, 0);
    for (auto at = std::lower_bound(live.begin(), live.end(), first); at != live.end() && *at <= last; ++at) {
      std::fill(sum.begin(), sum.end(), 0.0F);
      if (auto counted = counter.count(*at, counts); !counted) return std::move(counted).error();
      for (const auto& [stem, times] : counts) meaning.add(stem, std::log1p(static_cast<float>(times)), sum);
      const auto rounded = Meaning::rounded(sum);
      std::copy(rounded.begin(), rounded.end(),
                vectors.begin() + static_cast<std::ptrdiff_t>((*at - first) * std::size_t{rank}));
    }
    values[meaning_passages_key(block)] = encode_meaning_passages(vectors);
  }
  return values;
}

Result<void> put_passages(const IndexReader& reader, const Meaning& meaning, const std::vector<DocId>& live, DocId from,
                          unsigned threads, Values& values) {
  std::vector<std::string> stem_texts;
  for (const auto& stem : meaning.space().stems) stem_texts.push_back(stem.stem);
  const auto stems = stems_of(reader, std::move(stem_texts));
  if (!stems) return stems.error();
  const auto end = (reader.last_doc() + meaning_block - 1) / meaning_block;
  const auto first = std::min(end, (std::max<DocId>(from, 1) - 1) / meaning_block);
  // Each thread has a part, and a handle of its own.
  const auto parts = std::clamp<DocId>(end - first, 1, threads);
  std::vector<IndexReader> handles;
  for (DocId part = 0; part < parts; ++part) {
    auto handle = reader.clone();
    if (!handle) return std::move(handle).error();
    handles.push_back(*std::move(handle));
  }
  OrderedPool<Result<Values>> pool(parts);
  for (DocId part = 0; part < parts; ++part) {
    const auto border = [&](DocId n) { return first + static_cast<DocId>(std::uint64_t{end - first} * n / parts); };
    pool.submit([&, part, begins = border(part), ends = border(part + 1)] {
      return guarded(reader.location(), [&] { return vectors_of(handles[part], meaning, *stems, live, begins, ends); });
    });
  }
  while (!pool.empty()) {
    auto made = pool.take();
    if (!made) return std::move(made).error();
    values.merge(*made);
  }
  return {};
}

/// What gives the passages that a meaning does not cover their vectors.
Result<Values> folded_in(const IndexReader& reader, const std::vector<DocId>& live, const Meaning& before,
                         unsigned threads) {
  Values values;
  if (before.covered() == reader.last_doc()) return values;
  auto space = before.space();
  const auto from = space.covered + 1;
  space.covered = 0;
  const Meaning meaning(space, {});
  if (auto put = put_passages(reader, meaning, live, from, threads, values); !put) return std::move(put).error();
  space.covered = reader.last_doc();
  values[std::string(meaning_key)] = encode_meaning_head(space);
  return values;
}

/// The changes that are quick: vectors of new passages, keys, names of papers, and what a library that has become small
/// no longer has.
Result<Values> small_changes(const IndexReader& reader, unsigned threads) {
  const auto live = live_passages(reader);
  if (!live) return live.error();
  const auto before = reader.meaning();
  if (!before) return before.error();
  Result<Values> values = Values();
  if (*before != nullptr && live->size() < least_passages_for_meaning) {
    (*values)[std::string(meaning_key)].clear();
  } else if (*before != nullptr) {
    values = folded_in(reader, *live, **before, threads);
  }
  if (!values) return values;
  // What is wrong with the file of vectors is told where they are used; it does not keep meaning from being made.
  if (auto keys = vector_key_changes(reader)) values->merge(*keys);
  auto names = paper_name_changes(reader);
  if (!names) return std::move(names).error();
  values->merge(*names);
  return values;
}

/// Makes all meaning of an index anew. Where a writer has committed meanwhile, the space is kept, and what remains is
/// to give the passages of the new generation their vectors.
class MakingAnew {
 public:
  explicit MakingAnew(const MeaningWork& work) : work_(work) {}

  Result<Values> operator()(const IndexReader& reader) {
    Values values;
    const auto live = live_passages(reader);
    if (!live) return live.error();
    const auto before = reader.meaning();
    if (!before) return before.error();
    const bool small = live->size() < least_passages_for_meaning;
    if (small || (*before != nullptr && !outgrown((*before)->space(), live->size()))) return values;
    if (!space_ || outgrown(*space_, live->size())) {
      auto made = make_space(reader, *live, params());
      if (!made) return std::move(made).error();
      space_ = *std::move(made);
    }
    if (!params().begins(params().steps() - 1)) return Error{ErrorCode::Cancelled, "it was stopped", ""};
    auto space = *space_;
    const Meaning meaning(space, {});
    if (auto put = put_passages(reader, meaning, *live, 1, work_.threads, values); !put) return std::move(put).error();
    for (std::size_t block = 0; block * meaning_block < space.stems.size(); ++block) {
      values[meaning_stems_key(block)] = encode_meaning_stems(space, block);
    }
    space.covered = reader.last_doc();
    values[std::string(meaning_key)] = encode_meaning_head(space);
    return values;
  }

 private:
  [[nodiscard]] SpaceParams params() const {
    SpaceParams params;
    params.threads = work_.threads;
    params.go_on = work_.go_on;
    return params;
  }

  const MeaningWork& work_;
  std::optional<MeaningSpace> space_;
};

/// The key of what a part's head is stored under is the prefix of all its keys.
static_assert(meaning_key == meaning_prefix && vectors_key == vectors_prefix && names_key == names_prefix);

void remove_all(Xapian::WritableDatabase& db, std::string_view prefix) {
  std::vector<std::string> keys;
  const auto end = db.metadata_keys_end(std::string(prefix));
  for (auto key = db.metadata_keys_begin(std::string(prefix)); key != end; ++key) keys.push_back(*key);
  for (const auto& key : keys) db.set_metadata(key, std::string());
}

Result<void> store(const Current& current, const Values& values) {
  if (auto begun = begin_change(current.folder); !begun) return begun;
  {
    auto db = open_to_write(current.folder, Xapian::DB_OPEN);
    Transaction transaction(db);
    for (const auto prefix : {meaning_prefix, vectors_prefix, names_prefix}) {
      const auto head = values.find(std::string(prefix));
      if (head != values.end() && head->second.empty()) remove_all(db, prefix);
    }
    for (const auto& [key, value] : values) db.set_metadata(key, value);
    transaction.commit();
  }
  if (auto synced = sync_path(current.folder); !synced) return synced;
  (void)end_change(current.folder);
  return {};
}

using Make = std::function<Result<Values>(const IndexReader&)>;

/// Stores values that were made of a reader's generation. Nothing where another has followed it.
Result<bool> store_if_newest(const std::filesystem::path& index, const IndexReader& reader, const Values& values) {
  const auto lock = WriterLock::take(index);
  if (!lock) return lock.error();
  if (reader.stale()) return false;
  const auto current = read_current(index);
  if (!current) return current.error();
  const auto manifest = verify_manifest(current->folder, checked_at_opening);
  if (!manifest) return manifest.error();
  // After a writer that was cut off, the next one looks at the whole index first.
  if (manifest->state != ManifestState::Holds) return true;
  if (auto stored = store(*current, values); !stored) return std::move(stored).error();
  return true;
}

/// Stores what `make` gives for the newest generation. It is made without the writer's lock, so that no writer has to
/// wait, and again where one has committed meanwhile.
Result<void> bring_up_to_date(const std::filesystem::path& index, const Make& make) {
  return guarded(index.string(), [&]() -> Result<void> {
    constexpr int tries = 8;
    Error last{ErrorCode::IndexLocked, "the index " + index.string() + " is being written all the time",
               "try again later"};
    for (int i = 0; i < tries; ++i) {
      const auto reader = IndexReader::open(index);
      if (!reader) return reader.error();
      const auto values = make(*reader);
      // A writer has taken the blocks that were being read.
      if (!values && values.error().code == ErrorCode::IndexLocked && reader->stale()) continue;
      if (!values) return values.error();
      if (values->empty()) return {};
      const auto stored = store_if_newest(index, *reader, *values);
      if (!stored) return stored.error();
      if (*stored) return {};
    }
    return last;
  });
}

}  // namespace

Result<void> update_meaning(const std::filesystem::path& index, const MeaningWork& work) {
  auto set = work;
  if (set.threads == 0) set.threads = std::max(1U, std::thread::hardware_concurrency());
  auto updated = bring_up_to_date(index, [&](const IndexReader& reader) { return small_changes(reader, set.threads); });
  MakingAnew anew(set);
  if (updated) updated = bring_up_to_date(index, std::ref(anew));
  return updated;
}

Result<bool> meaning_is_due(const std::filesystem::path& index) {
  return guarded(index.string(), [&]() -> Result<bool> {
    const auto reader = IndexReader::open(index);
    if (!reader) return reader.error();
    auto names = paper_names_are_due(*reader);
    if (!names || *names) return names;
    MeaningSpace space;
    const auto head = raw(*reader).get_metadata(std::string(meaning_key));
    const bool enough = reader->passage_count() >= least_passages_for_meaning;
    if (head.empty()) return enough;
    return !decode_meaning_head(head, space) || !enough || space.covered != reader->last_doc() ||
           outgrown(space, reader->passage_count());
  });
}

Result<void> update_vectors(const std::filesystem::path& index) { return bring_up_to_date(index, vector_key_changes); }

}  // namespace dossier

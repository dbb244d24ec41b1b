// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/meaning/update_meaning.hpp"

#include "base/ordered_pool.hpp"
#include "index/format/disk.hpp"
#include "index/format/layout.hpp"
#include "index/format/manifest.hpp"
#include "index/format/xapian.hpp"
#include "index/meaning/make_space.hpp"
#include "index/read/meaning.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <thread>

namespace dossier {

using namespace index;

namespace {

bool outgrown(const MeaningSpace& space, std::size_t passages) {
  return 4 * passages > 5 * std::size_t{space.made_of} || 4 * passages < 3 * std::size_t{space.made_of};
}

/// What is to be stored, by key; empty values remove.
using Values = std::map<std::string, std::string>;

/// Vectors of the passages of the blocks from `begin` up to `end`.
Result<Values> vectors_of(const IndexReader& reader, const Meaning& meaning, const LibraryStems& stems,
                          const std::vector<DocId>& live, DocId begin, DocId end) {
  Values values;
  const auto rank = meaning.rank();
  std::vector<WordId> words;
  StemCounts counts;
  std::vector<float> sum(rank);
  for (auto block = begin; block < end; ++block) {
    const DocId first = block * meaning_block + 1;
    const auto last = std::min<DocId>(first + meaning_block - 1, reader.last_doc());
    std::vector<std::int8_t> vectors((last - first + std::size_t{1}) * rank, 0);
    for (auto at = std::lower_bound(live.begin(), live.end(), first); at != live.end() && *at <= last; ++at) {
      std::fill(sum.begin(), sum.end(), 0.0F);
      if (auto counted = count_stems(reader, stems, *at, words, counts); !counted) return std::move(counted).error();
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

Result<Values> changes(const IndexReader& reader, unsigned threads) {
  Values values;
  const auto passages = live_passages(reader);
  if (!passages) return passages.error();
  const auto stored = reader.meaning();
  if (!stored) return stored.error();
  const auto& live = *passages;
  const auto* const before = *stored;
  if (live.size() < least_passages_for_meaning) {
    if (before != nullptr) values[std::string(meaning_key)].clear();
    return values;
  }
  const bool anew = before == nullptr || outgrown(before->space(), live.size());
  if (!anew && before->covered() == reader.last_doc()) return values;
  SpaceParams params;
  params.threads = threads;
  auto made = anew ? make_space(reader, live, params) : Result<MeaningSpace>(before->space());
  if (!made) return std::move(made).error();
  auto& space = *made;
  const auto from = anew ? DocId{1} : space.covered + 1;
  space.covered = 0;
  const Meaning meaning(space, {});
  if (auto put = put_passages(reader, meaning, live, from, threads, values); !put) return std::move(put).error();
  if (anew) {
    for (std::size_t block = 0; block * meaning_block < space.stems.size(); ++block) {
      values[meaning_stems_key(block)] = encode_meaning_stems(space, block);
    }
  }
  space.covered = reader.last_doc();
  values[std::string(meaning_key)] = encode_meaning_head(space);
  return values;
}

Result<void> store(const Current& current, const Values& values) {
  if (auto begun = begin_change(current.folder); !begun) return begun;
  {
    auto db = open_to_write(current.folder, Xapian::DB_OPEN);
    Transaction transaction(db);
    if (values.at(std::string(meaning_key)).empty()) {
      std::vector<std::string> keys;
      const auto end = db.metadata_keys_end(std::string(meaning_prefix));
      for (auto key = db.metadata_keys_begin(std::string(meaning_prefix)); key != end; ++key) keys.push_back(*key);
      for (const auto& key : keys) db.set_metadata(key, std::string());
    }
    for (const auto& [key, value] : values) db.set_metadata(key, value);
    transaction.commit();
  }
  if (auto synced = sync_path(current.folder); !synced) return synced;
  (void)end_change(current.folder);
  return {};
}

}  // namespace

Result<void> update_meaning(const std::filesystem::path& index, unsigned threads) {
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  return guarded(index.string(), [&]() -> Result<void> {
    const auto lock = WriterLock::take(index);
    if (!lock) return lock.error();
    const auto current = read_current(index);
    if (!current) return current.error();
    const auto manifest = verify_manifest(current->folder, checked_at_opening);
    if (!manifest) return manifest.error();
    // After a writer that was cut off, the next one looks at the whole index first.
    if (manifest->state != ManifestState::Holds) return {};
    const auto reader = IndexReader::open(index);
    if (!reader) return reader.error();
    const auto values = changes(*reader, threads);
    if (!values) return values.error();
    return values->empty() ? Result<void>{} : store(*current, *values);
  });
}

}  // namespace dossier

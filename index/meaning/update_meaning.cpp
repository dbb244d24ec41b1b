// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/meaning/update_meaning.hpp"

#include "index/format/disk.hpp"
#include "index/format/layout.hpp"
#include "index/format/manifest.hpp"
#include "index/format/xapian.hpp"
#include "index/meaning/make_space.hpp"
#include "index/read/meaning.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace dossier {

using namespace index;

namespace {

bool outgrown(const MeaningSpace& space, std::size_t passages) {
  return 4 * passages > 5 * std::size_t{space.made_of} || 4 * passages < 3 * std::size_t{space.made_of};
}

/// What is to be stored, by key; empty values remove.
using Values = std::map<std::string, std::string>;

Result<void> put_passages(const IndexReader& reader, const Meaning& meaning, const std::vector<DocId>& live, DocId from,
                          Values& values) {
  std::vector<std::string> stem_texts;
  for (const auto& stem : meaning.space().stems) stem_texts.push_back(stem.stem);
  const auto stems = stems_of(reader, std::move(stem_texts));
  if (!stems) return stems.error();
  const auto rank = meaning.rank();
  const auto first_block = (std::max<DocId>(from, 1) - 1) / meaning_block;
  std::vector<WordId> words;
  StemCounts counts;
  std::vector<float> sum(rank);
  for (auto block = first_block; block * meaning_block < reader.last_doc(); ++block) {
    const DocId first = block * meaning_block + 1;
    const auto last = std::min<DocId>(first + meaning_block - 1, reader.last_doc());
    std::vector<std::int8_t> vectors((last - first + std::size_t{1}) * rank, 0);
    for (auto at = std::lower_bound(live.begin(), live.end(), first); at != live.end() && *at <= last; ++at) {
      std::fill(sum.begin(), sum.end(), 0.0F);
      if (auto counted = count_stems(reader, *stems, *at, words, counts); !counted) return counted;
      for (const auto& [stem, times] : counts) meaning.add(stem, std::log1p(static_cast<float>(times)), sum);
      const auto rounded = Meaning::rounded(sum);
      std::copy(rounded.begin(), rounded.end(),
                vectors.begin() + static_cast<std::ptrdiff_t>((*at - first) * std::size_t{rank}));
    }
    values[meaning_passages_key(block)] = encode_meaning_passages(vectors);
  }
  return {};
}

Result<Values> changes(const IndexReader& reader) {
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
  auto made = anew ? make_space(reader, live, {}) : Result<MeaningSpace>(before->space());
  if (!made) return std::move(made).error();
  auto& space = *made;
  const auto from = anew ? DocId{1} : space.covered + 1;
  space.covered = 0;
  const Meaning meaning(space, {});
  if (auto put = put_passages(reader, meaning, live, from, values); !put) return std::move(put).error();
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

Result<void> update_meaning(const std::filesystem::path& index) {
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
    const auto values = changes(*reader);
    if (!values) return values.error();
    return values->empty() ? Result<void>{} : store(*current, *values);
  });
}

}  // namespace dossier

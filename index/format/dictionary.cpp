// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/format/dictionary.hpp"

#include "index/format/codec.hpp"
#include "index/format/xapian.hpp"

#include <algorithm>
#include <numeric>

namespace dossier::index {
namespace {

constexpr std::size_t words_per_chunk = 4096;

std::size_t common_prefix(std::string_view a, std::string_view b) {
  const auto size = std::min(a.size(), b.size());
  return static_cast<std::size_t>(
      std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(size), b.begin()).first - a.begin());
}

struct Segment {
  TextList words;
  TextList stems;
  std::vector<WordId> ids;
};

bool decode_chunk(std::string_view checksummed_bytes, Segment& segment) {
  const auto bytes = without_checksum(checksummed_bytes);
  if (!bytes) return false;
  ByteReader in(*bytes);
  std::string word;
  std::string stem;
  for (auto left = in.count(); left > 0; --left) {
    const auto keep = in.small();
    if (keep > word.size()) return false;
    word.resize(keep);
    word.append(in.text());
    segment.ids.push_back(in.small());
    const auto stem_keep = in.small();
    if (stem_keep > word.size()) return false;
    stem.assign(word, 0, stem_keep);
    stem.append(in.text());
    segment.words.add(word);
    segment.stems.add(stem);
  }
  return in.complete();
}

}  // namespace

/// Places of the words, those with one stem side by side.
struct Dictionary::Stems {
  TextList texts;  ///< by place; empty for English, whose stems are stored
  std::vector<std::uint32_t> order;
};

std::vector<std::string> encode_dictionary(const std::vector<DictionaryEntry>& sorted) {
  std::vector<std::string> chunks;
  for (std::size_t begin = 0; begin < sorted.size(); begin += words_per_chunk) {
    const auto end = std::min(sorted.size(), begin + words_per_chunk);
    ByteWriter out;
    out.number(end - begin);
    std::string_view before;
    for (auto i = begin; i < end; ++i) {
      const auto& entry = sorted[i];
      const auto keep = common_prefix(before, entry.word);
      out.number(keep);
      out.text(std::string_view(entry.word).substr(keep));
      out.number(entry.id);
      const auto stem_keep = common_prefix(entry.word, entry.stem);
      out.number(stem_keep);
      out.text(std::string_view(entry.stem).substr(stem_keep));
      before = entry.word;
    }
    chunks.push_back(with_checksum(out.take()));
  }
  return chunks;
}

std::unique_ptr<Dictionary> Dictionary::decode(const std::vector<std::vector<std::string>>& segments) {
  std::vector<Segment> decoded(segments.size());
  std::size_t total = 0;
  for (std::size_t s = 0; s < segments.size(); ++s) {
    for (const auto& chunk : segments[s]) {
      if (!decode_chunk(chunk, decoded[s])) return nullptr;
    }
    total += decoded[s].ids.size();
  }
  auto dictionary = std::make_unique<Dictionary>();
  dictionary->ids_.reserve(total);
  std::vector<std::size_t> at(decoded.size(), 0);
  while (dictionary->ids_.size() < total) {
    std::size_t least = decoded.size();
    for (std::size_t s = 0; s < decoded.size(); ++s) {
      if (at[s] == decoded[s].ids.size()) continue;
      if (least == decoded.size() || decoded[s].words[at[s]] < decoded[least].words[at[least]]) least = s;
    }
    const auto place = at[least]++;
    dictionary->words_.add(decoded[least].words[place]);
    dictionary->stems_.add(decoded[least].stems[place]);
    dictionary->ids_.push_back(decoded[least].ids[place]);
  }
  return dictionary;
}

std::size_t Dictionary::lower_bound(std::string_view text) const {
  std::size_t begin = 0;
  std::size_t end = size();
  while (begin < end) {
    const auto middle = begin + (end - begin) / 2;
    if (words_[middle] < text) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return begin;
}

std::optional<std::size_t> Dictionary::find(std::string_view word) const {
  const auto place = lower_bound(word);
  if (place == size() || words_[place] != word) return std::nullopt;
  return place;
}

WordId Dictionary::id_of(std::string_view word) const {
  const auto place = find(word);
  return place ? ids_[*place] : no_word;
}

std::string_view Dictionary::word_of(WordId id) const {
  const auto place = place_of(id);
  return place ? words_[*place] : std::string_view();
}

std::optional<std::size_t> Dictionary::place_of(WordId id) const {
  std::call_once(places_made_, [&] {
    const auto highest = ids_.empty() ? 0 : *std::max_element(ids_.begin(), ids_.end());
    const auto numbers = std::min<std::size_t>(std::size_t{highest} + 1, 16 * size() + 1024);
    places_.assign(numbers, static_cast<std::uint32_t>(size()));
    for (std::size_t place = 0; place < size(); ++place) {
      if (ids_[place] < numbers) places_[ids_[place]] = static_cast<std::uint32_t>(place);
    }
  });
  if (id >= places_.size() || places_[id] == size()) return std::nullopt;
  return places_[id];
}

const Dictionary::Stems& Dictionary::stems_of(std::string_view language) const {
  const std::lock_guard lock(mutex_);
  if (const auto known = tables_.find(language); known != tables_.end()) return *known->second;
  auto stems = std::make_shared<Stems>();
  const bool stored = language == "en";
  if (!stored) {
    for (std::size_t place = 0; place < size(); ++place) stems->texts.add(stem_of(language, words_[place]));
  }
  const auto& texts = stored ? stems_ : stems->texts;
  stems->order.resize(size());
  std::iota(stems->order.begin(), stems->order.end(), 0U);
  std::stable_sort(stems->order.begin(), stems->order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return texts[a] < texts[b]; });
  return *tables_.emplace(std::string(language), std::move(stems)).first->second;
}

std::vector<std::size_t> Dictionary::with_stem(std::string_view language, std::string_view stem) const {
  std::vector<std::size_t> places;
  const auto& stems = stems_of(language);
  const auto& texts = language == "en" ? stems_ : stems.texts;
  auto at = std::lower_bound(stems.order.begin(), stems.order.end(), stem,
                             [&](std::uint32_t place, std::string_view wanted) { return texts[place] < wanted; });
  for (; at != stems.order.end() && texts[*at] == stem; ++at) places.push_back(*at);
  return places;
}

std::string stem_of(std::string_view language, std::string_view word) {
  thread_local std::map<std::string, Xapian::Stem, std::less<>> stemmers;
  auto known = stemmers.find(language);
  if (known == stemmers.end()) {
    const std::string code(language.substr(0, language.find('-')));
    Xapian::Stem stemmer;
    try {
      stemmer = Xapian::Stem(code);
    } catch (const Xapian::InvalidArgumentError&) {
      stemmer = Xapian::Stem();  // a language without a stemmer keeps its words as they are
    }
    known = stemmers.emplace(std::string(language), std::move(stemmer)).first;
  }
  return known->second(std::string(word));
}

}  // namespace dossier::index

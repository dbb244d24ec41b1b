// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/format/stored_vocabulary.hpp"

#include "base/languages/light_stems.hpp"
#include "base/utf8.hpp"
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

/// The language whose stemmer fits the letters that the word begins with; empty for Latin ones and others.
std::string_view language_of_letters(std::string_view word) {
  if (word.empty()) return {};
  const auto letter = utf8::decode(word, 0).code;
  if (letter >= 0x0400 && letter < 0x0530) return "ru";
  if (letter >= 0x0600 && letter < 0x0700) return "ar";
  if (letter >= 0x0900 && letter < 0x0980) return "hi";
  return {};
}

}  // namespace

/// Places of the words, those with one stem side by side.
struct StoredVocabulary::Stems {
  TextList texts;  ///< by ordinal; empty for English, whose stems are stored
  std::vector<std::uint32_t> order;
};

std::vector<std::string> encode_vocabulary(const std::vector<VocabularyEntry>& sorted) {
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

std::unique_ptr<StoredVocabulary> StoredVocabulary::decode(const std::vector<std::vector<std::string>>& segments) {
  std::vector<Segment> decoded(segments.size());
  std::size_t total = 0;
  for (std::size_t s = 0; s < segments.size(); ++s) {
    for (const auto& chunk : segments[s]) {
      if (!decode_chunk(chunk, decoded[s])) return nullptr;
    }
    total += decoded[s].ids.size();
  }
  auto vocabulary = std::make_unique<StoredVocabulary>();
  vocabulary->ids_.reserve(total);
  std::vector<std::size_t> at(decoded.size(), 0);
  while (vocabulary->ids_.size() < total) {
    std::size_t least = decoded.size();
    for (std::size_t s = 0; s < decoded.size(); ++s) {
      if (at[s] == decoded[s].ids.size()) continue;
      if (least == decoded.size() || decoded[s].words[at[s]] < decoded[least].words[at[least]]) least = s;
    }
    const auto ordinal = at[least]++;
    vocabulary->words_.add(decoded[least].words[ordinal]);
    vocabulary->stems_.add(decoded[least].stems[ordinal]);
    vocabulary->ids_.push_back(decoded[least].ids[ordinal]);
  }
  return vocabulary;
}

std::string StoredVocabulary::meaning_stem(std::size_t ordinal) const {
  const auto word = words_[ordinal];
  const auto language = language_of_letters(word);
  return language.empty() ? std::string(stems_[ordinal]) : stem_of(language, word);
}

std::size_t StoredVocabulary::lower_bound(std::string_view text) const {
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

std::optional<std::size_t> StoredVocabulary::find(std::string_view word) const {
  const auto ordinal = lower_bound(word);
  if (ordinal == size() || words_[ordinal] != word) return std::nullopt;
  return ordinal;
}

WordId StoredVocabulary::id_of(std::string_view word) const {
  const auto ordinal = find(word);
  return ordinal ? ids_[*ordinal] : no_word;
}

std::string_view StoredVocabulary::word_of(WordId id) const {
  const auto ordinal = ordinal_of(id);
  return ordinal ? words_[*ordinal] : std::string_view();
}

std::optional<std::size_t> StoredVocabulary::ordinal_of(WordId id) const {
  std::call_once(places_made_, [&] {
    const auto highest = ids_.empty() ? 0 : *std::max_element(ids_.begin(), ids_.end());
    const auto numbers = std::min<std::size_t>(std::size_t{highest} + 1, 16 * size() + 1024);
    ordinals_.assign(numbers, static_cast<std::uint32_t>(size()));
    for (std::size_t ordinal = 0; ordinal < size(); ++ordinal) {
      if (ids_[ordinal] < numbers) ordinals_[ids_[ordinal]] = static_cast<std::uint32_t>(ordinal);
    }
  });
  if (id >= ordinals_.size() || ordinals_[id] == size()) return std::nullopt;
  return ordinals_[id];
}

const StoredVocabulary::Stems& StoredVocabulary::stems_of(std::string_view language) const {
  const std::lock_guard lock(mutex_);
  if (const auto known = tables_.find(language); known != tables_.end()) return *known->second;
  auto stems = std::make_shared<Stems>();
  const bool stored = language == "en";
  if (!stored) {
    for (std::size_t ordinal = 0; ordinal < size(); ++ordinal) stems->texts.add(stem_of(language, words_[ordinal]));
  }
  const auto& texts = stored ? stems_ : stems->texts;
  stems->order.resize(size());
  std::iota(stems->order.begin(), stems->order.end(), 0U);
  std::stable_sort(stems->order.begin(), stems->order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return texts[a] < texts[b]; });
  return *tables_.emplace(std::string(language), std::move(stems)).first->second;
}

std::vector<std::size_t> StoredVocabulary::with_stem(std::string_view language, std::string_view stem) const {
  std::vector<std::size_t> ordinals;
  const auto& stems = stems_of(language);
  const auto& texts = language == "en" ? stems_ : stems.texts;
  auto at = std::lower_bound(stems.order.begin(), stems.order.end(), stem,
                             [&](std::uint32_t ordinal, std::string_view wanted) { return texts[ordinal] < wanted; });
  for (; at != stems.order.end() && texts[*at] == stem; ++at) ordinals.push_back(*at);
  return ordinals;
}

std::string stem_of(std::string_view language, std::string_view word) {
  if (has_light_stem(language)) return light_stem(language, word);
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

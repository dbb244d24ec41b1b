// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/local/near_passages.hpp"

#include "index/read/meaning.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace dossier {
namespace {

using Near = std::pair<float, DocId>;  // cosine, passage

bool nearer_first(const Near& a, const Near& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; }

/// A direction made ready for many cosines.
class NearTo {
 public:
  NearTo(const PassageVectors& vectors, std::span<const float> direction)
      : vectors_(vectors), products_(direction), coarse_(direction) {}

  /// Calls `visit(doc)` for each of the passages, ascending, whose cosine may be `least()` or more, until it returns
  /// false. Many that are side by side cost less each than single ones.
  template <class Least, class Visit>
  void for_each(const DocSet& docs, Least&& least, Visit&& visit) const {
    bool more = true;
    Left left;  // passages whose vectors are on their way from memory
    const auto look_at_left = [&] {
      for (const auto doc : std::span(left.docs).first(left.count)) {
        if (more && at_most(doc) >= least()) more = visit(doc);
      }
      left.count = 0;
    };
    docs.for_each_run([&](DocId first, std::uint64_t members) {
      if (!more) return;
      std::array<float, PassageVectors::bounded> most{};
      const bool together = std::popcount(members) > few;
      const bool bounded = together && vectors_.cosine_bounds(coarse_, first / PassageVectors::bounded, most);
      if (together && !bounded) at_most(first, most);
      for (; members != 0; members &= members - 1) {
        const auto i = static_cast<std::size_t>(std::countr_zero(members));
        if (together && most[i] < least()) continue;
        const auto doc = left.docs[left.count++] = first + static_cast<DocId>(i);
        vectors_.prefetch(doc);
      }
      if (left.count >= enough) look_at_left();
    });
    look_at_left();
  }

 private:
  static constexpr int few = 16;
  static constexpr std::size_t enough = 32;
  struct Left {
    std::array<DocId, enough + PassageVectors::bounded> docs;
    std::size_t count = 0;
  };
  /// What the cosines of passages side by side are at most.
  void at_most(DocId first, std::span<float> out) const {
    vectors_.cosines(products_, first, out);
    for (auto& cosine : out) cosine += products_.error();
  }
  [[nodiscard]] float at_most(DocId doc) const {
    float cosine = 0;
    at_most(doc, {&cosine, 1});
    return cosine;
  }

  const PassageVectors& vectors_;
  DotProducts products_;
  CoarseProducts coarse_;
};

}  // namespace

Result<void> NearPassages::need(const NearSet& set) const {
  std::vector<DocId> blocks;  // by a passage of each
  docs_of(set).for_each_run([&](DocId first, std::uint64_t members) {
    const auto doc = first + static_cast<DocId>(std::countr_zero(members));
    const auto block = [](DocId of) { return (of - 1) / index::meaning_block; };
    if (blocks.empty() || block(blocks.back()) != block(doc)) blocks.push_back(doc);
    const auto last = first + static_cast<DocId>(std::bit_width(members) - 1);
    if (block(last) != block(doc)) blocks.push_back(last);
  });
  return need_vectors(reader_, blocks);
}

DocSet NearPassages::docs_of(const NearSet& set) const {
  auto docs = set.of == NearSet::Of::Around ? around_ : hits_;
  for (const auto doc : set.without) docs.erase(doc);
  if (!set.with_all_bonuses) return docs;
  if (matches_.all_words_bonus > 0) docs &= matches_.first;
  if (matches_.by_words_bonus > 0) docs &= matches_.by_words;
  if (matches_.typed_bonus > 0) docs &= *matches_.typed;
  return docs;
}

std::uint32_t NearPassages::count(const NearSet& set) const { return docs_of(set).count(); }

std::vector<DocId> NearPassages::nearest(const NearSet& set, std::span<const float> direction, std::size_t most) const {
  const auto* const vectors = by(set);
  if (vectors == nullptr) return {};
  const auto docs = docs_of(set);
  std::vector<Near> found;
  float least = 0;
  const auto look_at = [&](DocId doc) {
    const auto cosine = vectors->cosine(direction, doc);
    if (cosine <= least) return;
    found.emplace_back(cosine, doc);
    if (found.size() < 2 * most) return;
    const auto cut = found.begin() + static_cast<std::ptrdiff_t>(most);
    std::nth_element(found.begin(), cut, found.end(), nearer_first);
    found.resize(most);
    least = std::min_element(found.begin(), found.end())->first;
  };
  // Rough cosines tell of most that they are not among the nearest.
  const auto at_least = [&] { return least; };
  NearTo(*vectors, direction).for_each(docs, at_least, [&](DocId doc) {
    look_at(doc);
    return true;
  });
  std::sort(found.begin(), found.end(), nearer_first);
  found.resize(std::min(found.size(), most));
  std::vector<DocId> out;
  for (const auto& [cosine, doc] : found) out.push_back(doc);
  return out;
}

std::vector<DocId> NearPassages::among_nearest(const NearSet& set, std::span<const DocId> some,
                                               std::span<const float> direction, std::size_t most) const {
  const auto* const vectors = by(set);
  if (vectors == nullptr) return {};
  struct Candidate {
    Near near;
    std::size_t nearer = 0;  ///< passages that stand before this one, and behind the candidate before it
  };
  std::vector<Candidate> left;
  for (const auto doc : some) {
    if (const auto cosine = vectors->cosine(direction, doc); cosine > 0) left.push_back({{cosine, doc}});
  }
  std::ranges::sort(left, nearer_first, &Candidate::near);
  // A candidate is among the nearest unless as many others stand before it.
  std::size_t nearer = 0;  // than the last one
  const auto look_at = [&](DocId doc) {
    const Near near{vectors->cosine(direction, doc), doc};
    const auto behind = std::ranges::upper_bound(left, near, nearer_first, &Candidate::near);
    if (behind == left.end()) return;
    ++behind->nearer;
    for (++nearer; !left.empty() && nearer >= most; left.pop_back()) nearer -= left.back().nearer;
  };
  if (left.empty()) return {};
  const auto at_least = [&] { return left.back().near.first; };
  NearTo(*vectors, direction).for_each(docs_of(set), at_least, [&](DocId doc) {
    look_at(doc);
    return !left.empty();
  });
  std::vector<DocId> out;
  for (const auto& candidate : left) out.push_back(candidate.near.second);
  return out;
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/read/posting_list.hpp"

#include <algorithm>
#include <cassert>

namespace dossier {

void PostingList::add(DocId doc, std::uint32_t tf) {
  assert(docs_.empty() || docs_.back() < doc);
  docs_.push_back(doc);
  tfs_.push_back(static_cast<std::uint8_t>(std::min<std::uint32_t>(tf, many)));
  if (tf >= many) large_.emplace_back(doc, tf);
}

void PostingList::reserve(std::size_t postings) {
  docs_.reserve(postings);
  tfs_.reserve(postings);
}

std::size_t PostingList::seek(std::size_t from, DocId doc) const {
  std::size_t step = 1;
  auto behind = from;  // all before it are before `doc`
  while (behind < docs_.size() && docs_[behind] < doc) {
    from = behind + 1;
    behind += step;
    step *= 2;
  }
  const auto end = docs_.begin() + static_cast<std::ptrdiff_t>(std::min(behind, docs_.size()));
  return static_cast<std::size_t>(std::lower_bound(docs_.begin() + static_cast<std::ptrdiff_t>(from), end, doc) -
                                  docs_.begin());
}

std::uint32_t PostingList::tf_of(DocId doc) const {
  const auto ordinal = seek(0, doc);
  return ordinal < docs_.size() && docs_[ordinal] == doc ? tf(ordinal) : 0;
}

std::uint32_t PostingList::large_tf(DocId doc) const {
  const auto found =
      std::lower_bound(large_.begin(), large_.end(), doc, [](const auto& entry, DocId at) { return entry.first < at; });
  return found->second;
}

std::size_t PostingList::bytes() const {
  return sizeof(*this) + docs_.capacity() * sizeof(DocId) + tfs_.capacity() +
         large_.capacity() * sizeof(std::pair<DocId, std::uint32_t>);
}

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/read/column_loader.hpp"

#include "index/format/codec.hpp"
#include "index/format/column_chunks.hpp"
#include "index/format/format.hpp"
#include "index/read/sorted_ordinals.hpp"

#include <algorithm>
#include <functional>
#include <limits>

namespace dossier::index {
namespace {

constexpr std::uint32_t no_place = std::numeric_limits<std::uint32_t>::max();

/// Leaves each text once, in the order of bytes; gives the new ordinal of each old one.
std::vector<std::uint32_t> sort_out(std::vector<std::string_view>& texts) {
  std::vector<std::string_view> unique;
  unique.reserve(texts.size());
  std::vector<std::uint32_t> moved(texts.size());
  for (const auto ordinal : sorted_ordinals(texts)) {
    if (unique.empty() || unique.back() != texts[ordinal]) unique.push_back(texts[ordinal]);
    moved[ordinal] = static_cast<std::uint32_t>(unique.size() - 1);
  }
  texts = std::move(unique);
  return moved;
}

bool has_several(std::string_view joined) { return joined.find(value_separator) != std::string_view::npos; }

}  // namespace

ColumnLoader::ColumnLoader(DocId last, const std::vector<DocRange>& deleted)
    : deleted_(deleted), ids_(std::size_t{last} + 1, no_place) {}

std::uint32_t ColumnLoader::ordinal_of(std::string_view joined) {
  auto& recent = recent_[std::hash<std::string_view>()(joined) % recent_.size()];
  if (recent >= joined_.size() || joined_[recent] != joined) {
    recent = static_cast<std::uint32_t>(joined_.size());
    joined_.push_back(joined);
  }
  return recent;
}

/// Gives passages up to `end` their values, but for the deleted ones.
void ColumnLoader::assign(std::uint64_t begin, std::uint64_t end, std::string_view joined) {
  end = std::min<std::uint64_t>(end, ids_.size());
  while (begin < end) {
    while (next_deleted_ < deleted_.size() && deleted_[next_deleted_].last < begin) ++next_deleted_;
    const auto* const deleted = next_deleted_ < deleted_.size() ? &deleted_[next_deleted_] : nullptr;
    if (deleted != nullptr && deleted->first <= begin) {
      begin = std::uint64_t{deleted->last} + 1;
      continue;
    }
    const auto stop = deleted == nullptr ? end : std::min<std::uint64_t>(end, deleted->first);
    const auto at = ids_.begin();
    std::fill(at + static_cast<std::ptrdiff_t>(begin), at + static_cast<std::ptrdiff_t>(stop), ordinal_of(joined));
    placed_ += stop - begin;
    begin = stop;
  }
}

bool ColumnLoader::add(DocId first, std::string chunk) {
  if (first < next_doc_) return false;
  next_doc_ = first;
  const auto content = without_checksum(chunks_.emplace_back(std::move(chunk)));
  return content && decode_column_chunk(*content, [&](std::uint32_t passages, std::string_view joined) {
           if (!joined.empty()) assign(next_doc_, next_doc_ + passages, joined);
           next_doc_ += passages;
         });
}

void ColumnLoader::fill(const FacetColumn& kinds) {
  const auto last = std::min(ids_.size(), kinds.starts.empty() ? kinds.ids.size() : kinds.starts.size() - 1);
  auto unknown = no_place;
  for (DocId doc = 1; doc < last; ++doc) {
    if (ids_[doc] != no_place || kinds.of(doc).empty()) continue;
    if (unknown == no_place) unknown = ordinal_of(unknown_value);
    ids_[doc] = unknown;
    ++placed_;
  }
}

void ColumnLoader::put_one_each(FacetColumn& column) {
  column.values.assign(joined_.begin(), joined_.end());
  const auto none = static_cast<std::uint32_t>(joined_.size());
  column.totals.assign(joined_.size() + 1, 0);
  for (auto at = ids_.begin(); at != ids_.end();) {
    const auto first = *at;
    const auto begin = at;
    const auto id = first == no_place ? none : first;
    for (; at != ids_.end() && *at == first; ++at) *at = id;
    column.totals[id] += static_cast<std::uint32_t>(at - begin);
  }
  column.totals.pop_back();
  column.ids = std::move(ids_);
}

void ColumnLoader::put_several(FacetColumn& column) {
  std::vector<std::string_view> values;
  std::vector<std::size_t> starts{0};  // joined text → first of its values
  for (auto joined : joined_) {
    for (auto end = joined.find(value_separator); end != std::string_view::npos; end = joined.find(value_separator)) {
      values.push_back(joined.substr(0, end));
      joined.remove_prefix(end + 1);
    }
    values.push_back(joined);
    starts.push_back(values.size());
  }
  auto ids = sort_out(values);
  const auto of = [&](std::size_t joined) { return ids.begin() + static_cast<std::ptrdiff_t>(starts[joined]); };
  for (std::size_t joined = 0; joined < joined_.size(); ++joined) std::sort(of(joined), of(joined + 1));
  column.values.assign(values.begin(), values.end());
  column.totals.assign(values.size(), 0);
  column.starts.reserve(ids_.size() + 1);
  column.ids.reserve(placed_ * 2);
  for (const auto joined : ids_) {
    column.starts.push_back(static_cast<std::uint32_t>(column.ids.size()));
    if (joined != no_place) column.ids.insert(column.ids.end(), of(joined), of(joined + 1));
  }
  column.starts.push_back(static_cast<std::uint32_t>(column.ids.size()));
  column.ids.shrink_to_fit();
  for (const auto id : column.ids) ++column.totals[id];
}

FacetColumn ColumnLoader::finish(std::string_view name) {
  FacetColumn column;
  column.name = name;
  const auto moved = sort_out(joined_);
  for (auto at = ids_.begin(); at != ids_.end();) {
    const auto first = *at;
    const auto id = first == no_place ? first : moved[first];
    for (; at != ids_.end() && *at == first; ++at) *at = id;
  }
  if (std::any_of(joined_.begin(), joined_.end(), has_several)) {
    put_several(column);
  } else {
    put_one_each(column);
  }
  return column;
}

}  // namespace dossier::index

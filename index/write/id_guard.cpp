// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/write/id_guard.hpp"

#include "index/format/format.hpp"
#include "index/format/stored.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <optional>

namespace dossier::index {
namespace {

Error collision(std::string_view kind, std::string_view id) {
  return {ErrorCode::BadData, "two " + std::string(kind) + " have the id " + std::string(id),
          "give one of them another id"};
}

/// A passage in `old` under a term that is not deleted.
std::optional<DocId> first_kept(const Xapian::Database& old, const std::string& term,
                                const std::vector<DocRange>& deleted) {
  const auto end = old.postlist_end(term);
  for (auto at = old.postlist_begin(term); at != end; ++at) {
    if (!contains(deleted, *at)) return *at;
  }
  return std::nullopt;
}

}  // namespace

IdGuard::Key IdGuard::key_of(std::string_view id) {
  const auto hash = XXH3_128bits(id.data(), id.size());
  return {hash.low64, hash.high64};
}

Result<void> IdGuard::add(const Passage& passage, std::uint32_t source, bool remember) {
  const bool own = passage.id == passage.paper;
  if (!passages_.insert(key_of(passage.id)).second) return collision("passages", passage.id);
  const auto [known, is_new] = papers_.try_emplace(key_of(passage.paper), KnownPaper{source, own});
  if (!is_new && (known->second.source != source || known->second.own || own)) {
    return collision("papers", passage.paper);
  }
  if (!remember) return {};
  passage_ids_.push_back(passage.id);
  if (is_new) paper_ids_.push_back(passage.paper);
  return {};
}

Result<void> IdGuard::check(const Xapian::Database& old, const std::vector<DocRange>& deleted,
                            const std::function<Result<bool>(DocId)>& is_own_paper) const {
  for (const auto& id : passage_ids_) {
    if (first_kept(old, id_term(id), deleted)) return collision("passages", id);
  }
  for (const auto& id : paper_ids_) {
    if (first_kept(old, paper_term(id), deleted)) return collision("papers", id);
    const auto doc = first_kept(old, id_term(id), deleted);
    if (!doc) continue;
    const auto own = is_own_paper(*doc);
    if (!own) return own.error();
    if (*own) return collision("papers", id);
  }
  return {};
}

}  // namespace dossier::index

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/format/records.hpp"
#include "index/format/xapian.hpp"
#include "index/passage.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace dossier::index {

/// Sees to it that no two passages of an index have one id, and that a paper's passages come from one source. Whoever
/// adds passages gives them such ids; ids that are not so would damage the index, so they are refused.
class IdGuard {
 public:
  /// A new passage of the source with this number. Errors: BadData where another new passage has its id, or another
  /// source its paper's, or where it is one of several of a paper that is stored with one of them.
  /// `remember`: check() will be called.
  Result<void> add(const Passage& passage, std::uint32_t source, bool remember);

  /// Compares the new ids with those of the passages in `old` that are not in `deleted`; `is_own_paper` tells whether a
  /// passage there is stored with its paper. Some microseconds a passage. Errors: BadData, those of `is_own_paper`.
  /// Throws Xapian's exceptions.
  Result<void> check(const Xapian::Database& old, const std::vector<DocRange>& deleted,
                     const std::function<Result<bool>(DocId)>& is_own_paper) const;

 private:
  using Key = std::array<std::uint64_t, 2>;  ///< the digest of an id
  struct KeyHash {
    std::size_t operator()(const Key& key) const { return key[0]; }
  };
  struct KnownPaper {
    std::uint32_t source = 0;
    bool own = false;  ///< stored with its one passage
  };
  static Key key_of(std::string_view id);

  std::unordered_set<Key, KeyHash> passages_;
  std::unordered_map<Key, KnownPaper, KeyHash> papers_;
  std::vector<std::string> passage_ids_;
  std::vector<std::string> paper_ids_;
};

}  // namespace dossier::index

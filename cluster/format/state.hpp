// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/client/json.hpp"
#include "cluster/format/mapping.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dossier::cluster {

/// Who is writing. A claim whose holder has not said for `claim_lasts` that it is alive may be taken from it.
struct WritingClaim {
  std::uint64_t number = 0;  ///< of its writing: what it brings is born with it. 0: nobody writes
  std::string token;         ///< of this one claim
  std::string host;
  std::uint64_t process = 0;
  std::uint64_t renewed = 0;  ///< seconds since 1970
};
inline constexpr std::uint64_t claim_lasts = 60;  // seconds

/// The one document that says what of an index is seen; it is only ever replaced by compare-and-set. Numbers of
/// writings grow, also over a rebuild; one that was given up is never used again.
struct IndexState {
  std::uint64_t generation = 0;         ///< number of the last writing that was committed; 0: nothing was yet
  std::uint64_t previous = 0;           ///< of the one before
  std::uint64_t claimed = 0;            ///< the greatest number that was ever given
  std::vector<std::uint64_t> given_up;  ///< numbers of writings that were never committed
  WritingClaim claim;
  std::string replaced_by;  ///< name of the index that a rebuild has put in place of this one; empty: none
  std::string updated;      ///< time of the last commit, ISO 8601 in UTC
  std::string corpus_digest;
  std::uint64_t passages = 0;
  std::uint64_t papers = 0;
  std::vector<std::string> facets;  ///< columns in the order in which they came (see index::StoredInfo)
};

/// The state with the place in the shard's history that its successor must name.
struct StoredState {
  IndexState state;
  std::uint64_t sequence = 0;
  std::uint64_t term = 0;
};

std::string encode_state(const IndexState& state);
/// Nothing for what is no state.
std::optional<IndexState> decode_state(std::string_view bytes);

/// A filter for what a generation holds of one sort of document: `born ≤ G < died`, where writings that were given up
/// never were.
Json visible(const IndexState& state, std::string_view doc);
/// The same of what the writing under way has made of it, before it is committed.
Json visible_to_writer(const IndexState& state, std::string_view doc);

}  // namespace dossier::cluster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/client/json.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// How an index lies in OpenSearch. One index holds documents of four sorts, told apart by the field `doc`:
//
// - `passage`: what is searched. `_id` is made of the number of the writing that brought it and the passage's id, its
//   routing is the id of its paper, so that a paper lies whole in one shard.
// - `paper`, `source`: a paper, and the account of a source file with what it says of acronyms.
// - `state`, `taxonomy`: one document each, see cluster/format/state.hpp.
//
// All have `record`, the bytes that Dossier stores (see index/format/records.hpp), and no `_source`.
namespace dossier::cluster {

/// Version of this layout; docs/cluster.md tells it in prose.
inline constexpr int format_version = 2;

/// Fields of every document but the state; beside these: `doc`, its sort; `id` of the passage, of the paper, or the
/// path of the source; `born` and `died`, numbers of the writings that brought it and took it out (`never` where none
/// did).
namespace field {
inline constexpr std::string_view source = "source";  ///< path of the source file that it came from
inline constexpr std::string_view record = "record";  ///< stored bytes, base64 in JSON
// Of passages: the terms of `text`, `heading` (a value a heading), `title` and `author` (a value an author), joined by
// spaces; their numbers in `len_text` …; the distinct terms of each in `words_text` …, which are not indexed, to count
// them; and:
inline constexpr std::string_view number = "n";  ///< in the reading order of its paper
inline constexpr std::string_view own = "own";   ///< whether the paper is stored with it
// Of sources:
inline constexpr std::string_view acronyms = "acronyms";  ///< stored bytes (see index/format/acronyms.hpp)
}  // namespace field

/// `died` of what is not taken out.
inline constexpr std::uint64_t never = 2147483647;

/// The field of a facet (see index::facet_values), or of its confidence column: `f_dyad`, `c_dyad`. Names of facets may
/// hold any bytes: one that is no letter, digit, `-` or `_` of ASCII stands as `~` and two hex digits.
std::string facet_field(std::string_view column);

/// How an index is laid out over the cluster. Shards are fixed when it is made.
struct Layout {
  std::uint32_t shards = 3;
  std::string replicas = "0-1";  ///< `auto_expand_replicas`: a replica where there is a second node
};
/// From $DOSSIER_CLUSTER_SHARDS and $DOSSIER_CLUSTER_REPLICAS (a number, or a range as `0-1`). Errors: Usage.
Result<Layout> layout_of_environment();

/// What makes an index: settings, mapping, and `alias` for its name.
Json index_body(const Layout& layout, const std::string& fingerprint, const std::string& alias);
/// A mapping that adds the fields of these facet columns.
Json facets_body(const std::vector<std::string>& columns);

/// What a mapping says of an index that Dossier made.
struct MappingMeta {
  int format = 0;
  std::string fingerprint;  ///< of analysis, stop words and taxonomy (see index::fingerprint)
};
/// From the answer to `GET /NAME/_mapping` of one index. Errors: IndexIncompatible for an index that is not Dossier's,
/// or of another format.
Result<MappingMeta> read_meta(const Json& mapping, const std::string& where);

}  // namespace dossier::cluster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/client/client.hpp"
#include "cluster/format/mapping.hpp"
#include "cluster/format/state.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::cluster {

/// The index of OpenSearch that stands behind a name now.
struct OpenedIndex {
  std::shared_ptr<const Client> client;
  std::string name;   ///< its own name, not the alias
  std::string named;  ///< the one that has the alias: another where a rebuild has died just after its commit
  MappingMeta meta;
  std::optional<StoredState> stored;  ///< nothing where it was made and nothing more: its maker died

  [[nodiscard]] const std::string& where() const { return client->where(); }
  /// `/NAME` and what follows.
  [[nodiscard]] std::string path(std::string_view rest) const { return "/" + name + std::string(rest); }
};

/// How long one node is waited for. A node that has stopped is taken out of a cluster after half a minute.
inline constexpr std::chrono::seconds search_limit{60};

/// Whether nodes keep what a search finds until the index changes, for when the same is asked again. What asks for no
/// hits is always kept.
enum class Keep { Counts, Answer };

/// Asks for a search of the whole index. Errors: those of Client; a part of the shards is one; IndexLocked where the
/// index is no longer there.
Result<Json> search(const OpenedIndex& index, const Json& body, Keep keep = Keep::Counts);

/// Errors: IndexMissing; IndexIncompatible for an index that is not Dossier's, or, unless `any_format`, of another
/// format; IndexDamaged; those of Client.
Result<OpenedIndex> open_index(std::shared_ptr<const Client> client, bool any_format = false);

/// The record of a document that is the only one of its sort.
struct StoredRecord {
  std::string bytes;
  std::uint64_t sequence = 0;  ///< see StoredState
  std::uint64_t term = 0;
  std::string index = {};  ///< name of the index that holds it
};
/// Reads the document `state` or `taxonomy`; nothing where it is not there. Errors: those of Client, IndexDamaged.
Result<std::optional<StoredRecord>> read_record(const Client& client, const std::string& index,
                                                std::string_view document);

/// Reads the state as it is now, committed or not.
Result<std::optional<StoredState>> read_state(const Client& client, const std::string& index);
/// Whether the name still stands for the generation that was seen. One small request.
Result<bool> is_as_seen(const OpenedIndex& seen);
/// Puts `next` in place of `stored` (nothing: of none), if that is what is there still; then `stored` is the new one.
/// False where another has been before. Errors: those of Client; then it is not known.
Result<bool> replace_state(const Client& client, const std::string& index, std::optional<StoredState>& stored,
                           const IndexState& next);

/// One document of a search.
struct Hit {
  std::string id;
  std::string source;  ///< field::source
  std::uint64_t born = 0;
  std::string record;    ///< decoded
  std::string acronyms;  ///< of a source; decoded
};

/// In which order a scan goes: by ids; passages by paper, then in reading order; or these by source first.
enum class ScanOrder { Ids, Reading, Sources };

/// Calls `visit` for every document that `query` matches, page by page; each page is one search over all shards.
/// Errors: those of Client, IndexDamaged for a record that cannot be read, those of `visit`.
Result<void> scan(const OpenedIndex& index, const Json& query, ScanOrder order,
                  const std::function<Result<void>(Hit)>& visit, std::size_t page = 1000);

/// The same without records, in the order of ids: ten thousand documents a page.
Result<void> scan_ids(const OpenedIndex& index, const Json& query, const std::function<void(const Hit&)>& visit);

/// How many documents a query matches, exactly. Errors: those of Client; IndexDamaged.
Result<std::uint64_t> count(const OpenedIndex& index, const Json& query);

/// Makes a search with a `sort` ask for the page after the one in `answer`, which must not be empty. Errors:
/// IndexDamaged where the last hit has no sort values, or the same as the page before, so that paging would never end.
Result<void> turn_page(Json& body, const Json& answer, const std::string& where);

/// IndexDamaged: a part of an index in a cluster cannot be read.
Error damaged(const std::string& where, const std::string& part);
/// IndexDamaged: an answer lacks what was asked for.
Error faulty_answer(const std::string& where);
/// IndexLocked: writers have taken out what this generation held, or have put another index in its place.
Error changed_meanwhile(const std::string& where);

}  // namespace dossier::cluster

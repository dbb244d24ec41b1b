// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/read/opened_index.hpp"

#include <string>

namespace dossier::cluster {

/// Deletes what no reader can see any more: what writings that were given up have brought, and what was taken out
/// before the generation `previous`, since a reader of that one may still be at work. Some seconds for 100,000
/// documents.
Result<void> delete_unseen(const OpenedIndex& index, const IndexState& state);

/// Deletes a whole index; that it is not there is no error.
Result<void> delete_index(const Client& client, const std::string& index);

/// Gives the client's name to another index, and deletes the one that had it, in one step. That this was done before
/// is no error.
Result<void> move_name(const Client& client, const std::string& from, const std::string& to);

/// Whether an index with this mapping is Dossier's and was made and nothing more: it has no state.
Result<bool> is_bare(const Client& client, const std::string& index, const Json& mapping);

/// Deletes the indexes that rebuilds have made whose writings were given up. A round, where there are any.
Result<void> delete_given_up(const OpenedIndex& index, const IndexState& state);

/// The name of the index that the writing with this number makes.
std::string index_name(const std::string& name, std::uint64_t writing);

}  // namespace dossier::cluster

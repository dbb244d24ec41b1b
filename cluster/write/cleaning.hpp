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

/// Gives the client's name to another index, and deletes the one that had it, in one step.
Result<void> move_name(const Client& client, const std::string& from, const std::string& to);

/// The name of the index that the writing with this number makes.
std::string index_name(const std::string& name, std::uint64_t writing);

}  // namespace dossier::cluster

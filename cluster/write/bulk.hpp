// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "cluster/client/client.hpp"

#include <chrono>
#include <string>

namespace dossier::cluster {

/// Sends documents (two lines each, see DocumentLines) to an index until all of them are acknowledged. Those that a
/// node was too busy for are sent again, for at most `patience`; the same document twice is one document. Errors: those
/// of Client; IndexLocked where a later writer has sent one of them; DiskFull or NoResources by the reason for which
/// one was refused.
Result<void> send_bulk(const Client& client, const std::string& index, std::string lines,
                       std::chrono::milliseconds patience = std::chrono::seconds(120));

}  // namespace dossier::cluster

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "index/check/check_report.hpp"

#include <string_view>

namespace dossier::cluster {

/// Reads every document of an index in a cluster, and compares records, ids, files and counts with each other and with
/// what the last commit says. Errors: those of ClusterReader::open and Client.
Result<CheckReport> check_cluster_index(std::string_view address);

}  // namespace dossier::cluster

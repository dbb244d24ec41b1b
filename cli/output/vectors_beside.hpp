// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/read/cluster_reader.hpp"
#include "vectors/make_vectors.hpp"

#include <optional>

namespace dossier {

/// The vectors of a program of the user's, which are kept beside an index on this disk only.
inline Result<std::optional<VectorSummary>> vectors_beside(const IndexReader& reader) { return vector_summary(reader); }
inline Result<std::optional<VectorSummary>> vectors_beside(const cluster::ClusterReader& /*reader*/) {
  return std::optional<VectorSummary>();
}

}  // namespace dossier

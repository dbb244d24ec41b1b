// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/read/index_reader.hpp"
#include "index/vectors/vector_keys.hpp"

#include <functional>
#include <map>
#include <string>

namespace dossier::index {

/// Calls `visit` with each passage from `first` on that is not taken out, ascending, and what a vector of it is made
/// of, until it gives an error. Some 20 µs a passage. Errors: those of the index.
Result<void> for_each_vector_text(const IndexReader& reader, DocId first,
                                  const std::function<Result<void>(DocId, const VectorText&)>& visit);

/// What is to be stored, by key, so that all passages have the keys of their vectors; empty values remove. Nothing
/// where the index has no vectors, or all have theirs. Errors: those of the index, and of the file of vectors.
Result<std::map<std::string, std::string>> vector_key_changes(const IndexReader& reader);

}  // namespace dossier::index

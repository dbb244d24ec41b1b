// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/labels/pair_evidence.hpp"
#include "indexer/labels/text_events.hpp"

namespace dossier {

/// Adds to the facts of a document's passage what its side says of the pairs: the state that it speaks for with every
/// state that the passage or the title names, and for all pairs whether that state is one of them. Linear in the
/// events.
void add_document_pairs(const Taxonomy& taxonomy, const DocumentSide& side, const TextEvents& text, PairFacts& facts);

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/quality/text_overlap.hpp"

#include <cstddef>
#include <vector>

namespace dossier::reading {

/// A file that may hold the same paper as others beside it, as it was read.
struct PaperForm {
  bool pdf = false;
  bool readable = true;  ///< false: nothing can be read of it
  double right = 0;      ///< share of its paragraphs that were probably read right
  WordTriples triples;   ///< of its text
};

/// For each form the one that is read instead of it: its own number where it is read itself. Forms that have half of
/// their text in common are one paper, and so are a PDF that cannot be read and any text. The best of them is read: a
/// PDF, unless another form was probably read clearly better and is not much shorter.
std::vector<std::size_t> best_forms(const std::vector<PaperForm>& forms);

}  // namespace dossier::reading

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "base/system/confined_child.hpp"
#include "indexer/source/pdf_words.hpp"

#include <chrono>
#include <cstddef>
#include <string_view>

namespace dossier::pdf {

struct ChildLimits {
  ConfinedLimits child{std::chrono::seconds(120), std::size_t{1} << 30U};
  PdfLimits pdf;
};

/// The words of a PDF, read by poppler in a child process of its own: a file that makes it crash, hang or eat memory
/// gives an error and harms nothing else (base/system/confined_child.hpp).
Result<PdfText> words_in_child(std::string_view bytes, const ChildLimits& limits = {});

}  // namespace dossier::pdf

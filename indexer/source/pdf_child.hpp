// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "indexer/source/pdf_words.hpp"

#include <chrono>
#include <cstddef>
#include <string_view>

namespace dossier::pdf {

struct ChildLimits {
  std::chrono::seconds time{120};             ///< of the clock; the same of the processor
  std::size_t memory = std::size_t{1} << 30;  ///< bytes over what this process holds
  PdfLimits pdf;
};

/// The words of a PDF, read by poppler in a child process of its own: a file that makes it crash, hang or eat memory
/// gives an error and harms nothing else. May be called by several threads. Costs a fork, some milliseconds.
/// Where `sanitized` (base/sanitized.hpp) it reads in this process, where the sanitizer sees what it does.
Result<PdfText> words_in_child(std::string_view bytes, const ChildLimits& limits = {});

}  // namespace dossier::pdf

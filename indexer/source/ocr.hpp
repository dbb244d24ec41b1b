// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

namespace dossier::pdf {

struct OcrLimits {
  std::chrono::seconds time{900};  ///< a file
};

/// Where recognised PDFs are kept: `dossier/ocr` in $XDG_CACHE_HOME, else in ~/.cache; empty where neither is set.
std::filesystem::path ocr_cache();

/// The PDF with a text layer that `ocrmypdf` makes, from the cache where it is there already. `hash` is that of the
/// bytes and names the copy. With `force` a text layer that is there is replaced. The user's file is never touched: the
/// program works on a copy in the cache. Errors: BadData where the program is not installed, fails or takes too long;
/// Unreadable where the cache cannot be written.
Result<std::string> with_text_layer(std::string_view bytes, const std::string& hash, bool force,
                                    const OcrLimits& limits = {});

}  // namespace dossier::pdf

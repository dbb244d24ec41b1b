// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"
#include "web/call/corrections.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace dossier {

/// What came of a correction, which is safe in its file.
struct Corrected {
  std::string note;              ///< a sentence where the index does not show it yet; else empty
  std::optional<Error> failure;  ///< why, where it is an error
};

/// Writes a correction of a passage's labels at the end of the corrections beside the index, and reads the passage's
/// file again, so that the index follows. Errors: NotFound, Usage with what is allowed, and those of writing; nothing
/// was written then.
Result<Corrected> correct_passage(const std::filesystem::path& index, const web::LabelCorrection& wanted);

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace dossier::reading {

/// What the ending of such a file is, told by its first bytes: `rtf`, `doc` (the binary format of Word before 2007);
/// empty for anything else.
std::string_view office_format(std::string_view bytes);

/// Why a file of this format is not read as it is, and the remedy.
Error office_error(std::string_view format);

/// The document as DOCX, as LibreOffice (`soffice`) converts it, from the cache where it is there already (see
/// make_file()). `hash` is that of the bytes and names the copy. Macros do not run, and the user's own profile of
/// LibreOffice is not touched.
Result<std::string> office_as_docx(std::string_view bytes, const std::string& hash,
                                   std::chrono::seconds time = std::chrono::seconds(300));

}  // namespace dossier::reading

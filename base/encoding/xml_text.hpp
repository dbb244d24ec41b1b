// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace dossier {

/// A text as content or attribute of XML, SVG or HTML: what is markup there escaped; control characters and the two
/// characters that XML forbids left out, broken bytes replaced.
std::string xml_escaped(std::string_view text);

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text_span.hpp"

#include <string_view>

namespace dossier {

/// The sentence of a text that a citation stands in; both as ranges of its bytes. The stops of "et al." and "p." end no
/// sentence. Of a text without stops, such as an entry of a list, the whole. At most 1,000 bytes around the citation.
TextSpan sentence_around(std::string_view text, TextSpan citation);

}  // namespace dossier

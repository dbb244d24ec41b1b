// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"

#include <algorithm>
#include <array>

namespace dossier {

/// Kinds of passages that stand beside the text: their scores by words are lessened (RankingParams::note_weight).
inline constexpr std::array note_kinds{PassageKind::Annotation, PassageKind::Footnote, PassageKind::Reference};

inline bool is_note(PassageKind kind) { return std::ranges::find(note_kinds, kind) != note_kinds.end(); }

}  // namespace dossier

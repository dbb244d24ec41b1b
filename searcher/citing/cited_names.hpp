// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"
#include "searcher/citing/citation_style.hpp"

#include <cstddef>
#include <string>

namespace dossier::citing {

/// The authors as a citation in the text names them: `Khan`, `van Dijk & Rafi`, `Khan et al.`; the whole name of an
/// organisation. Empty where the paper names none. At least `least` names where there are as many: `Khan, Rafi, et al.`
std::string names_in_text(CitationStyle style, const Paper& paper, std::size_t least = 0);
/// So many names are tried to tell works apart.
inline constexpr std::size_t most_told_apart = 20;

/// The authors as the list of references names them, without a full stop behind: `van Dijk, L., & Rafi, O.`,
/// `Dijk, Lena van, and Omar Rafi`. Empty where the paper names none.
std::string names_in_list(CitationStyle style, const Paper& paper);

/// Initials of given names: `Jean-Paul` → `J.-P.`, `Ai-jun` → `A.`, `A.B.` → `A. B.`.
std::string initials_of(const std::string& given);

}  // namespace dossier::citing

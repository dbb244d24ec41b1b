// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// What a query names papers by, where it was copied from a text or a list of references, each paper a text of its own:
/// `[see @khan2019, p. 4; @roe2021]` → `@khan2019`, `@roe2021`; `(Khan & Yaqoob, 2021, pp. 3–4)` → `Khan & Yaqoob,
/// 2021`; `Khan, A. B. (2021). Title …` → `Khan, (2021`. A query that is none of these comes back as one text, its
/// blanks made single.
std::vector<std::string> pasted_citations(std::string_view query);

}  // namespace dossier

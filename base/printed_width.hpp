// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace dossier {

/// How wide a text is when it is printed in a proportional type such as Times, in average letters: `mm` takes more than
/// `ill`. Blanks at the beginning and characters beyond ASCII count as columns of a terminal (base/columns.hpp).
std::size_t printed_columns(std::string_view text);

}  // namespace dossier

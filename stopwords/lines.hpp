// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string_view>

namespace dossier {

/// Calls `visit` with each line of a file of words, without its end; comments and empty lines are left out.
template <class Visit>
void for_each_line(std::string_view text, Visit&& visit) {
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = text.substr(0, end);
    if (!line.empty() && line.front() != '#') visit(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace dossier

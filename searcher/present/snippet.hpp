// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/present/highlighter.hpp"
#include "searcher/types/response.hpp"

#include <string_view>
#include <vector>

namespace dossier {

/// Room for a snippet, in tokens: alike in every script.
struct SnippetSize {
  std::uint32_t one = 42;  ///< of a single fragment; a text that is not much longer is given whole
  std::uint32_t two = 21;  ///< of each of two fragments
};

/// Chooses one or two fragments of a text around the best cluster of matches: the window with the most weight of
/// different groups, the earliest of equals; two windows where they hold clearly more than one of twice the size.
/// Fragments begin and end with sentences where these are near, else with words. `matches` as Highlighter::find gives
/// them. A text without matches gives its beginning.
std::vector<Fragment> make_snippet(std::string_view text, const Tokens& tokens, const std::vector<TextMatch>& matches,
                                   const Highlighter& highlighter, SnippetSize size = {});

}  // namespace dossier

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gumbo.h>

#include <string>
#include <string_view>

/// Questions to the nodes of a page.
namespace dossier::reading::html {

bool is_element(const GumboNode& node, GumboTag tag);
/// The value of an attribute; empty where there is none.
std::string_view attribute(const GumboNode& node, const char* name);
bool has_attribute(const GumboNode& node, const char* name);
/// Whether a word of the attributes class and id is this, or begins with it and a hyphen.
bool is_called(const GumboNode& node, std::string_view name);
/// All text below a node, as it stands.
std::string text_of(const GumboNode& node);

/// The node that holds the paper: the main or the only article of the page, else its body.
const GumboNode& main_content(const GumboNode& root);
/// Menus, heads and feet of the site, side bars, forms, scripts, what is hidden. `inside`: whether the node lies in
/// what the page itself calls its main content, where a head is that of the paper.
bool is_left_out(const GumboNode& node, bool inside);

/// The deepest that a page may nest.
inline constexpr int deepest = 200;
/// Whether any branch is deeper.
bool nests_deeper(const GumboNode& root, int most);

}  // namespace dossier::reading::html

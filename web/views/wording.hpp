// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/catalogue.hpp"
#include "index/passage.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace dossier::web {

/// A message of the program as a sentence of a page: `there is no paper x` → `There is no paper x.`
std::string sentence(std::string_view message);
/// A facet as a title: `dyad` → `Dyad`.
std::string facet_title(std::string_view facet);

/// How a paper is named in a line: `Khan and Li (2021)`, `Okafor et al. (2019)`; its title, or its id, where it names
/// no authors.
std::string short_name(const Paper& paper);
/// A facet value as shown: `China-Pakistan` → `China–Pakistan`, values of the index's taxonomy by their label
/// (`neoclassical-realism` → `neoclassical realism`), a paper by its short name. Values of papers' own fields stay as
/// they are.
std::string shown_value(const std::string& facet, const std::string& value, const Catalogue& catalogue);
/// Its title, or its id where it has none.
std::string title_of(const Paper& paper);
/// Its title where its short name is made of its authors; empty where that is the title already.
std::string title_beside_name(const Paper& paper);
/// `page 3`, `lines 10–14`; empty where the source tells neither.
std::string location_text(const Passage& passage);
/// `Analysis › 4 Trade › 4.2 Corridors`
std::string heading_text(const Passage& passage);

}  // namespace dossier::web

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/passage.hpp"
#include "searcher/types/request.hpp"
#include "searcher/types/response.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace dossier {
class Console;
}

/// Answers as text for a terminal. Everything that stands in a paper goes through Console and is made safe there.
namespace dossier::text {

/// `Rafi and Noor 2021, The Gas Line That Waited`; the id where the paper says nothing of itself.
std::string reference(const Paper& paper);
/// `Rafi and Noor 2021`, or empty.
std::string authors_and_year(const Paper& paper);
/// The same, else the title, else the id.
std::string name(const Paper& paper);
/// `4 Findings › 4.2 Sanctions · analysis · page 7 · lines 88–92`
std::string location(const Passage& passage);
/// `China-Pakistan · neoclassical-realism`
std::string labels(const Passage& passage);

/// How the query was understood: what was searched, what was expanded, what there is to say.
void echo(Console& console, const QueryEcho& echo, const SearchRequest& asked = {});
/// The filters of the request, a line each.
void filters(Console& console, const SearchRequest& asked);
/// What there is to say, a line each.
void diagnostics(Console& console, const std::vector<Diagnostic>& diagnostics);
/// For a query without hits: what to drop.
void relaxations(Console& console, const QueryEcho& echo);

struct HitHead {
  std::size_t number = 0;
  const Paper* paper = nullptr;  ///< named in the first line; null: the hits stand below their paper already
  bool score = false;            ///< show the parts of the score
  std::string remark = {};       ///< a line below the hit
};
void hit(Console& console, const HitHead& head, const Hit& hit);
/// A line a facet with its greatest values.
void facets(Console& console, const std::vector<FacetCounts>& facets);

/// A whole text, wrapped and indented, with marks.
void body(Console& console, const std::string& text, TextSpan part, const std::vector<TextSpan>& marks,
          std::size_t indent);

}  // namespace dossier::text

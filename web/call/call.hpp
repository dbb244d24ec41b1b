// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cluster/searchable_index.hpp"
#include "searcher/citing/own_styles.hpp"
#include "searcher/searcher.hpp"
#include "web/call/corrections.hpp"
#include "web/call/page_url.hpp"
#include "web/call/search_url.hpp"
#include "web/call/snapshot.hpp"
#include "web/http/http_message.hpp"

#include <string>
#include <string_view>

namespace dossier::web {

class Templates;

/// The cookie that holds the style in which a user cites.
inline constexpr std::string_view style_cookie = "dossier-style";
/// The cookie that holds the name of the collection that was looked at last, percent-encoded.
inline constexpr std::string_view collection_cookie = "dossier-collection";

/// One request on its way through a route: what was asked, and what to answer it with.
struct Call {
  const SearchableIndex& index;
  const Catalogue& catalogue;  ///< of the index, as the searcher
  const Searcher& searcher;
  Snapshot& snapshot;
  Templates& templates;
  std::string path;      ///< decoded
  std::string argument;  ///< what stands in the path behind the route's own part: a passage's or a paper's id
  Parameters asked;      ///< the parameters as they came
  ParameterReader parameters;
  CitingStyle style = {};  ///< in which the user cites
  std::string collection;  ///< into which passages go; empty: the usual one
  std::string host;        ///< as the client wrote it, for absolute addresses
  OwnStyles& styles;       ///< that the user may choose beside those built in
  const Correct& correct;  ///< null: corrections are not taken
  Parameters form = {};    ///< the fields of a POST, in order
};

}  // namespace dossier::web

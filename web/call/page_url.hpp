// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/citing/citing_style.hpp"
#include "web/call/search_url.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dossier::web {

/// A page's whole state: which view, which search, and what the view itself has to choose. Links are changed copies.
struct PageUrl {
  std::string path = "/";
  SearchRequest request = usual();
  Parameters own;          ///< the view's own parameters, without usual values
  CitingStyle style = {};  ///< the user's setting, which stands in no address

  /// What a page asks where its URL says nothing.
  static SearchRequest usual();

  /// With which it can be asked again: `/search?q=…`.
  [[nodiscard]] std::string text() const;
  /// The query with its `?`, empty where there is none.
  [[nodiscard]] std::string query_text() const;

  /// The same search in another view, on its first page.
  [[nodiscard]] PageUrl at(std::string_view other_path) const;
  /// With an own parameter set, or taken away where the value is empty.
  [[nodiscard]] PageUrl with(std::string_view name, std::string_view value) const;
  [[nodiscard]] PageUrl with_query(std::string query) const;
  /// With a facet value chosen, or excluded; it is taken out of the other list. On the first page.
  [[nodiscard]] PageUrl including(const std::string& facet, const std::string& value) const;
  /// With this value alone chosen of the facet; what is excluded stays so.
  [[nodiscard]] PageUrl only(const std::string& facet, const std::string& value) const;
  [[nodiscard]] PageUrl excluding(const std::string& facet, const std::string& value) const;
  [[nodiscard]] PageUrl without(const std::string& facet, const std::string& value) const;
  /// Without any choice in the facet.
  [[nodiscard]] PageUrl without(const std::string& facet) const;
};

/// The URL of a passage in the reader, opened at it.
std::string passage_url(std::string_view id, const PageUrl& search);
/// The URL of a paper in the reader.
std::string paper_url(std::string_view id, const PageUrl& search);

}  // namespace dossier::web

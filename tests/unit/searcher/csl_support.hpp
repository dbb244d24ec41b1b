// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/csl/processor.hpp"
#include "tests/support/catch.hpp"

#include <memory>
#include <string>
#include <vector>

namespace dossier::testing {

/// A style with this citation; `more`: elements before it, `root`: attributes of the whole.
inline std::shared_ptr<const csl::Style> style_with(const std::string& citation, const std::string& more = {},
                                                    const std::string& root = {}) {
  auto style = csl::Style::parse("<style xmlns=\"http://purl.org/net/xbiblio/csl\" version=\"1.0\" " + root + ">" +
                                 more + citation + "</style>");
  REQUIRE(style);
  return std::make_shared<const csl::Style>(std::move(*style));
}

inline csl::Cite cite_of(const std::string& id, const std::string& locator = {}) {
  csl::Cite cite;
  cite.id = id;
  cite.locator = locator;
  return cite;
}

inline std::string cited(const std::shared_ptr<const csl::Style>& style, const std::vector<csl::Item>& items,
                         const std::vector<csl::Cite>& cites) {
  return csl::Processor(style, items).citation(cites).plain();
}

}  // namespace dossier::testing

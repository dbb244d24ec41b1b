// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/citing/citation_style.hpp"
#include "searcher/csl/style.hpp"

#include <memory>
#include <string>

namespace dossier {

/// The style in which is cited: one of those built in, or one in CSL.
struct CitingStyle {
  CitingStyle() = default;
  CitingStyle(CitationStyle style)
      : built_in(style) {}  // NOLINT(google-explicit-constructor): a style that is built in is one
  CitationStyle built_in = CitationStyle::Pandoc;
  std::shared_ptr<const csl::Style> own = nullptr;  ///< goes before `built_in`
  std::string name = {};                            ///< of `own`, as it was chosen
  std::string stamp = {};                           ///< changes where the file of `own` does

  [[nodiscard]] bool is(CitationStyle style) const { return own == nullptr && built_in == style; }
  [[nodiscard]] std::string chosen() const {
    return own == nullptr ? std::string(citation_styles[static_cast<std::size_t>(built_in)].name) : name;
  }
};

}  // namespace dossier

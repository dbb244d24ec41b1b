// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/call/call.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace dossier::web {

/// The most hits of similar passages on a page.
inline constexpr std::uint32_t most_similar = 100;

/// What a view's address asks: for the view itself and for its exports, which take the same parameters. `url` is that
/// of the view, without usual values.
struct AskedEvidence {
  PageUrl url;
  EvidenceRequest request;
};
struct AskedMatrix {
  PageUrl url;
  MatrixRequest request;
};
struct AskedKwic {
  PageUrl url;
  KwicRequest request;
};
struct AskedSimilar {
  PageUrl url;
  SimilarRequest request;
};

inline constexpr std::uint32_t usual_evidence_papers = 50;
inline constexpr std::uint32_t kwic_lines_a_page = 100;

inline constexpr std::array<std::string_view, 2> matrix_orders{"count", "name"};

struct AskedCompare {
  PageUrl url;
  CompareRequest request;
};
struct AskedCitations {
  PageUrl url;
  CitationsRequest request;
};

AskedEvidence asked_evidence(Call& call);
AskedMatrix asked_matrix(Call& call);
AskedKwic asked_kwic(Call& call);
AskedCompare asked_compare(Call& call);
/// `paper`: its id; empty: the whole library.
AskedCitations asked_citations(Call& call, const std::string& paper);
/// The id of the passage is `id`.
AskedSimilar asked_similar(Call& call, const std::string& id);

}  // namespace dossier::web
